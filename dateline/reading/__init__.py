"""Floor 2: manuscripts in, articles out. Pure: bytes and settings decide everything."""
