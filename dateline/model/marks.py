"""Where something stands in a file, in the plainest form there is."""

from collections.abc import Mapping

# Line, column, end line, end column, text of the line.
PlainMark = tuple[int, int, int, int, str]
# Where fields stand, by names such as "tags.0".
FieldMarks = Mapping[str, PlainMark]
