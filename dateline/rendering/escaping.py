"""Values into HTML, as pages print them.

Comes in: a value. Goes out: exactly what MarkupSafe makes of it, by a shorter way for plain text
and whole numbers.
"""

from collections.abc import Callable
from typing import cast

import markupsafe
from markupsafe import Markup, escape

# What `escape` itself calls, in C: it has the text without the mark, which would be thrown away.
escaped = cast("Callable[[str], str]", getattr(markupsafe, "_escape_inner", escape))


def printed(value: object) -> str:
    """Return the HTML of a value: `markupsafe.escape`, but not marked as such any more.

    What is printed goes straight into the page or into the result of a macro, which is marked.
    """
    if type(value) is str:
        return escaped(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)
