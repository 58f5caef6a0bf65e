"""What ties our pages to MkDocs, and the only file that knows its events.

Renders first, so that plain `mkdocs build` and `mkdocs serve` work; hands MkDocs exactly our components; makes the
search index of what was built.
"""

from __future__ import annotations

import logging
import os
import re
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from briefing_archive.build import Rendered, rendered_for_mkdocs
from briefing_archive.compose import Extras, compose
from briefing_archive.printing import as_text
from briefing_archive.problems import InputError
from briefing_archive.sanitise import sanitise
from briefing_archive.search.index import write_index
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from slugify import slugify

log = logging.getLogger("mkdocs.hooks.briefing_archive")

# What may stand in site_src beside Markdown: our own assets, by folder and ending.
_ASSET = re.compile(
    r"assets/(?:[a-z0-9-]+/)*[A-Za-z0-9.-]+\.(?:css|js|woff2|txt|png|svg|ico)|(?:robots|CNAME)(?:\.txt)?"
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


class OurMarkdown(Extension):
    """Markdown without HTML, and with blockquotes as CommonMark has them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name python-markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
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
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's HTML: sanitised, then laid out."""
    path = page.file.src_uri
    rendered = _rendered
    entry = rendered.pages.get(path) if rendered else None
    title = entry.title if entry else _plain(page.title)
    page.meta = {
        "title": title,
        "description": (entry.description if entry else str(page.meta.get("description") or "")),
        "section": entry.section if entry else path,
        **({"moved_to": files.get_file_from_path(entry.moved_to)} if entry and entry.moved_to else {}),
    }
    return final_html(html, path)


def final_html(html: str, path: str) -> str:
    """Sanitised and laid out; the values of the page at `path` fill its pictures and citations."""
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
