import resource
from pathlib import Path

import pytest

from dateline.base.canonical import decode, encode
from dateline.importers.files import import_files
from dateline.importers.report import FieldCount, ImportReport, Result, Summary, summarise
from tests.importers.wires import DIGEST, PLAIN, PLAIN_MANUSCRIPT, REGIONS

COURT = "content/north-america-and-oceania/2008/court-opens-hearing.md"


def write(folder: Path, **texts: str | bytes) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return paths


def run(files: list[Path], site: Path, *, dry_run: bool = False) -> tuple[ImportReport, ...]:
    return import_files(files, site, REGIONS, dry_run=dry_run)


def results(reports: tuple[ImportReport, ...]) -> list[Result]:
    return [report.result for report in reports]


def codes(report: ImportReport) -> list[str]:
    return [found.code for found in report.diagnostics]


def test_a_file_becomes_a_manuscript(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (report,) = run(write(tmp_path, court=PLAIN), site)
    assert (report.result, report.path, report.stories) == (Result.WRITTEN, COURT, 1)
    assert report.headline == "Court Opens Hearing"
    assert report.missing == ()
    assert report.guesses == (
        'region: It was concluded from the desk "Oceania".',
        "date: It is the newest date of the sources.",
    )
    assert (site / COURT).read_text(encoding="utf-8") == PLAIN_MANUSCRIPT


def test_a_second_run_finds_its_own_work_and_changes_nothing(tmp_path: Path) -> None:
    files = write(tmp_path, court=PLAIN, digest=DIGEST)
    assert results(run(files, tmp_path)) == [Result.WRITTEN, Result.WRITTEN]
    before = (tmp_path / COURT).stat().st_mtime_ns
    assert results(run(files, tmp_path)) == [Result.ALREADY_THERE, Result.ALREADY_THERE]
    assert (tmp_path / COURT).stat().st_mtime_ns == before


def test_a_manuscript_that_was_edited_is_not_overwritten(tmp_path: Path) -> None:
    files = write(tmp_path, court=PLAIN)
    run(files, tmp_path)
    (tmp_path / COURT).write_text("edited", encoding="utf-8")
    (report,) = run(files, tmp_path)
    assert (report.result, codes(report)) == (Result.IN_THE_WAY, ["import-in-the-way"])
    assert (tmp_path / COURT).read_text(encoding="utf-8") == "edited"
    span = report.diagnostics[0].span
    assert span is not None
    assert span.path == COURT


def test_trying_writes_nothing_and_foretells_the_run(tmp_path: Path) -> None:
    files = write(tmp_path, one=PLAIN, two=PLAIN, three=PLAIN.replace("noon", "one"))
    tried = run(files, tmp_path, dry_run=True)
    assert results(tried) == [Result.PLANNED, Result.ALREADY_THERE, Result.IN_THE_WAY]
    assert not (tmp_path / "content").exists()
    done = run(files, tmp_path)
    assert results(done) == [Result.WRITTEN, Result.ALREADY_THERE, Result.IN_THE_WAY]
    assert [report.diagnostics for report in tried] == [report.diagnostics for report in done]


def test_files_inside_the_site_are_named_from_there(tmp_path: Path) -> None:
    (report,) = run(write(tmp_path, court=PLAIN), tmp_path, dry_run=True)
    assert report.file == "court.txt"
    (report,) = run(write(tmp_path, court=PLAIN), tmp_path / "site", dry_run=True)
    assert report.file == (tmp_path / "court.txt").as_posix()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import-empty"),
        (b"\xef\xbb\xbf \r\n\xc2\xa0", "import-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "import-not-text"),
        (b"one \x81 two", "import-not-text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    (report,) = run(write(tmp_path, broken=data), tmp_path)
    assert (report.result, report.path, codes(report)) == (Result.REFUSED, "", [code])
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-8", "")]
)
def test_other_encodings_are_read_and_said_to_be_guesses(
    tmp_path: Path, encoding: str, said: str
) -> None:
    (report,) = run(write(tmp_path, cafe="Café “Closed”\n\nText.".encode(encoding)), tmp_path)
    assert (report.result, report.headline) == (Result.WRITTEN, "Café “Closed”")
    assert codes(report) == (["import-encoding"] if said else [])
    assert all(said in found.message for found in report.diagnostics)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    missing, folder = run([tmp_path / "missing.txt", tmp_path], tmp_path)
    assert (missing.result, codes(missing)) == (Result.REFUSED, ["unreadable-file"])
    assert (folder.result, codes(folder)) == (Result.REFUSED, ["unreadable-file"])


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    reports = run(write(tmp_path, broken=b"\x00", court=PLAIN), tmp_path)
    assert results(reports) == [Result.REFUSED, Result.WRITTEN]


def test_a_file_where_a_folder_must_be_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("", encoding="utf-8")
    (report,) = run(write(tmp_path, court=PLAIN), tmp_path)
    assert (report.result, codes(report)) == (Result.REFUSED, ["disk"])


def test_a_link_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / COURT).parent.mkdir(parents=True)
    (tmp_path / COURT).symlink_to(tmp_path / "elsewhere.md")
    (report,) = run(write(tmp_path, court=PLAIN), tmp_path)
    assert (report.result, codes(report)) == (Result.REFUSED, ["disk"])
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_full_disk_leaves_no_half_manuscript(tmp_path: Path) -> None:
    files = write(tmp_path, court=PLAIN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        (report,) = run(files, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (report.result, codes(report)) == (Result.REFUSED, ["disk"])
    assert not (tmp_path / COURT).exists()
    assert results(run(files, tmp_path)) == [Result.WRITTEN]


def test_several_stories_in_a_file_are_a_warning(tmp_path: Path) -> None:
    (report,) = run(write(tmp_path, digest=DIGEST), tmp_path)
    assert (report.stories, codes(report)) == (2, ["import-several-stories"])


def test_the_summary_counts_files_and_fields(tmp_path: Path) -> None:
    reports = run(write(tmp_path, court=PLAIN, digest=DIGEST, broken=b""), tmp_path)
    summary = summarise(reports)
    assert str(summary) == "3 files: 2 written, 1 not imported"
    assert summary.fields[0] == FieldCount(field="headline", found=1, guessed=1, missing=0)
    assert FieldCount(field="author", found=1, guessed=0, missing=1) in summary.fields
    assert str(summarise(())) == "no files"


def test_reports_are_plain_values(tmp_path: Path) -> None:
    (report,) = run(write(tmp_path, digest=DIGEST), tmp_path)
    assert decode(ImportReport, encode(report)) == report
    summary = summarise((report,))
    assert decode(Summary, encode(summary)) == summary
