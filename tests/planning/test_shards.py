import zlib
from random import Random

import pytest

from dateline.model.concordance import SIGNS, Concordance
from dateline.planning import shards as module
from dateline.planning.shards import (
    Change,
    amended,
    amendments,
    article_key,
    article_keys,
    beginning,
    shard_counts,
    shard_of,
    shards_of_word,
    summed,
)
from tests.indexing.desk import article

VOCABULARY = [f"{stem}{end}={stem}" for stem in ("elect", "war", "tax") for end in ("s", "ing")]
TWINS = [slug for slug in "abcdefgh" if zlib.crc32(f"2020/05/{slug}".encode()) % 2 == 0][:2]
VOCABULARY += ["__proto__", "constructor", "oil", "制裁", "经济", "судить=суд"]


@pytest.mark.parametrize(
    ("articles", "counts"),
    [
        (0, (1, 1, 1)),
        (8, (1, 1, 1)),
        (9, (1, 2, 1)),
        (10, (1, 2, 1)),
        (11, (2, 2, 1)),
        (1_000, (128, 128, 8)),
        (10_000, (1024, 2048, 64)),
    ],
)
def test_the_numbers_of_shards_are_powers_of_two(
    articles: int, counts: tuple[int, int, int]
) -> None:
    assert tuple(shard_counts(articles).values()) == counts


def test_a_key_is_the_month_and_a_hash_of_the_id() -> None:
    one = article("a", "2020-05-04")
    code = zlib.crc32(b"2020/05/a") % 2**18
    months = (2020 - 1800) * 12 + 4
    numbers = (months // 64, months % 64, code >> 12, code >> 6 & 63, code & 63)
    assert article_key(one) == "".join(SIGNS[number] for number in numbers)
    assert article_keys([one]).by_id == {"2020/05/a": article_key(one)}


def test_keys_sort_like_months_in_the_centuries_that_newspapers_know() -> None:
    days = ("0987-01-01", "1800-02-01", "1999-12-31", "2000-01-01", "2009-11-01", "9999-01-01")
    months = [article_key(article("a", day))[:2] for day in days]
    assert months == sorted(months)
    assert len(set(months)) == len(days)
    assert (months[0], months[-1]) == ("--", "zz")


def test_of_two_articles_with_one_key_the_second_takes_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_HASH", 2)
    filed = [article(slug, "2020-05-04") for slug in TWINS]
    keys = article_keys(filed)
    assert keys == article_keys(reversed(filed))
    assert len(set(keys.by_id.values())) == 2
    assert keys.shared == {article_key(one) for one in filed}


def test_a_month_that_is_full_borrows_from_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HASH", 1)
    filed = [article(f"a-{number}", "2020-05-04") for number in range(9)]
    assert len(set(article_keys(filed).by_id.values())) == len(filed)


def test_a_word_stands_with_what_begins_alike_and_with_its_stem() -> None:
    assert beginning("elections") == "elec"
    assert beginning("war") == "war"
    assert (beginning("制裁法"), beginning("ข่าว")) == ("制裁", "ข่")
    assert shards_of_word("elections=elect", 64) == {shard_of("elec", 64)}
    assert shards_of_word("dying=die", 64) == {shard_of("dyin", 64), shard_of("die", 64)}


def test_a_sum_has_words_and_postings_in_order() -> None:
    documents = [
        ("aaabc", Concordance({"0": ("oil", "tax"), "5": ("war",)})),
        ("aaabd", Concordance({"0": ("oil",)})),
        ("ababc", Concordance({"2": ("tax",), "0": ("oil",), "5": ("war",)})),
    ]
    assert summed(documents, 1) == [
        ("oil", "~aaabcabd~ababc", "tax", "~aaabc!2~ababc", "war", "!5~aaabc~ababc"),
    ]
    assert summed([], 2) == [(), ()]


def test_a_sum_amended_is_the_sum_of_what_there_is_now() -> None:
    random = Random(7)

    def any_words() -> Concordance | None:
        found: dict[str, list[str]] = {}
        for word in random.sample(VOCABULARY, random.randrange(len(VOCABULARY))):
            found.setdefault(random.choice("05A"), []).append(word)
        return Concordance({sign: tuple(sorted(words)) for sign, words in found.items()})

    def sum_of(articles: dict[str, Concordance]) -> list[tuple[str, ...]]:
        return summed(sorted(articles.items()), 8)

    articles: dict[str, Concordance] = {}
    shards = sum_of(articles)
    for _ in range(300):
        keys = random.sample(
            [f"a{month}aa{sign}" for month in "abc" for sign in "0123"], random.randrange(1, 4)
        )
        changes = []
        for key in keys:
            new = any_words() if random.random() < 0.8 else None
            changes.append(Change(key, articles.pop(key, None), new))
            articles |= {key: new} if new else {}
        for number, todo in amendments(changes, 8).items():
            shards[number] = amended(shards[number], todo)
        assert shards == sum_of(articles)


def test_an_article_amends_the_shards_of_its_changed_words_alone() -> None:
    before = Concordance({"1": ("oil", "tax"), "2": ("war",)})
    after = Concordance({"1": ("oil", "gas"), "3": ("war",)})
    assert amendments([Change("aaaaa", before, after)], 64) == {
        shard_of("gas", 64): {"gas": [("aaaaa", "1")]},
        shard_of("tax", 64): {"tax": [("aaaaa", "")]},
        shard_of("war", 64): {"war": [("aaaaa", "3")]},
    }
    assert amendments([Change("aaaaa", before, before)], 64) == {}
