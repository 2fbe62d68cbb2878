from collections.abc import Mapping

from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.model.article import Article
from dateline.model.config import Publish
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy
from dateline.model.records import Records
from tests.indexing.desk import archive_of, article, cites, config, indexed

URL = "https://example.org/a"
PATH = f"{SAVED}/capture.wacz"
# At the desk a file has the digest of its own path.
DIGEST = digest_of(PATH.encode())
COPY = KeptCopy(address=URL, at="2026-11-24T03:21:57Z", file="capture.wacz", file_sha256=DIGEST)
WARC = KeptCopy(address=URL, at="2026-11-20T00:00:00Z", file="a.warc.gz", file_sha256="ab" * 32)
GONE = PartialDate(year=2026, month=11, day=1)


def citing(name: str = "a", url: str = URL, day: str = "2020-05-04") -> Article:
    return article(name, day, sources=(cites("BBC", "A title", url=url),))


def records(*copies: KeptCopy, gone: Mapping[str, PartialDate] | None = None) -> Records:
    return Records(gone=gone or {}, copies={"example.org/a": copies} if copies else {})


def test_a_work_knows_its_copies_and_since_when_it_is_gone() -> None:
    known = records(WARC, COPY, gone={"example.org/a": GONE, "example.org/other": GONE})
    found = indexed(citing(), citing("b", "https://example.org/b"), records=known, media=(PATH,))
    works = {work.key: (work.gone, work.copies) for work in found.archive.works}
    assert works == {"example.org/a": (GONE, (WARC, COPY)), "example.org/b": (None, ())}
    assert [one.gone for one in found.archive.cited["2020/05/a"]] == [GONE]
    assert found.diagnostics == ()


def test_web_archives_of_cited_works_are_published_and_other_copies_are_not() -> None:
    found = indexed(citing(), records=records(WARC, COPY), media=(PATH,))
    assert found.archive.copies == {"capture.wacz": DIGEST}


def test_a_newsroom_may_keep_its_web_archives_to_itself() -> None:
    found = indexed(
        citing(),
        records=records(COPY),
        settings=config(publish=Publish(copies=False)),
    )
    assert (found.archive.copies, found.diagnostics) == ({}, ())


def test_the_copy_of_a_work_that_only_a_held_article_cites_is_not_published() -> None:
    held = citing(day="2030-01-01")
    found = indexed(held, records=records(COPY), media=(PATH,))
    assert found.archive.copies == {}
    assert [one.code for one in found.diagnostics] == ["far-date"]


def test_a_web_archive_that_is_not_there_is_an_error() -> None:
    (found,) = indexed(citing(), records=records(COPY)).diagnostics
    assert (found.code, found.span and found.span.path) == ("copy-missing", INDEX)
    assert found.message == f"{INDEX} names {PATH}, and there is no such file"
    assert found.hint == "restore the file from version control, or delete its line"


def test_a_web_archive_that_is_not_what_was_saved_is_an_error() -> None:
    other = KeptCopy(address=URL, at=COPY.at, file=COPY.file, file_sha256="cd" * 32)
    (found,) = indexed(citing(), records=records(other), media=(PATH,)).diagnostics
    assert (found.code, found.span and found.span.path) == ("copy-damaged", PATH)
    assert found.message == f"{PATH} is not the file whose digest is in {INDEX}"


def test_saved_copies_are_no_pictures_that_nobody_uses() -> None:
    assert indexed(article("a"), media=(PATH,)).diagnostics == ()
    assert archive_of(article("a"), media=(PATH,)).media == {}
