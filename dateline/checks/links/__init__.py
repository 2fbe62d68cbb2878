"""Asking whether cited works are still where articles say they are."""
