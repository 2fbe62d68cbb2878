"""What is measured: the theme or the minimal templates, everything or pages and feeds."""

from pathlib import Path

import pytest
import yaml

from benchmarks.newsroom import MINIMAL
from benchmarks.run import _options, caption, newsroom

LEFT_OUT = {"citations": False, "data": False, "search": False}


@pytest.mark.parametrize(
    ("option", "published", "has_templates"),
    [
        ("--minimal", LEFT_OUT, True),
        ("--pages-only", LEFT_OUT, False),
        ("--markdown", None, False),
    ],
)
def test_a_newsroom_is_fitted_out_with_what_is_to_be_measured(
    option: str, published: object, *, has_templates: bool, tmp_path: Path
) -> None:
    options = _options(["--articles", "5", "--keep", str(tmp_path / "site"), option])
    with newsroom(options) as site:
        settings = yaml.safe_load((site / "site_config.yaml").read_text(encoding="utf-8"))
        given = {path.name: path.read_bytes() for path in (site / "templates").glob("*")}

    ours = {path.name: path.read_bytes() for path in (MINIMAL / "templates").glob("*")}
    assert settings.get("publish") == published
    assert given == (ours if has_templates else {})
    assert ("minimal templates" in caption(options)) is has_templates
    assert ("pages and feeds only" in caption(options)) is (published is not None)
