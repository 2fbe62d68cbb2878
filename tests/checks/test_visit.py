"""A visit to one address: what real hosts do, and what is made of it."""

import gzip
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from dateline import __version__
from dateline.checks.links.impostors import strange_address
from dateline.checks.links.visit import Manner
from dateline.checks.links.wire import Patience
from dateline.model.linkstate import Outcome, Weight, weight_of
from tests.checks.hosts import (
    QUICK,
    Act,
    Host,
    babble,
    by_method,
    drip,
    endless,
    hang,
    hang_up,
    in_turn,
    lead,
    page,
    raw,
    report,
    reset,
    say,
    serving,
    wire,
)
from tests.checks.rounds import finding


@pytest.fixture
def host() -> Iterator[Host]:
    with serving({}) as one:
        yield one


def visit(host: Host, act: Act, path: str = "/2009/report.html", **more: Act) -> Outcome:
    host.acts[path] = act
    for name, other in more.items():
        host.acts[f"/{name}"] = other
    way = wire(patience=QUICK) if act in {hang, drip} else wire()
    return finding(way, host.url(path)).outcome


# What hosts answer.


def test_a_page_that_is_there_is_alive_and_was_asked_for_politely(host: Host) -> None:
    assert visit(host, report()) is Outcome.ALIVE
    assert [(one.method, one.path) for one in host.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/2009/report.html"),
        ("GET", "/2009/report.html"),
    ]
    for one in host.asked:
        assert one.header("User-Agent") == f"Dateline/{__version__} (link check)"
        assert one.header("Host") == f"127.0.0.1:{host.port}"
        assert b"cookie" not in one.head.lower()
        assert b"referer" not in one.head.lower()
        assert b"authorization" not in one.head.lower()


def test_a_document_that_is_no_page_is_asked_for_its_head_alone(host: Host) -> None:
    assert visit(host, say(200, b"%PDF-1.7", "application/pdf"), "/a.pdf") is Outcome.ALIVE
    assert host.paths("HEAD") == ["/a.pdf"]
    assert host.paths("GET") == ["/robots.txt"]


def test_with_heads_only_no_page_is_read(host: Host) -> None:
    host.acts["/a"] = report()

    assert finding(wire(), host.url("/a"), Manner(heads_only=True)).outcome is Outcome.ALIVE
    assert host.paths("GET") == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, Outcome.NOT_FOUND),
        (410, Outcome.GONE),
        (400, Outcome.REQUEST_REFUSED),
        (304, Outcome.REQUEST_REFUSED),
        (401, Outcome.FORBIDDEN),
        (403, Outcome.FORBIDDEN),
        (451, Outcome.FORBIDDEN),
        (500, Outcome.SERVER_ERROR),
        (503, Outcome.SERVER_ERROR),
        (429, Outcome.BUSY),
    ],
)
def test_a_refusal_is_told_by_its_number(host: Host, status: int, outcome: Outcome) -> None:
    host.acts["/a"] = say(status, "no")
    found = finding(wire(), host.url("/a"))

    assert (found.outcome, found.status, found.words) == (outcome, status, f"HTTP {status}")
    assert host.paths("HEAD") == ["/a"]
    assert host.paths("GET")[1:] == ["/a"] * (3 if status in {503, 429} else 1)


@pytest.mark.parametrize("status", [403, 404, 405, 501, 500])
def test_a_host_that_refuses_head_alone_is_asked_with_get(host: Host, status: int) -> None:
    assert visit(host, by_method(HEAD=say(status), GET=report())) is Outcome.ALIVE


@pytest.mark.parametrize("act", [reset, hang_up, hang, babble, raw(b"HTTP/1.1 200 OK")])
def test_a_host_that_stumbles_over_head_is_asked_with_get(host: Host, act: Act) -> None:
    host.acts["/a"] = by_method(HEAD=act, GET=report())
    way = wire(patience=Patience(silence=1.5))

    assert finding(way, host.url("/a")).outcome is Outcome.ALIVE


def test_an_empty_answer_to_head_is_not_believed(host: Host) -> None:
    host.acts["/a.pdf"] = by_method(
        HEAD=say(200, b"", "application/pdf"), GET=say(200, b"%PDF", "application/pdf")
    )
    assert finding(wire(), host.url("/a.pdf")).outcome is Outcome.ALIVE


def test_an_empty_page_is_not_the_work(host: Host) -> None:
    assert visit(host, say(200, "")) is Outcome.EMPTY
    assert visit(host, say(200, "\n\n")) is Outcome.EMPTY


# Redirects.


def test_a_work_that_moved_for_good_says_where_to(host: Host) -> None:
    host.acts |= {"/old": lead("/newer"), "/newer": lead("/new", 308), "/new": report()}
    found = finding(wire(), host.url("/old"))

    assert (found.outcome, found.final, found.is_moved) == (
        Outcome.ALIVE,
        host.url("/new"),
        True,
    )


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_that_is_not_for_good_moves_nothing(host: Host, status: int) -> None:
    host.acts |= {"/old": lead("/newer"), "/newer": lead("/new", status), "/new": report()}
    found = finding(wire(), host.url("/old"))

    assert (found.outcome, found.final, found.is_moved) == (
        Outcome.ALIVE,
        host.url("/new"),
        False,
    )


def test_a_fragment_is_not_sent_and_not_lost(host: Host) -> None:
    host.acts |= {"/old": lead("/new"), "/new": report()}
    found = finding(wire(), host.url("/old#part"))

    assert found.final == host.url("/new#part")
    assert "/old" in host.paths()


def test_a_circle_of_redirects_is_found(host: Host) -> None:
    assert visit(host, lead("/b"), "/a", b=lead("/a")) is Outcome.REDIRECT_LOOP
    assert visit(host, lead("/c"), "/c") is Outcome.REDIRECT_LOOP


def test_five_redirects_are_followed_and_six_are_not(host: Host) -> None:
    host.acts |= {f"/{n}": lead(f"/{n + 1}") for n in range(6)}
    host.acts["/6"] = report()

    assert finding(wire(), host.url("/1")).outcome is Outcome.ALIVE
    assert finding(wire(), host.url("/0")).outcome is Outcome.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    "location",
    ["", "javascript:alert(1)", "http://user:word@127.0.0.1/", "http://[x/", "mailto:a@b.example"],
)
def test_a_redirect_to_no_web_address_is_not_followed(host: Host, location: str) -> None:
    assert visit(host, lead(location)) is Outcome.BAD_REDIRECT
    assert len(host.asked) == 3


def test_a_redirect_into_a_private_network_is_not_followed(host: Host) -> None:
    host.acts["/a"] = lead("http://10.0.0.1/secret")
    found = finding(wire(), host.url("/a"))

    assert (found.outcome, found.words) == (Outcome.BAD_REDIRECT, "10.0.0.1 is 10.0.0.1")


def test_a_redirect_to_another_host_asks_that_host_for_its_rules(host: Host) -> None:
    rules = say(200, "User-agent: *\nDisallow: /a", "text/plain")
    with serving({"/a": report(), "/robots.txt": rules}, address="127.0.0.2") as other:
        host.acts["/a"] = lead(f"http://127.0.0.2:{other.port}/a")

        assert finding(wire(), host.url("/a")).outcome is Outcome.ROBOTS
        assert other.paths() == ["/robots.txt"]


def test_a_location_in_other_letters_is_read_as_utf_8(host: Host) -> None:
    host.acts |= {
        "/old": raw("HTTP/1.1 301 M\r\nLocation: /știri\r\nContent-Length: 0\r\n\r\n".encode()),
        "/%C8%99tiri": report(),
    }
    assert finding(wire(), host.url("/old")).outcome is Outcome.ALIVE


# Pages that only look like answers.


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Error 404 – The Courier",
        "Page not found | The Courier",
        "The Courier - Page Not Found",
        "Sorry, page not found!",
        "Página no encontrada",
        "Page introuvable · Le Journal",
        "Seite nicht gefunden",
        "Страница не найдена",
        "页面不存在 - 新闻网",
        "ページが見つかりません",
        "페이지를 찾을 수 없습니다",
        "الصفحة غير موجودة",
        "Sayfa bulunamadı",
        "Strona nie istnieje",
        "Error 404: page not found",
        "Not Found",
        "The Courier | Not found",
        "404 - Not Found",
        "The Courier - Error 404",
    ],
)
def test_a_page_headed_not_found_is_not_the_work(host: Host, title: str) -> None:
    assert visit(host, report(title)) is Outcome.SOFT_NOT_FOUND


@pytest.mark.parametrize(
    "title",
    [
        "Wreckage of flight not found, says minister",
        "404 people detained in Almaty",
        "Page not found in the ledger: how an oligarch hid his yacht",
        "Highway 404: a history",
        "Weapons not found",
        "Not found: the missing children of the valley",
        "Not found – the missing children of the valley",
        "Nothing found: police end their search",
        "Search of the lake - nothing found",
        "Gone",
        "",
        "|",
    ],
)
def test_a_headline_with_such_words_is_a_headline(host: Host, title: str) -> None:
    assert visit(host, report(title)) is Outcome.ALIVE


def test_words_in_the_text_count_where_there_is_hardly_any_other(host: Host) -> None:
    words = "We are sorry. The page you requested could not be found."

    assert visit(host, say(200, page("The Courier", words)), "/a") is Outcome.SOFT_NOT_FOUND
    assert visit(host, say(200, page("The Courier", words + " News. " * 400)), "/b") is (
        Outcome.ALIVE
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- <title>404</title> --><title>News</title><h1>News</h1>",
        "<title>News</title><svg><title>404</title></svg>",
        "<title>News</title><style>h1::after {content: '404'}</style>",
        "<title>News</title><template><h1>Page not found</h1></template>",
        "<title lang=en>News</title><H1 CLASS=a>It rained</H1 ><p>Page not found" + " x" * 9000,
        "<title>News</title><script>never closed <h1>404</h1>",
        "<title>News</title><!-- never closed <h1>404</h1>",
        "<p>no heading at all",
    ],
)
def test_only_what_readers_see_is_read(host: Host, markup: str) -> None:
    assert visit(host, say(200, markup)) is Outcome.ALIVE


@pytest.mark.parametrize(
    "markup",
    ["<TITLE\n>Page&nbsp;not found</TITLE\n>", "<h1><span>Page</span> not found", "<title>404"],
)
def test_headings_are_read_however_they_are_written(host: Host, markup: str) -> None:
    assert visit(host, say(200, markup)) is Outcome.SOFT_NOT_FOUND


def test_words_of_scripts_are_not_words_of_the_page(host: Host) -> None:
    text = "<title>A</title><script>'page not found'</script><h1>News</h1>It rained."

    assert visit(host, say(200, text)) is Outcome.ALIVE


@pytest.mark.parametrize("charset", ["gb18030", "windows-1251", "utf-16"])
def test_titles_are_read_in_the_encoding_of_the_page(host: Host, charset: str) -> None:
    title = "页面不存在" if charset != "windows-1251" else "Страница не найдена"
    data = page(title).encode(charset)

    assert visit(host, say(200, data, f"text/html; charset={charset}"), "/a") is (
        Outcome.SOFT_NOT_FOUND
    )
    if charset != "utf-16":
        declared = f"<meta charset='{charset}'>".encode() + data
        assert visit(host, say(200, declared, "text/html"), "/b") is Outcome.SOFT_NOT_FOUND


@pytest.mark.parametrize(
    "charset", ["rot13", "nonsense", "undefined", "idna", "punycode", "unicode_escape", "cp99999"]
)
def test_an_encoding_that_does_not_exist_does_no_harm(host: Host, charset: str) -> None:
    assert visit(host, say(200, page(), f"text/html; charset={charset}")) is Outcome.ALIVE


def test_a_page_packed_without_being_asked_is_read(host: Host) -> None:
    packed = gzip.compress(page("Page not found").encode())

    assert visit(host, say(200, packed, Content_Encoding="gzip"), "/a") is Outcome.SOFT_NOT_FOUND
    assert visit(host, say(200, b"no gzip", Content_Encoding="gzip"), "/b") is Outcome.ALIVE


@pytest.mark.parametrize("front", ["/", "/index.html", "/en/", "/en-GB", "/home"])
def test_a_report_that_leads_to_the_front_page_is_gone(host: Host, front: str) -> None:
    host.acts |= {"/2009/06/report": lead(front, 302), front: report("The Courier")}
    found = finding(wire(), host.url("/2009/06/report"))

    assert found.outcome is Outcome.SOFT_NOT_FOUND
    assert found.words == f"it leads to the front page {host.url(front)}"


def test_a_citation_of_the_front_page_may_lead_to_the_front_page(host: Host) -> None:
    assert visit(host, lead("/en/"), "/", **{"en/": report("The Courier")}) is Outcome.ALIVE


@pytest.mark.parametrize("path", ["/404", "/errors/404.html", "/page-not-found", "/error.aspx"])
def test_a_report_that_leads_to_a_page_of_errors_is_gone(host: Host, path: str) -> None:
    host.acts |= {"/2009/06/report": lead(path, 302), path: report("The Courier")}

    assert finding(wire(), host.url("/2009/06/report")).outcome is Outcome.SOFT_NOT_FOUND


def test_a_host_with_one_page_for_all_is_found_out_only_if_asked(host: Host) -> None:
    def same(connection: object, asked: object) -> None:
        path = asked.path  # type: ignore[attr-defined]
        say(200, page("The Courier", f"You asked for {path}. " + "Ads. " * 400))(
            connection,  # type: ignore[arg-type]
            asked,  # type: ignore[arg-type]
        )

    host.acts["*"] = same
    asking = Manner(stranger=lambda target: strange_address(target, "qzxv"))

    assert finding(wire(), host.url("/2009/a.html")).outcome is Outcome.ALIVE
    assert "/2009/qzxv" not in host.paths()
    found = finding(wire(), host.url("/2009/a.html"), asking)
    assert found.outcome is Outcome.SOFT_NOT_FOUND
    assert found.words == "the host shows the same page for an address that cannot exist"


def test_a_host_that_knows_its_pages_passes_that_test(host: Host) -> None:
    host.acts["/2009/a.html"] = report()
    asking = Manner(stranger=lambda target: strange_address(target, "qzxv"))

    assert finding(wire(), host.url("/2009/a.html"), asking).outcome is Outcome.ALIVE
    assert "/2009/qzxv" in host.paths()
    host.acts["*"] = report("Another")
    assert finding(wire(), host.url("/2009/a.html"), asking).outcome is Outcome.ALIVE


# Hosts that do not answer.


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (reset, Outcome.CONNECTION_RESET),
        (hang_up, Outcome.CONNECTION_RESET),
        (hang, Outcome.TIMED_OUT),
        (babble, Outcome.NOT_HTTP),
        (drip, Outcome.TIMED_OUT),
        (
            raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>"),
            Outcome.TRUNCATED,
        ),
        (
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n<p>"),
            Outcome.TRUNCATED,
        ),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"), Outcome.NOT_HTTP),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"), Outcome.NOT_HTTP),
    ],
)
def test_a_host_that_breaks_off_is_told_by_how(host: Host, act: Act, outcome: Outcome) -> None:
    assert visit(host, act) is outcome
    assert host.paths("HEAD") == ["/2009/report.html"]
    assert len(host.paths("GET")) == 4, "robots.txt, and three attempts"


def test_a_second_attempt_may_help(host: Host) -> None:
    assert visit(host, in_turn(reset, reset, report())) is Outcome.ALIVE


def test_nobody_at_the_port_refuses(host: Host) -> None:
    with serving({}) as other:
        url = other.url("/a")

    assert finding(wire(), url).outcome is Outcome.CONNECTION_REFUSED
    assert host.asked == []


def test_a_name_that_does_not_exist_is_no_host() -> None:
    found = finding(wire(), "http://gone.example/a")

    assert (found.outcome, found.words) == (Outcome.NO_SUCH_HOST, "gone.example")


def test_a_page_without_end_is_there_and_read_to_a_limit(host: Host) -> None:
    host.acts["/a"] = endless
    found = finding(wire(), host.url("/a"), Manner(most=300_000))

    assert (found.outcome, found.words) == (Outcome.TOO_LARGE, "more than 300,000 bytes")
    assert weight_of(found.outcome) is Weight.ALIVE


# Robots.


def test_a_page_that_robots_may_not_see_is_never_asked_for(host: Host) -> None:
    rules = "User-agent: *\nDisallow: /private/\nAllow: /private/open\n"
    host.acts |= {"/robots.txt": say(200, rules, "text/plain"), "*": report()}

    assert finding(wire(), host.url("/private/a")).outcome is Outcome.ROBOTS
    assert host.paths() == ["/robots.txt"]
    assert finding(wire(), host.url("/private/open")).outcome is Outcome.ALIVE


def test_rules_for_us_by_name_are_heeded(host: Host) -> None:
    rules = "User-agent: Dateline\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    host.acts |= {"/robots.txt": say(200, rules, "text/plain"), "*": report()}

    assert finding(wire(), host.url("/a")).outcome is Outcome.ROBOTS


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (say(404), Outcome.ALIVE),
        (say(403), Outcome.ALIVE),
        (say(200, "<title>User-agent: *</title>\nUser-agent: *\nDisallow: /"), Outcome.ALIVE),
        (say(200, b"\xff\xfe\x00nonsense\xff", "text/plain"), Outcome.ALIVE),
        (reset, Outcome.ALIVE),
        (say(500), Outcome.ROBOTS),
        (lead("/rules"), Outcome.ROBOTS),
        (lead("/robots.txt"), Outcome.ALIVE),
        (lead("javascript:x"), Outcome.ALIVE),
        (lead("http://10.0.0.1/robots.txt"), Outcome.ALIVE),
    ],
)
def test_what_is_made_of_robots_txt(host: Host, act: Act, outcome: Outcome) -> None:
    host.acts["/rules"] = say(200, "User-agent: *\nDisallow: /", "text/plain")
    host.acts["/robots.txt"] = act

    assert visit(host, report()) is outcome


# Addresses that are no places.


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("http://user:word@127.0.0.1/", Outcome.UNUSABLE_ADDRESS),
        ("http://user@127.0.0.1/", Outcome.UNUSABLE_ADDRESS),
        ("ftp://127.0.0.1/", Outcome.UNUSABLE_ADDRESS),
        ("file:///etc/hosts", Outcome.UNUSABLE_ADDRESS),
        ("http://", Outcome.UNUSABLE_ADDRESS),
        ("http://127.0.0.1:port/", Outcome.UNUSABLE_ADDRESS),
        ("http://127.0.0.1:99999/", Outcome.UNUSABLE_ADDRESS),
        ("http://a%00b/", Outcome.UNUSABLE_ADDRESS),
        (f"http://127.0.0.1/{'x' * 9000}", Outcome.UNUSABLE_ADDRESS),
        ("http://" + "ü" * 80 + "/", Outcome.UNUSABLE_ADDRESS),
        ("http://10.1.2.3/", Outcome.PRIVATE_ADDRESS),
        ("http://inside.example/", Outcome.PRIVATE_ADDRESS),
    ],
)
def test_what_is_no_public_address_is_never_connected_to(address: str, outcome: Outcome) -> None:
    way = wire({"inside.example": "192.168.1.1"})

    assert finding(way, address).outcome is outcome
    assert weight_of(outcome) is Weight.UNCLEAR


def test_a_host_of_ipv6_is_visited() -> None:
    with serving({"/a": report()}, "[::1]", address="::1") as host:
        assert finding(wire(), host.url("/a")).outcome is Outcome.ALIVE
        assert host.asked[0].header("Host") == f"[::1]:{host.port}"


def test_the_name_is_sent_and_the_judged_address_is_used() -> None:
    with serving({"/a": report()}, "courier.example") as host:
        way = wire({"courier.example": "127.0.0.1"})

        assert finding(way, host.url("/a")).outcome is Outcome.ALIVE
        assert host.asked[0].header("Host") == f"courier.example:{host.port}"


def test_signs_that_no_request_can_hold_are_spelled(host: Host) -> None:
    host.acts["/caf%C3%A9%20bar?q=%E6%96%B0&a=b%20c"] = report()

    assert finding(wire(), host.url("/café%20bar?q=新&a=b%20c#x")).outcome is Outcome.ALIVE


# TLS.


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def secure(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def over_tls(server: ssl.SSLContext, trust: ssl.SSLContext) -> Outcome:
    names = {"courier.example": "127.0.0.1"}
    with serving({"/a": report()}, "courier.example", tls=server) as host:
        return finding(wire(names, trust=trust), host.url("/a")).outcome


def test_a_sound_certificate_is_checked_against_the_name(
    authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    assert over_tls(secure(authority.issue_cert("courier.example")), trust) is Outcome.ALIVE
    assert over_tls(secure(authority.issue_cert("other.example")), trust) is Outcome.TLS_WRONG_HOST


def test_a_certificate_is_checked_against_a_bare_number(
    authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    server = secure(authority.issue_cert("courier.example"))
    with serving({"/a": report()}, tls=server) as host:
        assert finding(wire(trust=trust), host.url("/a")).outcome is Outcome.TLS_WRONG_HOST
    server = secure(authority.issue_cert("127.0.0.1"))
    with serving({"/a": report()}, tls=server) as host:
        assert finding(wire(trust=trust), host.url("/a")).outcome is Outcome.ALIVE


def test_an_expired_certificate_is_told(authority: trustme.CA, trust: ssl.SSLContext) -> None:
    past = datetime.now(UTC) - timedelta(days=1)
    expired = authority.issue_cert(
        "courier.example", not_before=past - timedelta(days=9), not_after=past
    )

    assert over_tls(secure(expired), trust) is Outcome.TLS_EXPIRED


def test_a_certificate_of_an_unknown_authority_is_told(trust: ssl.SSLContext) -> None:
    stranger = trustme.CA(organization_name="Another")

    assert over_tls(secure(stranger.issue_cert("courier.example")), trust) in {
        Outcome.TLS_UNTRUSTED,
        Outcome.TLS_SELF_SIGNED,
    }


def test_a_host_that_vouches_for_itself_is_told(
    trust: ssl.SSLContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = trustme.CA()
    folder = tmp_path_factory.mktemp("tls")
    own.cert_pem.write_to_path(str(folder / "cert.pem"))
    own.private_key_pem.write_to_path(str(folder / "key.pem"))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")

    assert over_tls(server, trust) is Outcome.TLS_SELF_SIGNED


def test_a_host_that_speaks_no_tls_is_told(host: Host, trust: ssl.SSLContext) -> None:
    way = wire({"courier.example": "127.0.0.1"}, trust=trust)

    assert finding(way, f"https://courier.example:{host.port}/a").outcome is Outcome.TLS_PROTOCOL


def test_a_host_with_another_protocol_version_is_told(
    authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    server = secure(authority.issue_cert("courier.example"))
    server.maximum_version = ssl.TLSVersion.TLSv1_2
    picky = ssl.create_default_context()
    authority.configure_trust(picky)
    picky.minimum_version = ssl.TLSVersion.TLSv1_3

    assert over_tls(server, trust) is Outcome.ALIVE
    assert over_tls(server, picky) is Outcome.TLS_PROTOCOL


def test_a_host_that_never_ends_its_greeting_is_left(trust: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        way = wire({"courier.example": "127.0.0.1"}, trust=trust, patience=QUICK)
        found = finding(way, f"https://courier.example:{port}/a", Manner(saves=True))

    assert (found.outcome, found.words) == (Outcome.TIMED_OUT, "the request took too long")


def test_a_broken_certificate_costs_one_request(
    authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    server = secure(authority.issue_cert("other.example"))
    names = {"courier.example": "127.0.0.1"}
    with serving({}, "courier.example", tls=server) as host:
        finding(wire(names, trust=trust), host.url("/a"))

        assert host.asked == []
