"""Maps as SVG, drawn from outlines that are part of the program."""
