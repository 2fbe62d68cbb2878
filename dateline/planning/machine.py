"""Files for programs: articles for reference managers, the archive as tables and JSON.

Comes in: the archive, settings. Goes out: pages whose renderers are formats. They see of articles
what they show, never the prose: mending a sentence changes none of them.
"""

from collections.abc import Sequence

from dateline.base.digest import Digest
from dateline.model.addresses import data_address
from dateline.model.archive import Archive, CitedWork, Term
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.page import ROWS, Part
from dateline.planning.parts import Table
from dateline.planning.sourceviews import CitedView, DataFolder, DataView, MastheadView, PackageView
from dateline.planning.standing import Standing, own_citables

CITATIONS = {"json": "csl", "bib": "bibtex", "ris": "ris"}
TABLES = ARTICLES_CSV, SOURCES_CSV, ARTICLES_JSON = "articles.csv", "sources.csv", "articles.json"
PACKAGE = "datapackage.json"


def citation_addresses(article: Article) -> list[str]:
    """Return where the files of an article for reference managers stand."""
    return [f"{article.id}.{suffix}" for suffix in CITATIONS]


class Machine:
    """Plans the files for programs; what articles cite is written down once for all of them."""

    def __init__(self, archive: Archive, config: Config, standing: Standing, table: Table) -> None:
        """Begin with nothing planned."""
        self.archive, self.config, self.standing, self.table = archive, config, standing, table
        self.outlets = {one.slug: one.name for one in archive.outlets}
        self.cited: dict[str, Digest] = {}
        head = MastheadView(
            title=config.title, base_url=config.base_url, publisher=config.publisher.name
        )
        self.masthead = table.shared_part("masthead", head)

    def add_article(self, article: Article) -> None:
        """Add the files beside an article."""
        publish, table = self.config.publish, self.table
        if not (publish.citations or publish.data):
            return
        works = self.archive.cited.get(article.id, ())
        cited = table.keep(self._cited(article, works))
        self.cited[article.id] = cited
        own = own_citables(works, self.archive)
        forms = zip(citation_addresses(article), CITATIONS.values(), strict=True)
        for url, form in forms if publish.citations else ():
            table.plan(
                url,
                "citation",
                f"format:{form}",
                Part("article", self.archive.citables[article.id]),
                self.masthead,
                Part("cited", cited),
                Part("own", own),
                owner=article.manuscript,
            )

    def _cited(self, article: Article, works: Sequence[CitedWork]) -> tuple[CitedView, ...]:
        slugs = map(self.archive.outlet_slug, article.sources)
        return tuple(
            [
                CitedView(
                    key=work.key,
                    own=work.article.id if work.article else "",
                    outlet=self.outlets.get(slug, ""),
                )
                for work, slug in zip(works, slugs, strict=True)
            ]
        )

    def add_data(self) -> None:
        """Add the folder of tables: the whole archive, and each region."""
        if not (self.config.publish.data and self.archive.articles):
            return
        folders = [DataFolder(name="", folder=data_address())]
        self._add_folder(folders[0], self.archive.articles)
        for region in self.archive.regions:
            folders.append(DataFolder(name=region.name, folder=data_address(region.slug)))
            self._add_folder(folders[-1], region.articles, region)
        view = DataView(folders=tuple(folders), files=(*TABLES, PACKAGE))
        url = f"{data_address()}index.html"
        self.table.plan(url, "data", "data.html", self.table.part("data", view))

    def _add_folder(
        self, folder: DataFolder, articles: Sequence[Article], region: Term | None = None
    ) -> None:
        entries = Part("articles", tuple([self.archive.entries[one.id] for one in articles]))
        references = (
            Part("references", tuple([self.archive.references[one.id] for one in articles])),
            Part("cited", tuple([self.cited[one.id] for one in articles])),
        )
        first = articles[-1].manuscript if region else ""
        for name, parts in (
            (ARTICLES_CSV, (entries,)),
            (SOURCES_CSV, references),
            (ARTICLES_JSON, (entries, *references)),
        ):
            form = f"{ROWS}{name.replace('.', '-')}"
            url = f"{folder.folder}{name}"
            self.table.plan(url, "data-file", form, self.masthead, *parts, named_by=first)
        config = self.config
        package = PackageView(
            title=f"{config.title}: {folder.name}" if folder.name else config.title,
            description=config.description,
            base_url=config.base_url,
            publisher=config.publisher.name,
            licence=config.licence,
        )
        part = self.table.part("package", package)
        url = f"{folder.folder}{PACKAGE}"
        self.table.plan(url, "data-file", "format:data-package", part, named_by=first)
