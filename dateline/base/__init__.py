"""Floor 0: what knows nothing of news. Everything here is a pure function or a plain value."""
