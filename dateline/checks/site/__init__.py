"""Checks of a site as it would be published: one check, one module."""
