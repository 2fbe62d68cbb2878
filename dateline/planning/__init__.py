"""Floor 2: the archive in, the complete list of files of an edition out."""
