"""The sheet of auto-archiver, out and back."""

import csv
import io

import pytest

from dateline.checks.copies.sheet import COLUMNS, read_sheet, sheet_text
from dateline.model.keptcopy import KeptCopy

TODAY = "2026-11-24T03:21:57Z"
URL = "https://courier.example/a"
PLACE = "https://archive.example/1"
DIGEST = "ab" * 32


def sheet(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def row(**more: str) -> dict[str, str]:
    usual = {
        "link": URL,
        "archive status": "wayback: success",
        "archive location": PLACE,
        "archive date": "2026-11-01T02:03:04",
    }
    return {**usual, **{name.replace("_", " "): text for name, text in more.items()}}


def copies(text: str) -> tuple[KeptCopy, ...]:
    found, said = read_sheet("sheet.csv", text, TODAY)
    assert said == ()
    return found.copies


def test_the_work_that_is_to_be_done_is_a_row_for_each_address() -> None:
    text = sheet_text(["https://b.example/", URL, URL])
    rows = list(csv.DictReader(io.StringIO(text)))

    assert tuple(rows[0]) == COLUMNS
    assert [one["link"] for one in rows] == ["https://b.example/", URL]
    assert {one["archive status"] for one in rows} == {""}


def test_no_cell_is_a_formula() -> None:
    assert "\r\n'=1+1," in sheet_text(["=1+1"])


def test_a_row_that_was_archived_is_a_copy() -> None:
    assert copies(sheet(row(hash=f"SHA-256:{DIGEST.upper()}"))) == (
        KeptCopy(
            address=URL,
            at="2026-11-01T02:03:04Z",
            sha256=DIGEST,
            url=PLACE,
            service="auto-archiver",
        ),
    )


def test_the_web_archive_of_a_row_is_a_second_copy() -> None:
    found = copies(sheet(row(wacz="https://archive.example/1.wacz", hash=DIGEST)))

    assert [(one.url, one.sha256) for one in found] == [
        (PLACE, DIGEST),
        ("https://archive.example/1.wacz", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", TODAY),
        ("2026-11-01", "2026-11-01T00:00:00Z"),
        ("2026-11-01T02:03:04.567890+00:00", "2026-11-01T02:03:04Z"),
        ("2026-11-01 02:03:04+06:00", "2026-10-31T20:03:04Z"),
        ("2026-11-01T02:03:04Z", "2026-11-01T02:03:04Z"),
    ],
)
def test_dates_are_read_as_auto_archiver_writes_them(typed: str, read: str) -> None:
    assert [one.at for one in copies(sheet(row(archive_date=typed)))] == [read]


def test_rows_that_were_not_archived_are_counted() -> None:
    text = sheet(row(archive_status="nothing archived"), row(link=""), row())
    found, said = read_sheet("sheet.csv", text, TODAY)

    assert (len(found.copies), found.without, said) == (1, 2, ())


def test_columns_may_stand_in_any_order_and_be_spelled_in_capitals() -> None:
    text = f"Archive Location,LINK,Archive Status,link\n{PLACE},{URL},success,other\n"

    assert [(one.address, one.url) for one in copies("\ufeff" + text)] == [(URL, PLACE)]


def test_a_sheet_without_the_columns_is_refused() -> None:
    _, [said] = read_sheet("sheet.csv", "link,archive status\n", TODAY)

    assert (said.code, said.message) == ("copy-sheet", "the sheet has no column `archive location`")
    assert said.span is not None
    assert (said.span.path, said.span.line) == ("sheet.csv", 1)
    assert read_sheet("sheet.csv", "", TODAY)[1][0].message == "the sheet has no column `link`"


def test_every_mistake_is_named_with_its_line() -> None:
    text = sheet(
        row(text_content="two\nlines"),
        row(archive_location=""),
        row(archive_location="a folder"),
        row(archive_date="yesterday"),
    )
    found, said = read_sheet("sheet.csv", text, TODAY)

    assert len(found.copies) == 1
    assert [(one.span.line if one.span else 0, one.message) for one in said] == [
        (4, f"the row says that {URL} was archived, and not where"),
        (5, f"the row says that {URL} was archived, and not where"),
        (6, "the archive date `yesterday` cannot be read"),
    ]


def test_the_key_to_a_store_is_not_entered() -> None:
    place = "https://store.example/1.html?X-Amz-Signature=abc"
    found, [said] = read_sheet("sheet.csv", sheet(row(archive_location=place)), TODAY)

    assert found.copies == ()
    assert said.message == (
        f"where {URL} was put: `X-Amz-Signature=` in the address may open an account"
    )


def test_what_is_no_csv_is_said() -> None:
    text = "link,archive status,archive location\n" + '"' + "x" * 200_000
    _, [said] = read_sheet("sheet.csv", text, TODAY)

    assert said.code == "copy-sheet"
    assert said.message.startswith("this is no sound CSV: field larger than")
