"""One web page, fetched politely on the editor's machine: small, patient, and never from a private network.

The address is resolved once, looked at, and connected to as it was looked at, so that a name cannot lead to
another machine between the look and the request (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from briefing_archive.problems import InputError

LARGEST = 4 * 1024 * 1024
REDIRECTS = 4
_TIMEOUT = urllib3.Timeout(connect=10, read=20)
_HEADERS = {
    "User-Agent": "briefing-archive (one page, fetched by hand by an editor)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "identity",
}
_TYPES = {"text/html", "application/xhtml+xml", "text/plain"}
_MOVED = {301, 302, 303, 307, 308}
_SAVE = "save the page in the browser and give the .html file, or its text as a .txt file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, its media type, the charset it was sent with ("" if none), and its last address."""

    data: bytes
    media_type: str
    charset: str
    url: str


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """The page at an http or https address, at most four redirects away.

    Raises InputError where there is none, it is too large or of another kind, or the address leads into a private
    network and `allow_private` is False.
    """
    for _ in range(REDIRECTS + 1):
        status, headers, data = _get(url, allow_private)
        if status in _MOVED and "location" in headers:
            url = _joined(url, headers["location"])
            continue
        if status != 200:
            raise InputError(f"the server answers {status}", _SAVE, place=url)
        media_type, _, rest = headers.get("content-type", "text/html").partition(";")
        if media_type.strip().lower() not in _TYPES:
            raise InputError(f"this is no page but {media_type.strip()}", _SAVE, place=url)
        charset = re.search(r"charset=[\"']?([\w-]+)", rest)
        return Fetched(data, media_type.strip().lower(), charset.group(1).lower() if charset else "", url)
    raise InputError(f"more than {REDIRECTS} redirects", _SAVE, place=url)


def _get(url: str, allow_private: bool) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters) and body of one request that follows nothing."""
    parts, port = _parts(url)
    host = parts.hostname or ""
    address = _looked_at(host, port, url, allow_private)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(address, port, assert_hostname=host, server_hostname=host)
    else:
        pool = urllib3.HTTPConnectionPool(address, port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = _HEADERS | {"Host": parts.netloc.rpartition("@")[2]}
    try:
        with pool:
            answer = pool.request(
                "GET", target, headers=headers, timeout=_TIMEOUT, retries=False, redirect=False, preload_content=False
            )
            data = answer.read(LARGEST + 1)
            answer.close()
    except (HTTPError, OSError) as wrong:
        raise InputError(f"cannot be fetched: {_plainly(wrong)}", _SAVE, place=url) from wrong
    if len(data) > LARGEST:
        raise InputError(f"the page is larger than {LARGEST // 1_000_000} MB", _SAVE, place=url)
    return answer.status, {name.lower(): value for name, value in answer.headers.items()}, data


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return location  # no address, which the next look tells


def _parts(url: str) -> tuple[SplitResult, int]:
    """The parts of a page's address, and its port; InputError for what is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        parts, port = SplitResult("", "", "", "", ""), 0
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise InputError("this is no address of a page", "give one that begins with https:// or http://", place=url)
    return parts, port


def _looked_at(host: str, port: int, url: str, allow_private: bool) -> str:
    """The address of a host that may be asked; every address the host has must be one of the open network."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as wrong:
        raise InputError(f"no machine is called {host}", "look at the address", place=url) from wrong
    private = [one for one in found if not ipaddress.ip_address(one.partition("%")[0]).is_global]
    if private and not allow_private:
        raise InputError(
            f"{host} is a machine of a private network ({private[0]})",
            "if that is meant, say so with --allow-private",
            place=url,
        )
    return found[0]


def _plainly(wrong: Exception) -> str:
    """The reason inside urllib3's exceptions, without its objects."""
    words = str(getattr(wrong, "reason", None) or wrong)
    return re.sub(r"<[^>]*>:?\s*|^\w+Pool\([^)]*\):\s*", "", words) or type(wrong).__name__
