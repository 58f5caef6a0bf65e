"""What ties our pages to MkDocs, and the only file that knows its events.

Renders first, so that plain `mkdocs build` and `mkdocs serve` work; hands MkDocs exactly our components; makes the
search index of what was built.
"""

from __future__ import annotations

import importlib.metadata
import logging
import os
import platform
import posixpath
import re
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from briefing_archive.build import Rendered, jobs_for_mkdocs, rendered_for_mkdocs
from briefing_archive.compose import Extras, compose
from briefing_archive.forked import shared_out
from briefing_archive.pages.links import ABOUT
from briefing_archive.pages.signs import DOT
from briefing_archive.printing import as_text
from briefing_archive.problems import InputError
from briefing_archive.sanitise import sanitise
from briefing_archive.search.index import write_index
from briefing_archive.store.set_pages import SetPage, SetPages, digest_of
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from slugify import slugify

log = logging.getLogger("mkdocs.hooks.briefing_archive")

# What may stand in site_src beside Markdown: our own assets, by folder and ending.
_ASSET = re.compile(
    r"assets/(?:[a-z0-9-]+/)*[A-Za-z0-9.-]+\.(?:css|js|woff2|txt|png|webp|svg|ico)|(?:robots|CNAME)(?:\.txt)?"
)
_DATA = re.compile(r"data/[a-z0-9/-]+\.(?:json|csv|jsonl|jsonld|ris|bib|xml)")

_rendered: Rendered | None = None


class _OneQuoteOneBlock(BlockQuoteProcessor):
    """Blank lines part blockquotes, as in CommonMark; python-markdown would run them together."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self.RE.search(block)
        if found:
            before = block[: found.start()]
            self.parser.parseBlocks(parent, [before])
            block = "\n".join(self.clean(line) for line in block[found.start() :].split("\n"))
        quote = SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(quote, block)
        self.parser.state.reset()


# What neither our templates nor our pages by hand use: HTML, images, addresses and references in running text.
_UNUSED = (
    *("html", "image_link", "image_reference", "short_image_ref", "reference", "short_reference"),
    *("autolink", "automail", "linebreak"),
)


class OurMarkdown(Extension):
    """Markdown with what we use alone, and with blockquotes as CommonMark has them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name python-markdown calls
        md.preprocessors.deregister("html_block")
        for name in _UNUSED:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.parser.blockprocessors.register(_OneQuoteOneBlock(md.parser), "quote", 20)


def heading_id(text: str, separator: str) -> str:
    """The id of a heading: its words, the first letter a capital, so that it never meets the id of a quote."""
    slug = slugify(text, separator=separator, lowercase=False, max_length=60, word_boundary=True)
    return slug[:1].upper() + slug[1:] if slug[:1].isalpha() else f"S-{slug}".rstrip("-")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Settings that YAML cannot express: the extension above, ids of headings, no magic words in text, no clock."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    config.markdown_extensions = [one for one in config.markdown_extensions if one != "fenced_code"]
    config.markdown_extensions.append(OurMarkdown())  # type: ignore[arg-type]
    config.mdx_configs["toc"] = {"slugify": heading_id, "marker": "", "permalink": False, "toc_depth": "2-3"}
    config.mdx_configs["footnotes"] = {"PLACE_MARKER": "\u0004", "BACKLINK_TITLE": ""}
    config.mdx_configs["tables"] = {"use_align_attribute": True}
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Check every record and write the Markdown that MkDocs is about to read."""
    global _rendered
    root = Path(config.config_file_path).parent
    try:
        _rendered = rendered_for_mkdocs(root)
    except InputError as wrong:
        raise PluginError(str(wrong)) from wrong
    for problem in _rendered.problems:
        if problem.is_error:  # told, not warned of, where faulty briefs are left out: a warning would stop the build
            told = "\n".join(as_text([problem], color=False))
            log.log(logging.INFO if _rendered.is_done else logging.ERROR, "%s", told)
    if not _rendered.is_done:
        raise PluginError(_rendered.summary())


class _OurPage(Page):
    """A page that is set once: taken as it was set before, or set by a worker, or here."""

    key = ""
    is_set = False

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the Markdown, once."""
        if self.markdown is None:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the page, unless it has been set."""
        if not self.is_set:
            super().render(config, files)
            self.content = final_html(way_up(self.file, files) + (self.content or ""), self.file.src_uri)

    def as_set(self) -> SetPage:
        """What has been made of the page."""
        links = {file.src_uri: of for file, of in (self.links_to_anchors or {}).items()}
        anchors = tuple(sorted(self.present_anchor_ids or ()))
        return SetPage(self.content or "", self._title_from_render or "", anchors, links)

    def take(self, made: SetPage, files: Files) -> None:
        """Take over what was made of the page before, or elsewhere."""
        self.content, self._title_from_render = made.html, made.title or None
        self.present_anchor_ids = set(made.anchors)
        found = ((files.get_file_from_path(path), of) for path, of in made.links.items())
        self.links_to_anchors = {file: of for file, of in found if file is not None}
        self.is_set = True


class _Told(logging.Handler):
    """Keeps what MkDocs has to say of a page, so that it can be said where it is heard."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, record.getMessage()))


# What turns Markdown and a page's own values into its HTML.
SETTING = (
    *("compose.py", "sanitise.py", "drawing.py", "problems.py", "setting/*.py", "pages/signs.py", "pages/pictures.py"),
    *("speech.py", "dates.py", "timex_edtf.py", "text.py"),
)


@cache
def _program(root: Path) -> str:
    """Stands for everything but the page itself that decides how a page is set: program, settings, libraries."""
    home = root / "scripts" / "briefing_archive"
    files = [root / "mkdocs.yml", root / "scripts" / "mkdocs_hooks.py"]
    files += [file for name in SETTING for file in sorted(home.glob(name))]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("markdown", "mkdocs", "nh3")]
    return digest_of([platform.python_version(), *versions, *(file.read_bytes() for file in files)])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Set every page: as it was set before where nothing has changed, the others by as many workers as there may be."""
    root = Path(config.config_file_path).parent
    kept = SetPages(root / ".cache" / "pages")
    here = frozenset(posixpath.normpath(file.url) for file in files)
    waiting: list[_OurPage] = []
    ours = [file.page for file in files.documentation_pages() if isinstance(file.page, _OurPage)]
    for page in ours:
        page.read_source(config)
        extras = repr(_rendered.extras(page.file.src_uri)) if _rendered else ""
        page.key = digest_of([_program(root), config.site_url or "", page.file.src_uri, page.markdown or "", extras])
        found = kept.find(page.file.src_uri, page.key)
        if found is not None and _links_hold(found, page.file, files, here):
            page.take(found, files)
        else:
            waiting.append(page)

    def work(page: _OurPage) -> tuple[SetPage, list[tuple[int, str]]]:
        told = _Told()
        log = logging.getLogger("mkdocs")
        before, log.handlers, log.propagate = (log.handlers, log.propagate), [told], False
        try:
            page.render(config, files)
        finally:
            log.handlers, log.propagate = before
        return page.as_set(), told.lines

    for page, (made, lines) in shared_out(work, waiting, jobs_for_mkdocs() if len(waiting) >= _WORTH_SHARING else 1):
        page.take(made, files)
        for level, line in lines:
            log.log(level, "%s", line)
        if not lines:
            kept.keep(page.file.src_uri, page.key, made)
    kept.forget_others({page.file.src_uri for page in ours})
    return nav


_WORTH_SHARING = 40


def _links_hold(made: SetPage, file: File, files: Files, addresses: frozenset[str]) -> bool:
    """Whether everything that a page links to is still there."""
    hrefs = set(re.findall(r'href="([^"#?:]+)[#?"]', made.html))
    return all(posixpath.normpath(posixpath.join(file.url, href)) in addresses for href in hrefs) and all(
        files.get_file_from_path(path) is not None for path in made.links
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Our pages and our assets; nothing else that lies in site_src, and none of the theme's own scripts and sheets."""
    source = Path(config.docs_dir).resolve()
    for file in list(files):
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or not path.is_relative_to(source):
            if file.src_uri.startswith("assets/"):
                files.remove(file)
        elif path.is_symlink() or not (
            file.is_documentation_page() or _ASSET.fullmatch(file.src_uri) or _DATA.fullmatch(file.src_uri)
        ):
            log.warning("site_src/%s is neither a page nor an asset of ours and is left out", file.src_uri)
            files.remove(file)
    for file in files.documentation_pages():
        _OurPage(None, file, config)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's HTML as it has been set, its title and what the frame needs to know of it."""
    path = page.file.src_uri
    rendered = _rendered
    entry = rendered.pages.get(path) if rendered else None
    title = entry.title if entry else _plain(page.title)
    page.meta = {
        "title": title,
        "description": (entry.description if entry else str(page.meta.get("description") or "")),
        "section": entry.section if entry else ABOUT,
        **({"moved_to": files.get_file_from_path(entry.moved_to)} if entry and entry.moved_to else {}),
    }
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The finished page; what it was made from is let go, for memory."""
    page.content = page.markdown = ""
    return output


def way_up(file: File, files: Files) -> str:
    """The line over the title of a page by hand: to the page about the archive, and to the list of its folder."""
    path = file.src_uri
    if path == ABOUT or (_rendered and path in _rendered.pages):
        return ""
    folder = posixpath.dirname(path)
    above = [("About", ABOUT), (folder.capitalize(), f"{folder}/index.md")]
    found = [(words, files.get_file_from_path(to)) for words, to in above if to != path]
    links = [f'<a href="{to.url_relative_to(file)}">{words}</a>' for words, to in found if to]
    return f'<p class="kick">{DOT.join(links)}</p>' if links else ""


def final_html(html: str, path: str) -> str:
    """Sanitised and laid out; the values of the page at `path` fill its pictures."""
    extras = _rendered.extras(path) if _rendered else Extras()
    return compose(sanitise(html), extras)


def _plain(title: object) -> str:
    return unescape(re.sub(r"<[^>]*>", "", str(title or "")))


def on_post_build(config: MkDocsConfig) -> None:
    """The search index of what was built."""
    if _rendered is not None:
        write_index(
            _rendered.archive, Path(config.site_dir), Path(config.config_file_path).parent / ".cache" / "search"
        )
