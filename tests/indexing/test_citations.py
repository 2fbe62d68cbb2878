from dateline.model.archive import Archive
from dateline.model.source import SavedCopy, Source
from tests.indexing.desk import archive_of, article, cites, date_of, introduction, slugs

KEY = "example.org/a/1"


def works_of(archive: Archive) -> dict[str, list[str]]:
    return {work.key: slugs(work.cited_by) for work in archive.works}


def outlets_of(archive: Archive) -> list[tuple[str, str, list[str], int]]:
    return [
        (one.slug, one.name, [work.key for work in one.works], one.articles)
        for one in archive.outlets
    ]


def test_addresses_are_compared_without_what_does_not_tell_works_apart() -> None:
    urls = (
        "https://example.org/a/1",
        "http://www.example.org/a/1/",
        "https://web.archive.org/web/20200101000000/http://m.example.org/a/1?utm_source=x",
        "https://example.org/A/1",
    )
    cited = [
        article(f"a{n}", f"2020-01-0{9 - n}", sources=(cites("", "A", url=url),))
        for n, url in enumerate(urls)
    ]
    assert works_of(archive_of(*cited)) == {KEY: ["a0", "a1", "a2"], "example.org/A/1": ["a3"]}


def test_one_address_is_one_work_whatever_else_the_citations_say() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("BBC", "New", url="https://example.org/a/1"),)),
        article("old", "2020-01-01", sources=(cites("", "Old", url="http://example.org/a/1/"),)),
    )
    assert works_of(archive) == {KEY: ["new", "old"]}
    assert archive.works[0].source.title == "New"


def test_works_stand_in_the_order_of_their_keys_however_their_addresses_were_typed() -> None:
    cited = (
        cites("Zeta", "Z", "2020"),
        cites("A", "n", url="https://m.example.net/"),
        cites("A", "o", url="http://example.org/b"),
        cites("A", "o", url="https://example.org/a"),
        cites("Example", "E", "2020"),
    )
    keys = ["example.net", "example.org/a", "example.org/b", "example|e|2020", "zeta|z|2020"]
    assert [one.key for one in archive_of(article("a", sources=cited)).works] == keys


def test_without_an_address_outlet_title_and_date_make_the_work() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "A Title.", "2020-01-01"),)),
        article("b", sources=(cites("B.B.C.", "x"), cites("bbc", "a title", "2020-01-01"))),
        article("c", sources=(cites("BBC", "A title", "2020-01"), cites("BBC", "A title"))),
        article("d", sources=(cites("Reuters", "A title", "2020-01-01"),)),
    )
    assert works_of(archive) == {
        "b-b-c|x|": ["b"],
        "bbc|a title|": ["c"],
        "bbc|a title|2020-01": ["c"],
        "bbc|a title|2020-01-01": ["a", "b"],
        "reuters|a title|2020-01-01": ["d"],
    }


def test_a_line_that_could_not_be_split_is_a_work_by_its_words() -> None:
    whole = Source(key="source", whole="Minutes of the Commission")
    archive = archive_of(article("a", sources=(whole,)), article("b", sources=(whole,)))
    assert works_of(archive) == {"|minutes of the commission|": ["a", "b"]}
    assert archive.outlets == ()


def test_an_article_that_cites_a_work_twice_cites_it_once() -> None:
    twice = (cites("BBC", "A title"), cites("BBC", "A Title"))
    archive = archive_of(article("a", sources=twice))
    assert works_of(archive) == {"bbc|a title|": ["a"]}
    assert outlets_of(archive) == [("bbc", "BBC", ["bbc|a title|"], 1)]


def test_another_name_of_an_outlet_leads_to_its_works() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("AJE", "A title"),)),
        article("old", "2020-01-01", sources=(cites("Al Jazeera", "A title"),)),
        introduction("outlets", "al-jazeera", aliases=("AJE", "Al Jazeera English")),
    )
    assert works_of(archive) == {"al-jazeera|a title|": ["new", "old"]}
    assert outlets_of(archive) == [("al-jazeera", "Al Jazeera", ["al-jazeera|a title|"], 2)]
    assert {"aje", "al-jazeera-english"} < archive.outlet_aliases.keys()


def test_an_outlet_cited_by_other_names_only_has_the_newest_of_them() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("AJE"),)),
        article("old", "2020-01-01", sources=(cites("Al Jazeera English"),)),
        introduction("outlets", "al-jazeera", aliases=("AJE", "Al Jazeera English")),
    )
    assert [one.name for one in archive.outlets] == ["AJE"]


def test_the_name_in_an_outlets_file_is_the_one_that_is_printed() -> None:
    facts = introduction("outlets", "bbc", name="BBC News", country="United Kingdom")
    archive = archive_of(article("a", sources=(cites("BBC"),)), facts)
    assert [(one.name, one.introduction) for one in archive.outlets] == [("BBC News", facts)]


def test_works_of_an_outlet_come_newest_first_and_undated_ones_last() -> None:
    archive = archive_of(
        article(
            "a",
            sources=(
                cites("BBC", "undated b"),
                cites("BBC", "undated a"),
                cites("BBC", "year", "2019"),
                cites("BBC", "month", "2019-03"),
                cites("BBC", "day", "2019-03-02"),
                cites("BBC", "same day", "2019-03-02"),
                cites("BBC", "newest", "2020"),
            ),
        )
    )
    (outlet,) = archive.outlets
    titles = [work.source.title for work in outlet.works]
    assert titles == ["newest", "day", "same day", "month", "year", "undated a", "undated b"]
    assert outlet.articles == 1


def test_a_work_stands_under_every_outlet_that_is_said_to_have_published_it() -> None:
    address = "https://example.org/a/1"
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("BBC", "A", url=address),)),
        article("old", "2020-01-01", sources=(cites("BBC Persian", "A", url=address),)),
    )
    assert outlets_of(archive) == [
        ("bbc", "BBC", [KEY], 2),
        ("bbc-persian", "BBC Persian", [KEY], 2),
    ]


def test_articles_that_cite_several_works_of_an_outlet_are_counted_once() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "x"), cites("BBC", "y"))),
        article("b", sources=(cites("BBC", "x"), cites("Reuters", "x"))),
    )
    assert [(one.slug, one.articles) for one in archive.outlets] == [("bbc", 2), ("reuters", 1)]


def test_what_only_a_held_article_cites_does_not_exist() -> None:
    address = "https://example.org/a/1"
    archive = archive_of(
        article("draft", status="draft", sources=(cites("Secret Paper", url=address),)),
        article("draft2", status="draft", sources=(cites("BBC", "x", "2021"),)),
        article("open", sources=(cites("BBC", "x", "2020"),)),
    )
    assert works_of(archive) == {"bbc|x|2020": ["open"]}
    assert outlets_of(archive) == [("bbc", "BBC", ["bbc|x|2020"], 1)]


def test_the_newest_citation_is_how_a_work_is_cited() -> None:
    newest = cites("BBC", "A title", "2020", author="A reporter", archived=())
    archive = archive_of(
        article("old", "2019-01-01", sources=(cites("BBC", "A Title", "2020"),)),
        article("new", "2021-01-01", sources=(newest,)),
    )
    assert archive.works[0].source == newest
    assert archive.works[0].source.date == date_of("2020")


ADDRESS = "https://example.org/a/1"


def test_a_citation_without_an_address_is_the_work_with_the_only_one_there_is() -> None:
    archive = archive_of(
        article("newest", "2020-01-03", sources=(cites("BBC", "A “title”", "2020"),)),
        article("middle", "2020-01-02", sources=(cites("BBC", "A title", "2020", url=ADDRESS),)),
        article("oldest", "2020-01-01", sources=(cites("bbc", 'a "TITLE".', "2020"),)),
        article("other", "2020-01-01", sources=(cites("BBC", "A title", "2020", url=ADDRESS),)),
    )
    assert works_of(archive) == {
        'bbc|a "title"|2020': ["newest", "oldest"],
        KEY: ["middle", "other"],
    }
    archive = archive_of(
        article("newest", "2020-01-03", sources=(cites("BBC", "Gov’t – held…", "2020"),)),
        article(
            "middle", "2020-01-02", sources=(cites("BBC", "GOV'T - held", "2020", url=ADDRESS),)
        ),
        article("oldest", "2020-01-01", sources=(cites("bbc", "Gov't - held.", "2020"),)),
    )
    assert works_of(archive) == {KEY: ["newest", "middle", "oldest"]}
    (work,) = archive.works
    assert (work.source.url, work.source.title) == (ADDRESS, "GOV'T - held")
    assert list(archive.cited.values()) == [(work,)] * 3
    assert outlets_of(archive) == [("bbc", "BBC", [KEY], 3)]


def test_a_citation_without_an_address_is_a_work_of_its_own_where_there_are_several() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "Briefing", "2020"),)),
        article("b", sources=(cites("BBC", "Briefing", "2020", url=ADDRESS),)),
        article("c", sources=(cites("BBC", "Briefing", "2020", url=f"{ADDRESS}2"),)),
        article("d", sources=(cites("BBC", "Briefing", "2020", url=ADDRESS),)),
    )
    assert works_of(archive) == {
        "bbc|briefing|2020": ["a"],
        KEY: ["b", "d"],
        f"{KEY}2": ["c"],
    }


def test_an_outlet_and_a_day_alone_are_no_work_with_an_address() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "", "2020-01-01"),)),
        article("b", sources=(cites("BBC", "", "2020-01-01", url=ADDRESS),)),
        article("c", sources=(cites("BBC", "Title", "2020-01-02"),)),
        article("d", sources=(cites("BBC", "Title", "2020-01", url=f"{ADDRESS}3"),)),
    )
    assert len(archive.works) == 4


def test_another_name_of_an_outlet_joins_a_work_with_and_without_address() -> None:
    archive = archive_of(
        article("a", sources=(cites("AJE", "Title", "2020"),)),
        article("b", sources=(cites("Al Jazeera", "Title", "2020", url=ADDRESS),)),
        introduction("outlets", "al-jazeera", aliases=("AJE",)),
    )
    assert works_of(archive) == {KEY: ["a", "b"]}


def test_the_works_behind_the_sources_of_an_article_are_in_their_order() -> None:
    archive = archive_of(
        article("a", sources=(cites("B", "x"), cites("A", "y"), cites("B", "X."))),
        article("b"),
    )
    (row,) = archive.cited.values()
    assert [work.key for work in row] == ["b|x|", "a|y|", "b|x|"]
    assert archive.cited.keys() == {"2020/05/a"}


def test_a_work_is_what_all_its_citations_say_of_it() -> None:
    saved = SavedCopy(url="https://archive.example/1")
    later = SavedCopy(url="https://archive.example/2", sha256="ab")
    wayback = f"https://web.archive.org/web/20200101000000/{ADDRESS}"
    archive = archive_of(
        article("c", "2020-01-03", sources=(cites("", "Titre", url=wayback, note="for c"),)),
        article(
            "b",
            "2020-01-02",
            sources=(
                cites(
                    "BBC",
                    "Title",
                    "2020",
                    url=ADDRESS,
                    archived=(saved,),
                    accessed=date_of("2020-01-01"),
                    language="en",
                ),
            ),
        ),
        article(
            "a",
            "2020-01-01",
            sources=(
                cites(
                    "BBC News",
                    "",
                    "2020-05-04",
                    url=ADDRESS,
                    author="A desk",
                    archived=(later, saved),
                    accessed=date_of("2019-01-01"),
                ),
            ),
        ),
    )
    (work,) = archive.works
    assert work.source == cites(
        "BBC",
        "Title",
        "2020-05-04",
        url=ADDRESS,
        archived=(saved, later),
        accessed=date_of("2020-01-01"),
        language="en",
        author="A desk",
    )
    assert [(one.slug, one.articles) for one in archive.outlets] == [("bbc", 3), ("bbc-news", 3)]


def test_a_language_belongs_to_its_title_and_a_date_as_written_to_no_other_date() -> None:
    archive = archive_of(
        article("b", "2020-01-02", sources=(cites("BBC", "Titre", "2019", url=ADDRESS),)),
        article(
            "a",
            "2020-01-01",
            sources=(cites("", "Title", written="May?", language="en", url=ADDRESS),),
        ),
        article("d", "2020-01-02", sources=(cites("BBC", "T", url=f"{ADDRESS}2"),)),
        article("c", "2020-01-01", sources=(cites("", "T", written="May?", url=f"{ADDRESS}2"),)),
    )
    one, other = (work.source for work in archive.works)
    assert (one.title, one.language, str(one.date), one.written) == ("Titre", "", "2019", "")
    assert (other.title, other.date, other.written) == ("T", None, "May?")


def test_of_a_line_that_was_split_elsewhere_only_the_fields_are_left() -> None:
    whole = cites("", whole="Seen at the library", url=ADDRESS)
    archive = archive_of(
        article("b", "2020-01-02", sources=(whole,)),
        article("a", "2020-01-01", sources=(cites("BBC", "Title", url=ADDRESS),)),
        article("c", "2020-01-01", sources=(cites("", whole="As it is", url=f"{ADDRESS}2"),)),
        article("d", "2020-01-01", sources=(cites("", whole="As it is", url=f"{ADDRESS}2"),)),
    )
    one, other = (work.source for work in archive.works)
    assert (one.outlet, one.title, one.whole) == ("BBC", "Title", "")
    assert (other.title, other.whole) == ("", "As it is")


def test_a_copy_is_the_address_of_a_work_that_has_no_other() -> None:
    wayback = f"https://web.archive.org/web/2020/{ADDRESS}"
    archive = archive_of(
        article("a", sources=(cites("BBC", "T", url=wayback),)),
        article("b", sources=(cites("BBC", "T", url=f"{wayback}/"),)),
    )
    assert [(work.key, work.source.url) for work in archive.works] == [(KEY, wayback)]


def test_the_address_of_a_work_goes_before_that_of_a_copy_which_is_cited_later() -> None:
    wayback = f"https://web.archive.org/web/2020/{ADDRESS}"
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("BBC", "T", url=wayback),)),
        article("old", "2020-01-01", sources=(cites("BBC", "T", url=ADDRESS),)),
    )
    assert [(work.key, work.source.url) for work in archive.works] == [(KEY, ADDRESS)]
