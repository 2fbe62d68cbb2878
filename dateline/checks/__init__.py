"""Looking at what the archive rests on: links, saved copies, coverage."""
