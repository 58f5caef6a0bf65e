"""The citation of a quote in the browser: one line with a script, the same in parts without, on paper always."""

from __future__ import annotations

import pytest
import sites
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BRIEF = f"briefs/{sites.FIRST}/"


def test_each_quote_has_its_citation_in_one_line(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(address + BRIEF)
    note = page.locator("#Cite")
    for sign, who in (("q1", "Ines Okafor, 13 March 2026, in"), ("q3", "Two guards, Verrin Guard, day not stated, in")):
        page.locator(f"#{sign} button", has_text="Cite").click()
        line = note.locator(".cite").inner_text()
        assert line.startswith(who)
        assert line.endswith(f"{address}{BRIEF}#{sign}")
        assert note.locator("ul").is_hidden()
        page.keyboard.press("Escape")
        assert note.is_hidden()
    context.close()


def test_without_a_script_the_note_holds_pattern_speakers_and_signs(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + BRIEF)
    page.locator("#q2 button", has_text="Cite").click()
    told = page.locator("#Cite").inner_text()
    assert "Speaker, day, in “Harbour plan divides Port Verrin”" in told
    assert "Two guards, Verrin Guard, day not stated: #q3" in told
    context.close()


def test_citations_are_printed_in_full_even_after_one_was_opened(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + BRIEF)
    page.locator("#q1 button", has_text="Cite").click()
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    assert page.locator("#Cite ul").is_visible()
    assert page.locator("#Cite .cite").is_hidden()
    context.close()
