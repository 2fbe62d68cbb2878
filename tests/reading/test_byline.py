import pytest

from dateline.reading.byline import ParsedByline, parse_byline

ROLE = "Impunity Watch Reporter"
SPACES = " " * 140


def parsed(text: str) -> ParsedByline:
    return parse_byline(text.split("\n"))


def signed(byline: ParsedByline) -> tuple[tuple[str, ...], str, str]:
    return byline.names, byline.role, byline.desk


@pytest.mark.parametrize(
    ("text", "names", "role", "desk"),
    [
        # how the name is marked
        ("By A. Reporter\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        ("By: A. Reporter\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        ("by A. Reporter\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        (" By: A. Reporter\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        ("BY A. REPORTER\nIMPUNITY WATCH REPORTER, ASIA", ("A. REPORTER",), ROLE.upper(), "ASIA"),
        ("By A. Reporter,\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        ("By:\nA. Reporter\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        ("Written by A. Reporter", ("A. Reporter",), "", ""),
        ("By A. Reporter", ("A. Reporter",), "", ""),
        ("By", (), "", ""),
        # where role and desk stand
        ("By A. Reporter\n\nImpunity Watch Reporter, Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter{SPACES}{ROLE}, Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter\t{ROLE}, Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter, {ROLE}, Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter {ROLE}, Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter\n{ROLE}\nAsia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter\n{ROLE},\nAsia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter\n{ROLE} Asia", ("A. Reporter",), ROLE, "Asia"),
        (f"By A. Reporter\n{ROLE} – Asia", ("A. Reporter",), ROLE, "Asia"),
        ("By A. Reporter, Asia", ("A. Reporter",), "", "Asia"),
        (f"{ROLE}, Asia", (), ROLE, "Asia"),
        # roles and desks
        (
            "By A. Reporter\nImpunity Watch News Reporter",
            ("A. Reporter",),
            "Impunity Watch News Reporter",
            "",
        ),
        (
            "By A. Reporter\nImpunity Watch Desk Reporter, Africa",
            ("A. Reporter",),
            "Impunity Watch Desk Reporter",
            "Africa",
        ),
        (
            "By A. Reporter\nImpunity Watch Senior Desk Officer, Europe",
            ("A. Reporter",),
            "Impunity Watch Senior Desk Officer",
            "Europe",
        ),
        (
            "By A. Reporter\nSpecial Features Editor",
            ("A. Reporter",),
            "Special Features Editor",
            "",
        ),
        (
            "By A. Reporter\nSenior Special Features Editor",
            ("A. Reporter",),
            "Senior Special Features Editor",
            "",
        ),
        (
            "By A. Reporter\nManaging Editor, Impunity Watch",
            ("A. Reporter",),
            "Managing Editor, Impunity Watch",
            "",
        ),
        ("By A. Reporter\nEditor-in-Chief", ("A. Reporter",), "Editor-in-Chief", ""),
        (
            "By A. Reporter\nImpunity Watch, Reporter",
            ("A. Reporter",),
            "Impunity Watch, Reporter",
            "",
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter, The Middle East",
            ("A. Reporter",),
            ROLE,
            "The Middle East",
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter The Middle East",
            ("A. Reporter",),
            ROLE,
            "The Middle East",
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter, North America & Oceania",
            ("A. Reporter",),
            ROLE,
            "North America & Oceania",
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter, Special Features",
            ("A. Reporter",),
            ROLE,
            "Special Features",
        ),
        ("By A. Reporter\nImpunity Watch Reporter, Asia Desk", ("A. Reporter",), ROLE, "Asia"),
        (
            "By A. Reporter\nFictional Courier Correspondent, Europe",
            ("A. Reporter",),
            "Fictional Courier Correspondent",
            "Europe",
        ),
        # several names
        (
            "By A. Reporter and B. Writer\nReporters, Asia",
            ("A. Reporter", "B. Writer"),
            "Reporters",
            "Asia",
        ),
        ("By A. Reporter & B. Writer", ("A. Reporter", "B. Writer"), "", ""),
        (
            "By A. Reporter, B. Writer and C. Editor",
            ("A. Reporter", "B. Writer", "C. Editor"),
            "",
            "",
        ),
        (
            "By A. Reporter, B. Writer, and C. Editor",
            ("A. Reporter", "B. Writer", "C. Editor"),
            "",
            "",
        ),
        ("By A. Reporter, Jr., and B. Writer", ("A. Reporter, Jr.", "B. Writer"), "", ""),
        (f"By A. Reporter\n{ROLE}\nBy B. Writer\n{ROLE}", ("A. Reporter", "B. Writer"), ROLE, ""),
        (
            "By A. Reporter\nReporter, Asia\nBy B. Writer\nWriter",
            ("A. Reporter", "B. Writer"),
            "Reporter; Writer",
            "Asia",
        ),
        ("By Asia Desk and Europe Desk", ("Asia Desk", "Europe Desk"), "", ""),
        ("By A. de la Reporter", ("A. de la Reporter",), "", ""),
    ],
)
def test_a_byline_is_read_without_a_guess(
    text: str, names: tuple[str, ...], role: str, desk: str
) -> None:
    byline = parsed(text)
    assert signed(byline) == (names, role, desk)
    assert (byline.rest, byline.guesses) == ((), ())


@pytest.mark.parametrize(
    ("text", "names", "role", "desk", "guess"),
    [
        (
            "By Impunity Watch Africa",
            ("Impunity Watch Africa",),
            "",
            "Africa",
            '"Impunity Watch Africa" was read as the author: an organisation, not a person.',
        ),
        (
            "By Impunity Watch, Africa",
            ("Impunity Watch",),
            "",
            "Africa",
            '"Impunity Watch" was read as the author: an organisation, not a person.',
        ),
        (
            "By Dateline Asia desk",
            ("Dateline Asia desk",),
            "",
            "Asia",
            '"Dateline Asia desk" was read as the author: an organisation, not a person.',
        ),
        (
            "By Impunity Watch Reporter, Asia",
            ("Impunity Watch Reporter",),
            "",
            "Asia",
            '"Impunity Watch Reporter" was read as the author: an organisation, not a person.',
        ),
        (
            "Impunity Watch, Africa",
            (),
            "Impunity Watch",
            "Africa",
            '"Impunity Watch" stands where a role is expected.',
        ),
        (
            "By A. Reporter\nImpunity Watch Africa",
            ("A. Reporter",),
            "Impunity Watch",
            "Africa",
            '"Impunity Watch" stands where a role is expected.',
        ),
        (
            "By A. Reporter\nFictional Courier, Africa",
            ("A. Reporter",),
            "Fictional Courier",
            "Africa",
            '"Fictional Courier" stands where a role is expected.',
        ),
        (
            "By A. Reporter\nImpunity Water Reporter, Asia",
            ("A. Reporter",),
            "Impunity Water Reporter",
            "Asia",
            '"Impunity Water" may be a slip for "Impunity Watch"; it is kept as printed.',
        ),
        (
            "By A. Reporter\nImpunity Rights News Reporter",
            ("A. Reporter",),
            "Impunity Rights News Reporter",
            "",
            '"Impunity Rights" may be a slip for "Impunity Watch"; it is kept as printed.',
        ),
        (
            "By A. Reporter\nImpunity Watch Repoter, Asia",
            ("A. Reporter",),
            "Impunity Watch Repoter",
            "Asia",
            'The role "Impunity Watch Repoter" may be misspelt.',
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter, Ocenia",
            ("A. Reporter",),
            "Impunity Watch Reporter",
            "Oceania",
            'The desk "Ocenia" was read as "Oceania".',
        ),
        (
            "By A. Reporter\nImpunity Watch Reporter\nOcenia",
            ("A. Reporter",),
            "Impunity Watch Reporter",
            "Oceania",
            'The desk "Ocenia" was read as "Oceania".',
        ),
        (
            "By A. Reporter\nFictional Courier Reporter, Balkans",
            ("A. Reporter",),
            "Fictional Courier Reporter",
            "Balkans",
            '"Balkans" stands where a desk is expected, and is none of the desks known.',
        ),
        (
            "A. Reporter\nImpunity Watch Reporter, Asia",
            ("A. Reporter",),
            ROLE,
            "Asia",
            'No "By" stands before "A. Reporter"; a role follows, so it is a name.',
        ),
        (
            f"A. Reporter{SPACES}Impunity Watch Reporter, Asia",
            ("A. Reporter",),
            ROLE,
            "Asia",
            'No "By" stands before "A. Reporter"; a role follows, so it is a name.',
        ),
        (
            "A. Reporter, Impunity Watch Reporter, Asia",
            ("A. Reporter",),
            ROLE,
            "Asia",
            'No "By" stands before "A. Reporter"; a role follows, so it is a name.',
        ),
    ],
)
def test_what_is_guessed_is_said(
    text: str, names: tuple[str, ...], role: str, desk: str, guess: str
) -> None:
    byline = parsed(text)
    assert signed(byline) == (names, role, desk)
    assert (byline.rest, byline.guesses) == ((), (guess,))


def test_an_editor_has_a_signature_of_his_own() -> None:
    byline = parsed(
        "By A. Reporter\nImpunity Watch Reporter, Asia\nEdited By: B. Editor\nEditor, Europe"
    )
    assert signed(byline) == (("A. Reporter",), "Impunity Watch Reporter", "Asia")
    assert (byline.edited_by, byline.edited_role) == (("B. Editor",), "Editor, Europe")


@pytest.mark.parametrize(
    "text",
    [
        "By early morning the crowd had grown",
        "By 2009 there were three",
        "Protesters in the square",
        "Damascus, Syria",
        "DAMASCUS, Syria",
        "Casualties Reported",
        "The journalist and the reporter",
        "Journalists Protest in the Capital, Asia and Everywhere Else They Can Be Seen",
        "Asia",
        "A. Reporter, who was there",
        "Police Chief, a Reporter",
        "By A. Reporter " + "and so on " * 12,
        "Edited by the committee",
    ],
)
def test_other_lines_are_left_as_they_are(text: str) -> None:
    assert parsed(text) == ParsedByline(rest=(text,))


def test_lines_around_a_byline_are_left_as_they_are() -> None:
    byline = parsed("Crowds  in the square\nBy A. Reporter\nCasualties Reported\nDateline Reporter")
    assert signed(byline) == (("A. Reporter",), "Dateline Reporter", "")
    assert byline.rest == ("Crowds  in the square", "Casualties Reported")


def test_a_column_that_is_no_byline_is_left_without_the_column_that_is() -> None:
    byline = parsed(f"By A. Reporter{SPACES}in the capital")
    assert (byline.names, byline.rest) == (("A. Reporter",), ("in the capital",))


def test_a_second_role_for_the_same_name_is_left() -> None:
    byline = parsed("By A. Reporter\nDateline Reporter\nDateline Editor")
    assert (byline.role, byline.rest) == ("Dateline Reporter", ("Dateline Editor",))


def test_a_second_desk_is_left() -> None:
    byline = parsed("By A. Reporter\nReporter, Asia\nEurope")
    assert (byline.desk, byline.rest) == ("Asia", ("Europe",))


def test_slips_are_looked_for_in_the_organisations_given() -> None:
    byline = parse_byline(["By A. Reporter", "Fictionl Courier Reporter"], ("Fictional Courier",))
    said = '"Fictionl Courier" may be a slip for "Fictional Courier"; it is kept as printed.'
    assert byline.guesses == (said,)


def test_no_lines_are_no_byline() -> None:
    assert parse_byline(()) == ParsedByline()
    assert parse_byline(("", "\u00a0")) == ParsedByline()
