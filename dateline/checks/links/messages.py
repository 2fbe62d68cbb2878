"""What goes to a host and what comes back, as plain values.

Comes in: what the wire has to say. Goes out: `Ask`, `Answer`, `Failure` and `Target`, so that
everything above the wire can be tried without one.
"""

from dataclasses import dataclass

from dateline.model.linkstate import Outcome

# Whom robots.txt files may name.
AGENT_NAME = "Dateline"
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_PERMANENT = frozenset([301, 308])


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart: `host` in letters of DNS or a bare number, `resource` its path.

    `fragment` names a place inside the page; hosts never see it.
    """

    scheme: str
    host: str
    port: int
    resource: str
    fragment: str = ""

    @property
    def netloc(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.scheme == "https" else 80
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Whose robots.txt speaks for this address."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The address without its fragment."""
        return f"{self.origin}{self.resource}"

    @property
    def is_front_page(self) -> bool:
        """Whether this is the first page of a host."""
        return self.resource == "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request; `most` is how many bytes of the answer are read."""

    method: str
    target: Target
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered; `sent` is the request byte for byte.

    `is_whole` is false where the body is longer than was asked for.
    """

    status: int
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    is_whole: bool = True
    sent: bytes = b""

    def header(self, name: str) -> str:
        """Return the first header of a name, or an empty text."""
        wanted = name.casefold()
        return next((text for key, text in self.headers if key.casefold() == wanted), "")

    @property
    def media_type(self) -> str:
        """What the host calls its answer, such as `text/html`."""
        return self.header("Content-Type").partition(";")[0].strip().casefold()

    @property
    def leads_on(self) -> bool:
        """Whether the answer is a redirect."""
        return self.status in _REDIRECTS

    @property
    def leads_on_for_good(self) -> bool:
        """Whether the answer says that the work has a new address."""
        return self.status in _PERMANENT


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    outcome: Outcome
    words: str = ""


Reply = Answer | Failure
