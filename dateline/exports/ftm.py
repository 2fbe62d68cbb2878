"""FollowTheMoney entities, one JSON object a line, as Aleph and its relatives load them.

Comes in: a collection. Goes out: lines. Each report is an `Article`; each person or organisation it
names is an entity of its own, joined to it by a `Mention`, and by a `Documentation` that says in
what role; each work it cites is an `Article`, too, joined to it by a `Documentation`. Ids are made
of the archive's address and of what tells an entity from others here, so loading a newer export
replaces what an older one brought. Two people of one name in this archive are one entity: whoever
knows better parts them there.
"""

import json
from collections.abc import Iterator

from dateline.base.digest import digest_of_parts
from dateline.base.urls import whole_address
from dateline.exports.collection import Collection, key_of
from dateline.exports.languages import three_letters
from dateline.model.archive import CitedWork
from dateline.model.article import Article, Entity

_SCHEMAS = {"person": "Person", "organisation": "Organization"}
_ID_LENGTH = 40
Properties = dict[str, list[str]]


def ftm(collection: Collection) -> bytes:
    """Return the entities of a collection, each once, those that others refer to before them."""
    made = _Entities(collection)
    return "".join(f"{line}\n" for line in dict.fromkeys(made.lines())).encode()


class _Entities:
    """Makes entities of one archive, and their ids."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.base_url = collection.config.base_url
        self.outlets = collection.outlets()
        self.names: dict[tuple[str, str], dict[str, None]] = {}
        for article in collection.articles:
            for one in article.entities:
                self.names.setdefault((one.kind, one.slug), {})[one.name] = None

    def lines(self) -> Iterator[str]:
        """Yield everything about each article in turn."""
        for article in self.collection.articles:
            yield self._article(article)
            for entity in article.entities:
                yield from self._mentioned(article, entity)
            for work in self.collection.works_of(article):
                yield self._work(work)
                report = self._id("article", article.id)
                yield self._documented(self._work_id(work), report, "source")

    def _article(self, article: Article) -> str:
        whole = self.collection.masthead
        address = whole_address(self.base_url, article.url) if self.base_url else ""
        updated = article.updated.day if article.updated else ""
        properties: Properties = {
            "title": [article.headline],
            "name": [article.headline],
            "fileName": [article.url.rpartition("/")[2]],
            "author": [one.name for one in article.byline.people],
            "summary": [article.summary],
            "publishedAt": [article.published.day],
            "modifiedAt": [updated],
            "language": [three_letters(article.language)],
            "country": [one.code.casefold() for one in article.place.countries],
            "keywords": [one.name for one in article.tags],
            "sourceUrl": [address],
            "publisher": [whole.publisher or whole.title],
            "publisherUrl": [self.base_url],
        }
        return self._line("Article", self._id("article", article.id), properties)

    def _mentioned(self, article: Article, entity: Entity) -> Iterator[str]:
        schema = _SCHEMAS[entity.kind]
        known, report = self._id(entity.kind, entity.slug), self._id("article", article.id)
        names = [*self.names[entity.kind, entity.slug]]
        yield self._line(schema, known, {"name": names})
        mention: Properties = {
            "document": [report],
            "name": [entity.name],
            "resolved": [known],
            "detectedSchema": [schema],
            "contextCountry": [one.code.casefold() for one in article.place.countries],
        }
        named = self._id("mention", article.id, entity.kind, entity.slug)
        yield self._line("Mention", named, mention)
        if entity.role:
            yield self._documented(report, known, entity.role)

    def _work(self, work: CitedWork) -> str:
        if work.article:
            return self._article(work.article)
        source = work.source
        properties: Properties = {
            "title": [source.title or source.whole],
            "name": [source.title or source.whole],
            "author": [source.author],
            "publishedAt": [str(source.date or "")],
            "language": [three_letters(source.language)],
            "sourceUrl": [source.url],
            "publisher": [self.collection.outlet_of(source, self.outlets)],
            "retrievedAt": [str(source.accessed or "")],
        }
        return self._line("Article", self._work_id(work), properties)

    def _work_id(self, work: CitedWork) -> str:
        own = work.article
        return self._id("article", own.id) if own else self._id("work", key_of(work))

    def _documented(self, document: str, entity: str, role: str) -> str:
        properties = {"document": [document], "entity": [entity], "role": [role]}
        return self._line("Documentation", self._id("role", document, entity, role), properties)

    def _id(self, *parts: str) -> str:
        archive = self.base_url or self.collection.config.title
        return digest_of_parts(["dateline", archive, *parts])[:_ID_LENGTH]

    def _line(self, schema: str, entity_id: str, properties: Properties) -> str:
        filled = {
            name: kept
            for name, values in properties.items()
            if (kept := [*dict.fromkeys(one for one in values if one)])
        }
        entity = {"id": entity_id, "schema": schema, "properties": filled}
        return json.dumps(entity, ensure_ascii=False)
