"""The archive as tables and JSON, for those who work with data."""
