"""How quotes are cited: complete without a script, and said once where it is the same."""

from __future__ import annotations

import sites
from briefing_archive.pages.citing import citations
from briefing_archive.pages.links import Links
from selectolax.lexbor import LexborHTMLParser


def test_quotes_of_one_speaker_and_day_share_a_row() -> None:
    brief = sites.brief()
    made = citations(brief, Links(sites.archive(brief), f"briefs/{brief.id}.md"))
    assert made is not None
    assert sorted(one for row in made.rows for one in row.ids) == sorted(one.id for one in brief.record.quotes)
    assert len({row.who for row in made.rows}) == len(made.rows) < len(brief.record.quotes)
    assert made.rows[0].who == "Ines Okafor, 13 March 2026"
    assert made.pattern.startswith(f"Speaker, day, in “{brief.record.source.headline}”, publisher unknown, ")
    assert made.pattern.endswith(f"The Briefing Archive, /briefs/{brief.id}/#…")


def test_an_only_quote_is_cited_in_full() -> None:
    brief = sites.brief(quotes=[sites.record().quotes[0]])
    made = citations(brief, Links(sites.archive(brief), f"briefs/{brief.id}.md"))
    assert made is not None
    assert made.rows == ()
    assert made.pattern.startswith("Ines Okafor, 13 March 2026, in “")
    assert made.pattern.endswith(f"/briefs/{brief.id}/#q1")


def test_a_brief_without_quotes_has_nothing_to_cite() -> None:
    brief = sites.brief(quotes=[])
    assert citations(brief, Links(sites.archive(brief), f"briefs/{brief.id}.md")) is None
    assert "Cite" not in sites.markdown_of(sites.archive(brief))[f"briefs/{brief.id}.md"]


def test_every_quote_opens_the_one_note_on_citing() -> None:
    archive = sites.archive(sites.brief())
    path = f"briefs/{sites.FIRST}.md"
    tree = LexborHTMLParser(sites.html_of(sites.markdown_of(archive)[path], sites.pages(archive)[path]))
    [note] = tree.css("#Cite[popover]")
    told = note.text()
    for quote in tree.css("li.q"):
        assert quote.css_first("button[popovertarget=Cite]") is not None
        assert f"#{quote.attributes['id']}" in told
    assert "On this page" in tree.html  # type: ignore[operator]
    assert not [link for link in tree.css("nav.toc a") if link.attributes["href"] == "#Cite"]


def test_a_draft_is_not_cited() -> None:
    draft = sites.brief(status="draft", reviewed=None)
    assert citations(draft, Links(sites.archive(draft), f"briefs/{draft.id}.md")) is None
    path = f"briefs/{draft.id}.md"
    archive = sites.archive(draft)
    assert "Cite" not in sites.html_of(sites.markdown_of(archive)[path], sites.pages(archive)[path])
