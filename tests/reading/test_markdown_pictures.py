import pytest

from dateline.model.article import Picture
from tests.reading.test_markdown import html, read, said


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    text = "![A court](photo.jpg)"

    reading = read(text)

    assert reading.body.html == ('<figure><img alt="A court" src="dateline-picture:0"></figure>')
    assert reading.pictures == (
        Picture(path="content/asia/2009/photo.jpg", mark=(1, 12, 1, 21, text)),
    )


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("The court", "The court"),
        ("The court.", "The court."),
        ("The court. By night.", "The court. By night."),
        ("The court. A desk", 'The court. <span class="credit">A desk</span>'),
        ("What now? A desk", 'What now? <span class="credit">A desk</span>'),
        ('The "court". A. Desk / It', 'The “court”. <span class="credit">A. Desk / It</span>'),
        ("The court / A desk", 'The court <span class="credit">A desk</span>'),
        (
            "The court. By night. / A desk",
            'The court. By night. <span class="credit">A desk</span>',
        ),
        ("The court / by night.", "The court / by night."),
        ("/ A desk", "/ A desk"),
        ("The court. Photo: A. Desk.", 'The court. <span class="credit">Photo: A. Desk.</span>'),
        ("The court / Photo: A desk", 'The court <span class="credit">Photo: A desk</span>'),
        ("The court. Photo by a desk.", 'The court. <span class="credit">Photo by a desk.</span>'),
        ("The court. Foto: Ein Büro.", 'The court. <span class="credit">Foto: Ein Büro.</span>'),
        ("The court. © A desk. All.", 'The court. <span class="credit">© A desk. All.</span>'),
        ("Photo: A desk", '<span class="credit">Photo: A desk</span>'),
        ("The court. Photo of a desk.", "The court. Photo of a desk."),
        ("The court. Photos were banned.", "The court. Photos were banned."),
        ("What the photo: shows", "What the photo: shows"),
        ("法院。新华社", '法院。 <span class="credit">新华社</span>'),
        ("法院。", "法院。"),
    ],
)
def test_a_title_is_caption_and_credit(title: str, caption: str) -> None:
    quote = "'" if '"' in title else '"'

    assert html(f"![A court](a.jpg {quote}{title}{quote})") == (
        f'<figure><img alt="A court" src="dateline-picture:0"><figcaption>{caption}</figcaption>\n'
        "</figure>"
    )


def test_a_caption_is_set_like_the_text_even_where_its_quotes_must_be_escaped() -> None:
    caption = "<figcaption>The “new” hall – it’s big</figcaption>"

    assert caption in html('![A hall](a.jpg "The \\"new\\" hall -- it\'s big")')
    assert caption in html("![A hall](a.jpg 'The \"new\" hall -- it\\'s big')")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](a.jpg) b", '<p><img alt="a" src="dateline-picture:0"> b</p>'),
        ("b ![a](a.jpg)", '<p>b <img alt="a" src="dateline-picture:0"></p>'),
        (
            "[![a](a.jpg)](b)",
            '<p><a href="dateline-link:0"><img alt="a" src="dateline-picture:0"></a></p>',
        ),
        (
            '* ![a](a.jpg "t")',
            '<ul>\n<li><img alt="a" src="dateline-picture:0" title="t"></li>\n</ul>',
        ),
        (
            "![a][r]{: .wide }\n\n[r]: a.jpg",
            '<figure><img alt="a" class="wide" src="dateline-picture:0"></figure>',
        ),
    ],
)
def test_a_picture_among_words_stays_there(text: str, found: str) -> None:
    assert html(text) == found


def test_quotation_marks_without_words_mark_decoration() -> None:
    assert html('![""](a.jpg)') == '<figure><img alt="" src="dateline-picture:0"></figure>'


@pytest.mark.parametrize("alternative", ["", " ", "&nbsp;"])
def test_a_picture_without_alternative_text_is_an_error(alternative: str) -> None:
    reading = read(f"One ![{alternative}](a.jpg).")

    column = len(alternative) + 9
    if alternative == "&nbsp;":
        assert said(reading) == []
    else:
        assert said(reading) == [
            f"1:{column} missing-alternative-text the picture has no alternative text"
        ]


@pytest.mark.parametrize(
    "address",
    [
        "https://x.org/a.jpg",
        "//x.org/a.jpg",
        "HTTP&colon;//x.org/a.jpg",
        "data:image/png;base64,AAAA",
        "dateline-picture:0",
    ],
)
def test_a_picture_from_elsewhere_is_an_error(address: str) -> None:
    reading = read(f"![a]({address})")

    shown = address.replace("&colon;", ":")
    assert said(reading) == [f"1:6 remote-picture `{shown}` is not a file beside the manuscript"]
    assert reading.body.html == '<figure><img alt="a"></figure>'
    assert reading.pictures == ()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("sub/a.jpg", "content/asia/2009/sub/a.jpg"),
        ("../b/a.jpg", "content/asia/b/a.jpg"),
        ("./a%20b.jpg", "content/asia/2009/a b.jpg"),
        ("a b.jpg", "content/asia/2009/a b.jpg"),
        ("<a (b).jpg>", "content/asia/2009/a (b).jpg"),
    ],
)
def test_the_path_of_a_picture_is_resolved(address: str, path: str) -> None:
    assert [picture.path for picture in read(f"![a]({address})").pictures] == [path]


@pytest.mark.parametrize("address", ["../../../a.jpg", "/content/a.jpg", "a%5Cb.jpg", "a%0Ab.jpg"])
def test_a_picture_outside_the_content_folder_is_an_error(address: str) -> None:
    assert said(read(f"![a]({address})")) == [
        f"1:6 missing-picture `{address}` leads out of the content folder"
    ]


def test_a_picture_without_a_file_is_an_error() -> None:
    assert said(read("![a]()")) == ["1:6 missing-picture the picture has no file"]


def test_a_document_is_linked_and_not_shown() -> None:
    reading = read("![a](ruling.pdf)")

    assert said(reading) == ["1:6 unreadable-picture `ruling.pdf` is a document and no picture"]
    assert [found.hint for found in reading.diagnostics] == [
        "link to it, as in [the ruling](ruling.pdf)"
    ]
    assert reading.pictures == ()
