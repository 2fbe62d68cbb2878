"""Floor 2: a page and the values of its parts in, bytes out. It can reach nothing else."""
