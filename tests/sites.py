"""Small invented archives for tests of pages and site, built from values, and the last steps of a page."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import markdown
import mkdocs_hooks
from briefing_archive.archive import Archive, Brief
from briefing_archive.build import build, pages_of
from briefing_archive.checked import Checked
from briefing_archive.compose import Extras, compose
from briefing_archive.model import Actor, Record, Story
from briefing_archive.pages.page import Page
from briefing_archive.problems import KeyPath
from briefing_archive.receipt import Grounding, Receipt, item_hash
from briefing_archive.registry import registry_of
from briefing_archive.render import render_pages
from briefing_archive.sanitise import sanitise
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
FIRST, SECOND = "2026-03-14-harbour-plan", "2026-03-20-harbour-vote"


def source(**more: Any) -> dict[str, Any]:
    return {"headline": "Harbour plan divides Port Verrin", "published": "2026-03-14", "sha256": "ab" * 32, **more}


def record(**more: Any) -> Record:
    """A reviewed record about the harbour of Port Verrin, with every part a record can have."""
    values: dict[str, Any] = {
        "title": "Port Verrin argues about its harbour",
        "status": "reviewed",
        "reviewed": {"by": "maintainers", "on": "2026-03-21"},
        "story": "harbour",
        "source": source(),
        "summary": [{"text": "The town weighs a deeper harbour.", "evidence": ["weighs a … basin"]}],
        "actors": [
            {"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"], "role": "harbour mayor"},
            {"actor": "verrin-guard", "named": ["the Guard", "VG"]},
            {"actor": "port-verrin", "named": ["Port Verrin"]},
        ],
        "quotes": [
            {
                "id": "q1",
                "text": "“We will dredge the (old) basin,”",
                "inserted": ["(old)"],
                "speaker": "ines-okafor",
                "named": "harbour mayor Ines Okafor",
                "cue": "told the council",
                "on": "2026-03-13",
            },
            {"id": "q2", "text": "“Nobody asked the fishers.”", "speaker": "ines-okafor"},
            {
                "id": "q3",
                "text": "The VG calls the plan “a gift” to shipping firms.",
                "speaker": [{"words": "Two guards"}, "verrin-guard"],
                "named": "Two guards",
                "cue": "said",
            },
            {"id": "q4", "text": "The works start in May.", "evidence": ["start in May"], "speaker": "ines-okafor"},
        ],
        "context": {
            "background": [{"text": "The basin silts up.", "evidence": ["silted"], "according_to": "ines-okafor"}],
            "events": [
                {"id": "e1", "date": "2026-03-13", "text": "The council meets.", "actors": ["ines-okafor"]},
                {"id": "e2", "date": "2025-08", "as_stated": "mid-August", "text": "A storm breaks the pier."},
                {"id": "e3", "date": "../2026-03-14", "as_stated": "in recent years", "text": "Dredging is tried."},
            ],
            "figures": [{"value": "2000", "unit": "tonnes", "approximate": True, "text": "Mud taken out."}],
            "places": [{"name": "Port Verrin"}],
        },
    }
    return Record.model_validate(values | more)


def receipt_for(one: Record) -> Receipt:
    """A receipt that vouches for every item of the record, its passages in paragraphs 1, 2, 3 …"""
    items = {}
    for number, (at, item) in enumerate(one.items(), 1):
        group = next(str(key) for key in reversed(at) if isinstance(key, str))
        spans = tuple((number * 10 + i, number * 10 + i + 5, number) for i in range(3))
        items[item_hash(group, item)] = Grounding(at=_at(at), spans=spans)
    return Receipt(fold=1, sha256=one.source.sha256, words=400, quoted=20, grounding=90, items=items)


def _at(at: KeyPath) -> str:
    return "/".join(map(str, at))


ACTORS = (
    Actor.model_validate(
        {
            "id": "ines-okafor",
            "kind": "person",
            "name": "Ines Okafor",
            "names": ["Okafor", {"name": "إينيس أوكافور", "lang": "ar"}],
            "roles": [{"role": "mayor", "of": "port-verrin", "from": "2024"}],
            "note": "Mayor of the harbour town.",
        }
    ),
    Actor.model_validate({"id": "verrin-guard", "kind": "armed-group", "name": "Verrin Guard", "names": ["VG"]}),
    Actor.model_validate({"id": "port-verrin", "kind": "state", "name": "Port Verrin"}),
)


def brief(identity: str = FIRST, **more: Any) -> Brief:
    """A brief of the record above, vouched for by a receipt."""
    one = record(**more)
    return Brief(identity, one, receipt_for(one))


def archive(*briefs: Brief, story: bool = True) -> Archive:
    """The briefs, newest first, with the invented actors and the story that ties them."""
    ordered = tuple(sorted(briefs, key=lambda one: (one.record.source.published, one.id), reverse=True))
    told = Story(title="The harbour", intro="A town and its basin.")
    return Archive(ordered, registry_of(ACTORS), {"harbour": told} if story else {})


def two_briefs() -> Archive:
    """Two briefs of one story, the second of which names an actor otherwise and dates an event less exactly."""
    second = brief(
        SECOND,
        title="The council votes",
        source=source(published=date(2026, 3, 20), publisher="The Verrin Post", url="https://example.org/vote?a=1&b=2"),
        actors=[
            {"actor": "verrin-guard", "named": ["Verrin Guard"]},
            {"actor": "ines-okafor", "named": ["Okafor"], "role": "mayor"},
        ],
        context={
            "events": [
                {"id": "e1", "date": "2026-W11", "text": "The council met.", "same_as": f"{FIRST}#e1"},
            ],
            "figures": [{"value": "2500", "unit": "tonnes", "text": "Mud."}],
        },
    )
    return archive(brief(), second)


def pages(of: Archive) -> dict[str, Page]:
    return {page.path: page for page in pages_of(of)}


def markdown_of(of: Archive) -> dict[str, str]:
    """The Markdown of every page by path."""
    return dict(render_pages(pages_of(of), TEMPLATES))


@cache
def converter() -> markdown.Markdown:
    """The Markdown that MkDocs is given: the project's own settings, put through the project's own hook."""
    config = mkdocs_hooks.on_config(load_config(str(ROOT / "mkdocs.yml")))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def html_of(text: str, page: Page | None = None) -> str:
    """The final HTML of some Markdown, through the very functions and settings that MkDocs is given."""
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    html = converter().reset().convert(body)
    return compose(sanitise(html), Extras(page.pictures) if page else Extras())


def every_state() -> Archive:
    """Two reviewed briefs of one story, a draft, a withdrawn one, a correction and a former address."""
    first = brief(
        corrections=[{"on": "2026-03-25", "what": "The day of the meeting was wrong.", "why": "A slip of ours."}],
        formerly=["2026-03-13-old-name"],
    )
    second = two_briefs().by_id[SECOND]
    draft_record = record(
        title="A draft about fish", status="draft", reviewed=None, source=source(published="2026-03-22")
    )
    draft = Brief("2026-03-22-harbour-draft", draft_record)
    gone = brief(
        "2026-03-10-harbour-hoax",
        title="A whale in the basin",
        source=source(published="2026-03-10"),
        status="withdrawn",
        withdrawn={"on": "2026-04-01", "why": "The article was a hoax."},
    )
    return archive(first, second, draft, gone)


def build_site(root: Path, of: Archive) -> Path:
    """The site of an archive of values, built below `root` with our own templates and assets; nothing is checked."""
    for name in ("mkdocs.yml", "templates", "scripts"):
        (root / name).symlink_to(ROOT / name)
    (root / "site_src").mkdir()
    (root / "briefings").mkdir(exist_ok=True)
    shutil.copytree(ROOT / "site_src" / "assets", root / "site_src" / "assets")
    for page in (ROOT / "site_src").glob("about*.md"):
        shutil.copy(page, root / "site_src" / page.name)
    shutil.copytree(ROOT / "site_src" / "decisions", root / "site_src" / "decisions")
    with patch("briefing_archive.build.check", return_value=Checked(of, ())):
        return build(root).site
