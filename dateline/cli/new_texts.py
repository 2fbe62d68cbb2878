"""The words of a new site: its example articles, and the settings of editors.

Comes in: nothing. Goes out: texts and values. The lines of front matter are no part of them: they
are made out of the schema. The examples speak of the archive and of nobody.
"""

from collections.abc import Mapping
from typing import cast

from dateline.base.yamlwriter import Written
from dateline.cli.check_formats import BEGIN, END

HEADER = """\
# The settings of the whole archive. Everything here may be changed with a plain text editor.
# Indent with spaces, never with tabs. A line that begins with "#" is a remark; to use a setting
# behind one, delete the "#". `dateline schema config` prints all that may stand here.

"""
IGNORED = """\
# What Dateline makes anew at any time
/output/
.dateline/

# Editions that wait to be published
.*.dateline-staging/

# Desktops and editors
.DS_Store
Thumbs.db
*.swp
"""
THE_EDITORS: tuple[Mapping[str, Written], str] = (
    {
        "summary": "Not a person, but the name under which the example articles are filed.",
        "role": "Example byline",
    },
    """\
This file is `content/_authors/the-editors.md`. What it says stands above the list of the articles
by this author. Delete it together with the example articles.
""",
)
ABOUT = """\
Say here who makes {title}, why, and how readers can reach the newsroom.

This page is `content/pages/about.md`. Every file in that folder becomes a page that the foot of all
pages links.
"""
MAKING: tuple[str, Mapping[str, Written], str] = (
    "how-this-archive-is-made",
    {
        "title": "How this archive is made",
        "tags": ["about-this-archive"],
        "summary": "Each article is a text file; one command makes the pages out of all of them.",
        "sources": [
            {
                "outlet": "YAML Language Development Team",
                "title": "YAML Ain’t Markup Language (YAML™) version 1.2",
                "date": "2021-10-01",
                "url": "https://yaml.org/spec/1.2.2/",
                "key": "yaml",
            }
        ],
    },
    """\
Each article of this archive is a file in the folder `content`. It begins with its headline, author,
date and sources, one a line, in a notation named YAML [@yaml]. Below stands the text.

## One command

`dateline build` reads all files and writes pages into the folder `output`. If anything is wrong, it
says in which line, and changes nothing. The pages need no server: open `output/index.html`.

This is an example. Delete it, and its neighbour on
[how sources are cited](how-sources-are-cited.md), when you have articles of your own.
""",
)
CITING: tuple[str, Mapping[str, Written], str] = (
    "how-sources-are-cited",
    {
        "title": "How sources are cited",
        "tags": ["about-this-archive"],
        "summary": "Works that an article rests on are listed once, and cited where they are used.",
        "sources": [
            {
                "outlet": "Internet Engineering Task Force",
                "title": "The Atom Syndication Format",
                "date": "2005-12",
                "url": "https://www.rfc-editor.org/rfc/rfc4287",
                "key": "atom",
            },
            {"title": "How this archive is made", "url": "how-this-archive-is-made"},
        ],
    },
    """\
An article lists the works it rests on under `sources:`, each with outlet, title, date and address,
or as one line in the style of the house. In the text, `[@atom]` cites the work with that key: the
feed of new articles follows a published standard [@atom].

A source may also be an article of this archive [@2]. Every work has a place in the list of all
cited works, with the articles that cite it.
""",
)

# https://code.visualstudio.com/docs/debugtest/tasks: lines as the commands print them.
_TEXT: Mapping[str, object] = {
    "regexp": r"^(.+?):(\d+):(\d+): (error|warning)\[([a-z-]+)\] (.*)$",
    "file": 1,
    "line": 2,
    "column": 3,
    "severity": 4,
    "code": 5,
    "message": 6,
}
_GCC: Mapping[str, object] = {
    "regexp": r"^(.+?):(\d+):(\d+): (error|warning): (.*) \[([a-z-]+)\]$",
    "file": 1,
    "line": 2,
    "column": 3,
    "severity": 4,
    "message": 5,
    "code": 6,
}
# Between these lines the last findings no longer count and the new ones are not all there.
_BACKGROUND: Mapping[str, object] = {
    "activeOnStart": True,
    "beginsPattern": f"^{BEGIN}$",
    "endsPattern": f"^{END}$",
}
SCHEMA = ".vscode/site_config.schema.json"
EXTENSIONS: Mapping[str, object] = {"recommendations": ["redhat.vscode-yaml"]}
SETTINGS: Mapping[str, object] = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.exclude": {".dateline": True},
    "search.exclude": {"output": True},
    "yaml.schemas": {f"./{SCHEMA}": "site_config.yaml"},
}


def _task(
    label: str, *words: str, pattern: Mapping[str, object] = _TEXT, is_default: bool = False
) -> dict[str, object]:
    return {
        "label": label,
        "type": "process",
        "command": "dateline",
        "args": list(words),
        "group": {"kind": "build", "isDefault": is_default},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": {
            "owner": "dateline",
            "source": "dateline",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": pattern,
        },
    }


def _in_background(task: dict[str, object]) -> dict[str, object]:
    """Return a task that goes on until it is ended, and does not hold others up."""
    matcher = cast("dict[str, object]", task["problemMatcher"])
    return {
        **task,
        "isBackground": True,
        "problemMatcher": {**matcher, "background": _BACKGROUND},
    }


TASKS: Mapping[str, object] = {
    "version": "2.0.0",
    "tasks": [
        _task("Dateline: check", "check", is_default=True),
        _in_background(
            _task("Dateline: watch", "check", "--format", "gcc", "--watch", pattern=_GCC)
        ),
        _task("Dateline: build", "build"),
    ],
}
