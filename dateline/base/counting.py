"""Numbers in sentences."""


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun in the right form, as in "1 page" and "2 pages"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
