"""The reports that rest on works nobody has a copy of, as a page for editors.

Comes in: the cited works of an archive. Goes out: one page of HTML that needs nothing else and is
not part of the archive: a list of reports, the oldest first because their links die first, each
with the works that would be lost with their host.
"""

from collections.abc import Iterable
from html import escape

from dateline.base.counting import counted
from dateline.checks.cited import Work
from dateline.model.article import Article

_STYLE = """
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { line-height: 1.2; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
  ul { margin: 0; padding-inline-start: 1.2rem; } .gone { font-weight: 600; } code { font-size: .85rem; }
"""  # noqa: E501 - rules of a style sheet


def uncopied_page(works: Iterable[Work], title: str, outlets: dict[str, str]) -> str:
    """Return the page; `outlets` are names by slug."""
    reports: dict[str, tuple[Article, list[Work]]] = {}
    for work in works:
        for article in () if work.has_copy else work.cited.cited_by:
            reports.setdefault(article.id, (article, []))[1].append(work)
    order = sorted(reports.values(), key=lambda one: (one[0].published.instant, one[0].id))
    said = (
        f"{counted(len(order), 'report')} of {escape(title)} rest on works without a copy. "
        if order
        else f"There is a copy of every work that {escape(title)} cites. "
    )
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>Reports without a saved copy – {escape(title)}</title>",
            f"<style>{_STYLE}</style>\n<h1>Reports without a saved copy</h1>",
            f"<p>{said}<code>dateline sources save</code> makes copies.</p>",
            *(_report(article, found, outlets) for article, found in order),
            "</html>\n",
        ]
    )


def _report(article: Article, works: list[Work], outlets: dict[str, str]) -> str:
    lines = "\n".join(f"<li>{_line(work, outlets)}</li>" for work in works)
    place = f"<code>{escape(article.manuscript)}</code>"
    heading = f"{escape(article.headline)} ({article.published.day}) {place}"
    return f"<h2>{heading}</h2>\n<ul>\n{lines}\n</ul>"


def _line(work: Work, outlets: dict[str, str]) -> str:
    source = work.cited.source
    named = [outlets[slug] for slug in work.outlets[:1]]
    parts = [*named, source.title or source.whole, str(source.date or source.written or "")]
    text = escape(" – ".join(one for one in parts if one) or source.url)
    if not work.url:
        return f"{text} (no address)"
    state = ' <span class="gone">no longer online</span>' if work.state == "dead" else ""
    return f'<a href="{escape(work.url)}" rel="noreferrer">{text}</a>{state}'
