"""Floor 4: other people's archives into manuscripts. Nothing is fetched, nothing overwritten."""
