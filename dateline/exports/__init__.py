"""Floor 4: the archive, or a part of it, as one file for other programs."""
