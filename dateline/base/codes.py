"""The catalogue of diagnostics: every code there is, what it weighs, and why it exists.

Comes in: nothing. Goes out: `CODES`, read by whoever makes a diagnostic, by the exit code of the
command line and by the reference in `docs/`. A code is a promise to scripts and editors: it may be
added, never renamed.
"""

from dataclasses import dataclass
from typing import Literal

Fault = Literal["content", "setup", "machine", "network"]


@dataclass(frozen=True, slots=True)
class Code:
    """A diagnostic's name; `fault`: the content's, the set-up's, the machine's or the network's."""

    name: str
    group: str
    severity: Literal["error", "warning"]
    fault: Fault
    why: str


def _read(group: str, table: str) -> dict[str, Code]:
    """Read rows of `name|weight|why`; E and W are the content's, C the set-up's, X a machine's.

    N is the network's.
    """
    weights: dict[str, tuple[Literal["error", "warning"], Fault]] = {
        "E": ("error", "content"),
        "W": ("warning", "content"),
        "C": ("error", "setup"),
        "X": ("error", "machine"),
        "N": ("error", "network"),
    }
    rows = (line.split("|") for line in table.replace("\n  ", " ").strip().splitlines())
    return {name: Code(name, group, *weights[weight], why) for name, weight, why in rows}


_THE_FILE = """
empty-file|E|The file holds nothing. An article needs front matter and a body.
no-front-matter|E|The file does not begin with a line `---`, so there is nobody to name as its
  author and no date to file it under.
unclosed-front-matter|E|The front matter begins with `---` but never ends, so the article would
  be read as settings.
front-matter-fence|E|The line that opens or closes the front matter is not exactly `---`.
other-front-matter|E|The front matter is TOML or JSON. Dateline reads YAML, so that every
  archive is written alike.
front-matter-list|E|The front matter must be keys with values, one a line.
wrong-encoding|E|The file is not UTF-8, so names would be printed with wrong letters.
control-character|E|A control character has no place in text and breaks feeds and search.
stray-byte-order-mark|W|An invisible byte order mark stands in the middle of the text; it is
  removed.
"""

_YAML = """
yaml-syntax|E|The front matter is not valid YAML.
yaml-tab|E|YAML is indented with spaces.
yaml-unclosed-quote|E|A quotation mark opens a value and is never closed.
yaml-colon|E|A colon followed by a space begins a new key, so a value that holds one needs
  quotes.
yaml-text-after-quote|E|A value that begins with a quotation mark ends at the next one.
yaml-escape|E|Between double quotes a backslash begins an escape such as `\\n`; others mean nothing.
yaml-bracket|E|Brackets open and close in pairs, and commas part what stands between them.
yaml-line|E|Each line is a key, a colon, a space and a value.
yaml-indent|E|Keys that belong together begin in the same column, and so do the items of a list.
yaml-comment|E|A `#` after a space begins a comment, so the words after it would be lost.
yaml-special-character|E|Some signs mean something to YAML at the beginning of a value; in
  quotes they are text.
yaml-alias|E|YAML's anchors (`&x`) and references (`*x`) are refused: they hide text and can
  blow up a file.
yaml-tag|E|YAML's type tags (`!x`) are refused: every value is text until the format gives it a
  type.
yaml-key|E|A key must be a word, not a list or mapping.
yaml-too-deep|E|Lists and mappings may be nested eight deep.
yaml-too-large|E|Front matter may have 64 kB and 2,000 values.
yaml-second-document|E|A line `---` inside the front matter begins a second document.
duplicate-key|E|The same key is given twice; other programs silently take the last one.
"""

_THE_FIELDS = """
unknown-key|E|A key that is not in the format does nothing, and is nearly always a misspelling.
missing-field|E|A field that every article needs is not there.
empty-field|E|The field is there but holds nothing.
wrong-type|E|The field holds one thing where a list is wanted, or a list where one thing is
  wanted.
bad-value|E|The field allows only certain words.
value-too-long|E|The value is longer than the field can hold.
title-too-long|E|A headline may have 200 characters.
title-long|W|A headline of more than 120 characters is cut off in feeds, search results and
  previews.
unknown-region|E|The region is not one of the regions in site_config.yaml.
unknown-country|E|The country is neither an ISO 3166-1 code nor the name of a country.
unknown-language|E|The language is not a BCP 47 code such as `en`, `ar` or `zh-Hans`.
bad-date|E|The date is not written as year-month-day, does not exist, or has a time without a
  zone.
embargo-without-zone|E|An embargo is an agreement about a moment, so it needs date, time and
  time zone.
embargo-before-date|E|The embargo ends before the date of the article.
updated-before-date|E|The article was updated before its own date.
early-date|W|A date before 1900 is more likely a slip of the keyboard.
far-date|W|A date more than a year ahead is more likely a slip of the keyboard.
unlisted-author|E|The configuration demands that every author has a file in content/_authors.
invisible-character|E|Invisible or direction-changing characters can make a name read as
  another.
mixed-scripts|W|A name mixes letters of two alphabets, as look-alike names do.
many-tags|W|An article with more than 20 tags is filed under nothing in particular.
bad-slug|E|A slug is part of an address for ever, so it has a narrow grammar.
bad-alias|E|An old address must be a path inside the site.
same-name|E|Two names share one address; they are one tag or author written in two ways, or need
  different slugs.
unknown-related|E|`related:` or `translation_of:` names an article that does not exist.
related-held|W|`related:` names an article that is held back; it is left out until that one is
  published.
"""

_SOURCES = """
no-sources|W|The article names no sources; readers cannot check what it rests on.
missing-sources|E|The configuration demands sources for every article.
source-incomplete|E|A source needs an outlet or a title.
source-date-unread|W|The date of a source could not be read; it is printed as written.
source-line-whole|W|The line could not be split into outlet, title and date; it is printed
  whole.
repeated-source|W|The same work is listed twice in one article.
bad-address|E|The address of a cited work is not a web address.
address-with-secret|E|The address holds a user name, password or session key and would publish
  it.
doubtful-address|W|The host is a bare number or in punycode, as look-alike hosts are.
unknown-citation|E|The text cites a source that the article does not list.
uncited-source|W|A source has a key to be cited by, and the text cites others but never this one.
"""

_THE_BODY = """
empty-body|E|The article has front matter and no text.
body-too-large|E|A body may have one megabyte.
body-too-complex|E|The body repeats or nests marks so often that reading it would take minutes.
slow-article|E|Reading the article took longer than the limit.
title-repeated|W|The body begins with the headline, which the page prints already.
heading-jump|W|A heading skips a level, which misleads readers who move by headings.
dangerous-html|E|Scripts, frames, styles and forms are never let into an article.
raw-html|W|HTML in the text is shown as text; Markdown has what an article needs.
html-comment|W|Comments are not published; they may hold what must not be.
unclosed-comment|E|A comment that never ends takes the rest of the article with it.
bad-link|E|Links may lead to http, https and mailto addresses and to other articles.
bad-attribute|E|An attribute list may set `#id`, `.class`, `lang` and `dir` only.
remote-picture|E|A picture from another site tells that site who reads the article.
missing-alternative-text|E|A picture needs words for those who do not see it; `""` marks
  decoration.
missing-picture|E|The picture is not beside the manuscript.
unreadable-picture|E|The file is not a picture of a kind that can be published, or is damaged or
  too large.
misnamed-picture|E|The name of the file says another kind of picture than its bytes are; hosts and
  browsers go by names.
missing-document|E|The document is not beside the manuscript.
unreadable-document|E|The file is not a PDF that can be freed of what it tells about its makers.
broken-link|E|The link leads to an article or page that does not exist.
broken-anchor|E|The link leads to a heading that does not exist.
link-to-held|E|The link leads to an article that is held back and would reveal it.
undefined-footnote|E|A footnote is called but not written.
unused-footnote|W|A footnote is written but never called.
unclosed-fence|W|A code block is opened and never closed.
unknown-code-language|W|The language named at a code block is not known; the code is printed
  plain.
invisible-in-body|W|The text holds an invisible or direction-changing character.
"""

_ADDRESSES_AND_FILES = """
same-address|E|Two pages would share one address, here or on a system that ignores case; one
  would be lost.
alias-in-use|E|An old address is the address of a page, or is claimed by two articles.
bad-path|E|The address would not be safe as a path on every system.
unknown-folder|E|A folder of `content` whose name begins with `_` holds introductions, and its name
  says to what.
outside-file|E|A link in the content folder leads out of it, or the file is a device or pipe.
unreadable-file|X|The file cannot be read.
unused-file|W|The file is neither a manuscript nor a picture of one, and is not published.
"""

_THE_SITE = """
unknown-page|C|The edition has no page at this address.
unknown-selection|C|What `--select` names is nothing that the archive has articles of.
no-config|C|There is no site_config.yaml here.
no-content|C|There is no content folder here.
unknown-author-file|W|A file in content/_authors is about somebody who has written nothing here.
no-base-url|W|Without `base_url` there are no feeds, no sitemap and no canonical addresses.
no-logo|C|The publisher's logo is not below static/.
bad-base-url|C|The base URL must be https:// or http:// with a host and perhaps a path.
bad-timezone|C|The time zone is not one of the IANA database.
bad-permalink|C|The permalink may hold {year}, {month}, {day}, {slug} and {region} and must end
  in .html.
refused-output|C|The output folder is a place whose files are not ours to replace.
template-syntax|C|The template is not valid Jinja.
template-undefined|C|The template reads something that the page does not have.
template-missing|C|The template includes or extends one that does not exist.
template-failed|C|The template could not be rendered.
bad-language-file|C|A file in templates/languages is named after no language, or holds no texts.
unknown-text|C|The interface has no text of this name, so nothing would print it.
bad-text|C|A text of the interface is empty, or of another kind than its English original.
text-places|C|A text of the interface lacks a place that is filled in, or has one that is not.
text-forms|C|A text that counts has not the plural forms of its language.
missing-texts|W|A language of the site's own lacks texts; they are printed in English.
no-texts|W|The interface is not translated into the language of the site.
"""

_THE_MACHINE = """
foreign-file|W|A file in the output folder was not written by Dateline, or was changed since; it
  is left alone.
file-in-the-way|C|A file that Dateline did not write stands where a page must go.
locked|X|Another build of this site is at work.
port-taken|X|The preview cannot listen there; perhaps another preview does already.
disk|X|The system refused to read or write.
clock-behind|X|The clock is behind the last build: what was published since would be taken back.
worker-lost|X|A worker process ended without a word, perhaps for lack of memory.
"""

_IMPORTING = """
import-empty|E|The file to be imported holds no text.
import-not-text|E|The file to be imported is not plain text.
import-encoding|W|The file to be imported is not UTF-8; its encoding was guessed.
import-in-the-way|E|A different manuscript stands where the imported one would go; nothing is
  overwritten.
import-several-stories|W|The file seems to hold several articles; they were imported as one.
"""

_LINKS = """
dead-link|W|The link failed on three different days; readers cannot follow it.
moved-link|W|The host says that the work has another address for good.
unusable-link|W|The address cannot be asked for, or holds a user name or password.
link-record|E|A line of records/links.jsonl says nothing that can be understood.
no-network|N|No host could be reached, so nothing can be said about any link.
"""

_COPIES = """
copy-index|E|A line of content/_saved/index.jsonl says nothing that can be understood.
copy-missing|E|The list of saved copies names a file that is not there.
copy-damaged|E|A saved copy is not what its digests say, so it proves nothing.
copy-unlisted|W|A file among the saved copies is in no list, so nobody vouches for it.
copy-sheet|E|A sheet of archived works cannot be read, or leaves out where a work was put.
missing-extra|X|A library that this work needs is not installed.
"""

_CHECKS = """
fixed-link|W|An address that begins with a slash or names the archive's host leads astray from a
  disk, a mirror or an onion address.
folder-link|W|A link to a folder shows its page only where a host looks for index.html.
poor-alternative-text|W|The name of a file tells nobody what a picture shows.
main-heading|W|A page has one heading of the first level, which says what it is about.
empty-heading|W|A heading without words is read out as nothing.
no-page-language|W|A screen reader does not know how to pronounce a page without `lang`.
no-page-title|W|Tabs, bookmarks and screen readers call a page by its title.
no-main-part|W|Without `<main>`, readers who move by landmarks go through the menu on every page.
no-zoom|W|Readers who see little make pages larger, and the page forbids it.
unlabelled-field|W|A screen reader cannot say what a field without a label is for.
no-words|W|A link, button or frame without words is read out as an address, or not at all.
table-without-headers|W|Read out cell by cell, a table without headers is a heap of values.
duplicate-id|W|Links and labels find the first element of an id and never the others.
dangling-reference|W|A label or description points to an id that the page does not have.
tab-order|W|A positive tabindex makes the keyboard jump about the page.
third-party-request|E|Another host would learn who reads what, when, and from where.
similar-names|W|Two tags or authors that are one list apart what belongs together.
no-summary|W|Without a summary an article is a bare headline in lists, feeds and link previews.
heavy-page|W|A page that loads long is not read where the network is slow or paid by weight.
host-files|W|A host that takes fewer files refuses the upload, or drops what is too much.
host-size|W|A host that takes less refuses the upload, or the file.
host-redirects|W|A host heeds so many redirects and no more; the pages that lead on remain.
unknown-field|W|A template reads what no value has; a page that gets there cannot be rendered.
"""

CODES: dict[str, Code] = {
    **_read("The file", _THE_FILE),
    **_read("YAML", _YAML),
    **_read("The fields", _THE_FIELDS),
    **_read("Sources", _SOURCES),
    **_read("The body", _THE_BODY),
    **_read("Addresses and files", _ADDRESSES_AND_FILES),
    **_read("The site", _THE_SITE),
    **_read("The machine", _THE_MACHINE),
    **_read("Importing", _IMPORTING),
    **_read("Checking links", _LINKS),
    **_read("Saved copies", _COPIES),
    **_read("Checks", _CHECKS),
}
