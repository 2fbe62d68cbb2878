"""Which files are made of a picture, and what a page has to know of them.

Comes in: the path of a picture, the archive. Goes out: widths, and the view behind a picture's
token. Only what a page prints is in it: another photograph of the same size renders no page.
"""

from collections.abc import Iterable

from dateline.model.addresses import media_address, narrower_address
from dateline.model.archive import Archive
from dateline.model.article import Picture
from dateline.model.picture import Measure
from dateline.planning.views import PictureView

# In pixels: a telephone, one with a fine screen, a column, a column on a fine screen.
WIDTHS = (480, 800, 1200)
WIDEST = 1600
# Whoever can show these can show WebP.
_NEWER = frozenset({"WEBP", "AVIF"})


def made_widths(measure: Measure) -> tuple[int, ...]:
    """Return how wide the smaller ones of a picture are, ascending and never wider than it is."""
    widths = _widths(measure)
    if measure.kind in _NEWER and widths[-1:] == (measure.width,):
        return widths[:-1]
    return widths


def _widths(measure: Measure) -> tuple[int, ...]:
    if not measure.scales or measure.width <= WIDTHS[0]:
        return ()
    widest = min(measure.width, WIDEST)
    # What is hardly narrower than the next one saves hardly anything.
    return (*(width for width in WIDTHS if width * 5 <= widest * 4), widest)


def picture_views(pictures: Iterable[Picture], archive: Archive) -> tuple[PictureView, ...]:
    """Return what stands behind the tokens of the pictures of a body."""
    return tuple([_view(picture.path, archive.measures.get(picture.path)) for picture in pictures])


def _view(path: str, measure: Measure | None) -> PictureView:
    url = media_address(path)
    if measure is None:
        return PictureView(url=url)
    made = made_widths(measure)
    sources = [(narrower_address(path, width), width) for width in made]
    if made and measure.kind in _NEWER and measure.width <= WIDEST:
        sources.append((url, measure.width))
    return PictureView(
        url=url,
        width=measure.width,
        height=measure.height,
        sources=tuple(sources),
        type="image/webp" if sources and measure.kind not in _NEWER else "",
    )
