"""A page from the web, fetched politely: tested against a server on the loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from briefing_archive import fetch as fetching
from briefing_archive.fetch import LARGEST, fetch
from briefing_archive.intake import take_in
from briefing_archive.problems import InputError

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Port Verrin halts dredging - The Verrin Post</title>
<meta property="og:title" content="Port Verrin halts dredging"><meta property="og:site_name" content="The Verrin Post">
<meta name="author" content="Maud Ferris"><meta property="article:published_time" content="2026-03-14T08:00:00Z">
</head><body><nav>Home News Sport</nav><article><h1>Port Verrin halts dredging</h1>
<p>The harbour board stopped dredging its deep-water channel on Friday after divers found a meadow of eelgrass along
the northern bank, the chief engineer said.</p>
<p>“We will not put a bucket in the water until we know what lives there – not one,” Ines Okafor told a meeting in the
old customs house, where the board had asked the people of the town to speak their minds about the plan.</p>
<p>Work had begun in March, and was to deepen the channel by three metres before the summer, so that larger ferries
could call again.</p></article><footer>Subscribe to our newsletter</footer></body></html>"""


class Site(BaseHTTPRequestHandler):
    """Pages by path; /moved/N redirects N times before it comes to the article."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/moved/"):
            left = int(path.rpartition("/")[2])
            self._answer(302, b"", location=f"/moved/{left - 1}" if left > 1 else "/article")
        elif path == "/away":
            self._answer(302, b"", location="file:///etc/hostname")
        elif path == "/article":
            self._answer(200, PAGE.format(charset="utf-8").encode())
        elif path == "/old":
            self._answer(200, PAGE.format(charset="windows-1252").encode("cp1252"), type="text/html")
        elif path == "/sent":
            self._answer(200, PAGE.format(charset="utf-8").encode("cp1252"), type="text/html; charset=windows-1252")
        elif path == "/plain":
            self._answer(200, b"Ferry late\n\nThe ferry was late again.\n", type="text/plain; charset=utf-8")
        elif path == "/large":
            self._answer(200, b" " * (LARGEST + 1))
        elif path == "/picture":
            self._answer(200, b"\x89PNG", type="image/png")
        elif path == "/empty":
            self._answer(200, b"<!doctype html><html><body></body></html>")
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, type: str = "text/html; charset=utf-8", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.nlp
@pytest.mark.parametrize("path", ["/article", "/moved/3", "/old", "/sent"])
def test_a_page_gives_its_article_and_what_it_says_of_itself(site: str, path: str) -> None:
    intake = take_in(site + path, allow_private=True)
    assert intake.headline == "Port Verrin halts dredging"
    assert intake.publisher == "The Verrin Post"
    assert intake.author == "Maud Ferris"
    assert str(intake.published) == "2026-03-14"
    assert "“We will not put a bucket in the water until we know what lives there – not one,”" in " ".join(
        intake.text.split()
    )
    assert "Subscribe" not in intake.text


def test_plain_text_is_taken_as_it_is(site: str) -> None:
    intake = take_in(f"{site}/plain", allow_private=True)
    assert intake.text == "Ferry late\n\nThe ferry was late again.\n"
    assert intake.url == f"{site}/plain"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "answers 404"),  # no such page
        ("/moved/9", "more than 4 redirects"),  # round and round
        ("/away", "no address of a page"),  # a redirect out of the web
        ("/large", "larger than 4 MB"),  # no article
        ("/picture", "image/png"),  # no page
    ],
)
def test_anything_else_is_a_clear_message(site: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as told:
        fetch(site + path, allow_private=True)
    assert told.value.remedy


@pytest.mark.nlp
def test_a_page_without_an_article_is_told(site: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        take_in(f"{site}/empty", allow_private=True)


def test_a_private_machine_is_not_asked(site: str) -> None:
    with pytest.raises(InputError, match="private network") as told:
        fetch(f"{site}/article")
    assert "--allow-private" in told.value.remedy


@pytest.mark.parametrize(
    "address", ["10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "0.0.0.0", "::ffff:127.0.0.1"]
)
def test_every_private_address_counts(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    entries = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", (address, 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: entries)
    with pytest.raises(InputError, match="private network"):
        fetch("http://news.example/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "https://user:secret@example.org/",
        "http:///path",
        "file:///x",
        "http://[bad/",
        "https://example.org:99999/",
        "https://example.org:port/",
    ],
)
def test_what_is_no_web_address_is_told(url: str) -> None:
    with pytest.raises(InputError, match="no address of a page"):
        take_in(url)


def test_a_server_that_is_gone_is_told() -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", allow_private=True)
