"""Floor 2: read articles in, the joined and ordered archive out."""
