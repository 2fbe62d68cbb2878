import pytest

from dateline.planning.views import TextView
from dateline.rendering.render import render
from tests.rendering.proof import SILENT, laid_out


@pytest.mark.parametrize("text", ["", "User-agent: *\n", "<b>&amp;\"'", "你好 \U0001f5de\n\n"])
def test_text_is_written_as_it_is(text: str) -> None:
    page, values = laid_out({"text": TextView(text=text)}, renderer="format:text")
    assert render(page, values, {}, SILENT) == text.encode()
