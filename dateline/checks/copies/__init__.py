"""Copies of cited works that the newsroom keeps itself."""
