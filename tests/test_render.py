"""Templates print nothing undefined, escape every value by its place, and tell their faults with place and mend."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import sites
from briefing_archive.pages.page import Page
from briefing_archive.problems import InputError
from briefing_archive.render import dest, environment, front, ident, inline, lang_tag, render_pages, spaced
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from sites import html_of


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("plain words, “quoted”", "plain words, “quoted”"),  # nothing to do
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),  # emphasis and code
        ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),  # links and images
        ("{: .draft }", "\\{: .draft \\}"),  # attribute lists
        ("a | b", "a \\| b"),  # cells
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),  # HTML and its references
        ("# a", "&#35; a"),  # headings
        ("- a", "&#45; a"),  # lists
        ("12. a", "12\\. a"),  # numbered lists
        ("2021 was dry", "2021 was dry"),  # a number that opens no list
        ("> a", "&gt; a"),  # quotations
        ("a\n\n# b", "a # b"),  # one line stays one line
        ("back\\slash", "back\\\\slash"),
        ("14\u00a0Oct", "14\u00a0Oct"),  # blanks that hold words together stay
    ],
)
def test_running_text_has_no_active_sign(value: str, escaped: str) -> None:
    assert str(inline(value)) == escaped


def test_outer_blanks_count_between_pieces() -> None:
    assert str(spaced(" in the *port* ")) == " in the \\*port\\* "


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "data:text/html,x", "a b", 'x"y', "//evil example"])
def test_no_link_leads_where_it_must_not(wrong: str) -> None:
    with pytest.raises(ValueError, match="link"):
        dest(wrong)


def test_a_link_keeps_its_brackets_inside() -> None:
    assert str(dest("https://example.org/a)b(c d_e")) == "https://example.org/a%29b%28c%20d%5Fe"


@pytest.mark.parametrize("wrong", ["a b", "1a", "a}b", "", "__config", "a.b"])
def test_an_id_is_letters_digits_and_hyphens(wrong: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        ident(wrong)


def test_a_language_tag_is_one() -> None:
    assert str(lang_tag("az-Latn")) == "az-Latn"
    with pytest.raises(ValueError, match="language"):
        lang_tag("en onclick=x")


def test_front_matter_is_one_json_string() -> None:
    assert str(front('a: "b"\n---\nc')) == '"a: \\"b\\" --- c"'


def _templates(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.md.j2").write_text(text)
    return folder


def test_a_missing_value_is_a_fault_with_place_and_mend(tmp_path: Path) -> None:
    page = Page("a.md", "a.md.j2", "A", {"title": "t"})
    with pytest.raises(InputError, match=r"templates/a\.md\.j2.*\(page a\.md\)\n    mend: "):
        render_pages([page], _templates(tmp_path, a="{{ page.titel }}"))


def test_a_broken_template_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"templates/a\.md\.j2:2: "):
        render_pages([Page("a.md", "a.md.j2", "A", {})], _templates(tmp_path, a="fine\n{% if %}\n"))


def test_undefined_values_are_never_printed(tmp_path: Path) -> None:
    env = environment(_templates(tmp_path, a="{{ nothing }}"))
    with pytest.raises(UndefinedError):
        env.get_template("a.md.j2").render()


def test_values_are_never_templates(tmp_path: Path) -> None:
    page = Page("a.md", "a.md.j2", "A", "{{ 7 * 7 }}{% raw %}")
    assert render_pages([page], _templates(tmp_path, a="{{ page }}"))["a.md"] == "\\{\\{ 7 \\* 7 \\}\\}\\{% raw %\\}\n"


def test_no_template_can_turn_the_escape_off(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        render_pages([Page("a.md", "a.md.j2", "A", "x")], _templates(tmp_path, a="{{ page | safe }}"))


def test_two_pages_never_share_an_address(tmp_path: Path) -> None:
    folder = _templates(tmp_path, a="x")
    with pytest.raises(InputError, match="one address"):
        render_pages([Page("b/index.md", "a.md.j2", "", {}), Page("B.md", "a.md.j2", "", {})], folder)


_TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029"), max_size=60
)


@given(_TEXTS)
def test_any_running_text_is_shown_as_it_stands(text: str) -> None:
    """Whatever a value holds, the page shows exactly its signs, blanks folded."""
    html = html_of(f"# T\n\nx {inline(text)} y\n\n{inline(text)}\n")
    shown = ["".join(p.itertext()) for p in fromstring(html.replace("&nbsp;", "\u00a0")).iter("p")]
    assert shown[0].split() == ["x", *text.split(), "y"]
    assert "".join(shown[1:]).split() == text.split()


MACRO = re.compile(r"{%-? macro (\w+)\(")


def _named_in_the_design() -> list[str]:
    """The macros that the page on design promises, in its table of components."""
    text = (sites.ROOT / "site_src" / "about-design.md").read_text("utf-8").partition("## Components")[2]
    rows = re.findall(r"^\| (`.+?) \| ", text.partition("\n## ")[0], re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


def test_every_component_of_the_design_is_one_macro() -> None:
    named = _named_in_the_design()
    assert {"kicker", "chip", "ev", "quote", "when", "badge", "figure", "source", "sec"} <= set(named)
    macros = Counter(name for path in sites.TEMPLATES.glob("*.j2") for name in MACRO.findall(path.read_text("utf-8")))
    assert {name: macros[name] for name in named} == dict.fromkeys(named, 1)
    shared = [path.read_text("utf-8") for path in sites.TEMPLATES.glob("_*.j2")]
    assert set(named) <= {name for text in shared for name in MACRO.findall(text)}


@pytest.mark.parametrize("path", sorted(sites.TEMPLATES.glob("[!_]*.j2")), ids=lambda path: path.name)
def test_only_the_components_write_markup(path: Path) -> None:
    assert "{:" not in path.read_text("utf-8")
