"""Pages set as Markdown: templates arrange, and every value is escaped by where it stands.

Text from outside is only ever a value. Without a filter a value is set as running text (`inline`), which takes
the power of every sign that Markdown, attribute lists, footnotes or HTML would act on. The other places a value
can stand are named: `dest` (a link's destination), `ident` (an id or class), `front` (front matter).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from briefing_archive.pages.page import Page
from briefing_archive.pages.signs import DASH, DOT, JOINT
from briefing_archive.problems import InputError

_ACTIVE = re.compile(r"[\\`*_{}\[\]|]")
_FIRST = re.compile(r"^(?:[#+=~:-]|\d+(?=[.)]))")
_BLANKS = re.compile("[\t\n\v\f\r \x85\u2028\u2029]+")
_IDENT = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:_[A-Za-z0-9-]+)*")
_SCHEMES = frozenset({"http", "https", "mailto"})


def _made(text: str) -> Markup:
    """Text that has been made safe for its place: the only door past the escape."""
    return Markup(text)  # noqa: S704


def inline(value: object) -> Markup:
    """A value as running text of one line: HTML escaped, every active sign behind a backslash.

    >>> str(inline("# <b>[x](y)</b> {: .z } | 1"))
    '&#35; &lt;b&gt;\\\\[x\\\\](y)&lt;/b&gt; \\\\{: .z \\\\} \\\\| 1'
    """
    if isinstance(value, Markup):
        return value
    text = _BLANKS.sub(" ", str(value).replace(JOINT, "")).strip(" ")
    text = escape(text, quote=False)
    text = _ACTIVE.sub(lambda sign: "\\" + sign.group(), text)
    return _made(_FIRST.sub(_disarm_first, text))


def _disarm_first(match: re.Match[str]) -> str:
    """Signs that begin a heading, list, fence or rule mean something at the start of a line only."""
    signs = match.group()
    return f"{signs}\\" if signs.isdigit() else f"&#{ord(signs)};"


def spaced(value: object) -> Markup:
    """A piece of running text whose outer blanks count, because another piece follows.

    >>> str(spaced(" in *Port* "))
    ' in \\\\*Port\\\\* '
    """
    text = str(value)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return _made(before) + inline(text) + _made(after)


def dest(value: object) -> Markup:
    """A link's destination: a relative path, an anchor, or an address with an allowed scheme.

    >>> str(dest("../actors/ines-okafor.md#q1")), str(dest("https://example.org/a_(b)?c&d"))
    ('../actors/ines-okafor.md#q1', 'https://example.org/a%5F%28b%29?c&amp;d')
    """
    text = str(value)
    scheme = urlsplit(text).scheme
    if scheme and scheme not in _SCHEMES:
        raise ValueError(f"no link may begin with “{scheme}:”")
    if not scheme and not re.fullmatch(r"[A-Za-z0-9./_#-]+(?:[?&][a-z]+=[A-Za-z0-9._~%/-]+)*", text):
        raise ValueError(f"“{text}” is no link inside the site")
    safe = percent(text, safe="/:?#@!$&'+,;=%~.-") if scheme else text
    return _made(escape(safe.replace("_", "%5F") if scheme else safe, quote=False))


def ident(value: object) -> Markup:
    """An id or class; anything that is not plain letters, digits and hyphens is an error of the template."""
    text = str(value)
    if not _IDENT.fullmatch(text):
        raise ValueError(f"“{text}” is no id")
    return _made(text)


def front(value: object) -> Markup:
    """A value of the front matter: a JSON string, which YAML reads as it stands."""
    return _made(json.dumps(_BLANKS.sub(" ", str(value)).strip(), ensure_ascii=True))


def lang_tag(value: object) -> Markup:
    """A language tag for `lang`."""
    text = str(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"“{text}” is no language tag")
    return _made(text)


@lru_cache(maxsize=4)
def environment(templates: Path) -> Environment:
    """Jinja that knows our templates, prints nothing undefined and escapes every value."""
    env = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=inline,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[],
    )
    env.filters.clear()
    env.filters |= {"inline": inline, "spaced": spaced, "dest": dest, "ident": ident, "front": front, "lang": lang_tag}
    env.globals.clear()
    env.globals |= {"dot": _made(DOT), "dash": _made(DASH), "joint": _made(JOINT)}
    env.tests = {name: env.tests[name] for name in ("defined", "none")}
    return env


_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def render_page(env: Environment, page: Page) -> str:
    """The Markdown of one page.

    A fault in a template is an InputError that names the template and the line.
    """
    try:
        text = env.get_template(page.template).render(page=page.view, title=page.title, description=page.description)
    except TemplateSyntaxError as wrong:
        place = f"templates/{wrong.name or page.template}:{wrong.lineno}"
        raise InputError(str(wrong.message), "look at the template", place=place, status=1) from wrong
    except (TemplateError, ValueError, TypeError) as wrong:
        place = f"templates/{page.template}"
        raise InputError(f"{wrong} (page {page.path})", "look at the template", place=place, status=1) from wrong
    return _MANY_BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n") + "\n"


def render_pages(pages: Iterable[Page], templates: Path) -> Mapping[str, str]:
    """The Markdown of every page by its path. Two pages with one path (but for case) are an error."""
    env = environment(templates)
    found: dict[str, str] = {}
    seen: dict[str, str] = {}
    for page in pages:
        address = re.sub(r"(?:^|/)index\.md$|\.md$", "", page.path).casefold()
        if address in seen:
            raise InputError(
                f"two pages want one address: {seen[address]} and {page.path}",
                "give one of the two another id",
                place=page.path,
                status=1,
            )
        seen[address] = page.path
        found[page.path] = render_page(env, page)
    return found
