"""A suggested brief: from the event of an issue, as GitHub records it, to comment, record and pull request."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from briefing_archive.cli import main
from briefing_archive.github_text import code, fenced, said
from briefing_archive.issue_form import CONSENT, FIELDS, QUOTES, SUMMARY, URL, parted_quote, sections
from briefing_archive.model import Record
from briefing_archive.problems import InputError
from briefing_archive.store.yaml_file import parse_yaml
from briefing_archive.suggest import Issue, answer, read_event
from briefing_archive.suggestion_comment import LONGEST, MARKER
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
FORM = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/suggest-a-brief.yml").read_text("utf-8"))
TODAY = date(2026, 11, 22)
GOOD = {
    URL: "https://courier.example/2026/05/02/ferry",
    FIELDS[1]: "Ferry to Lowmere stops for the winter",
    FIELDS[2]: "The Verrin Courier",
    FIELDS[3]: "2026-05-02",
    SUMMARY: "The winter ferry is given up. The islanders were not asked.",
    QUOTES: 'Ines Okafor: "We have no boat for the ice."\n“Nobody asked us,” said Nils Varga',
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with the corpus's actors and one of its briefs."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    corpus = ROOT / "tests" / "corpus"
    shutil.copytree(corpus / "_actors", tmp_path / "briefings" / "_actors")
    brief = tmp_path / "briefings" / "2026-03-14-harbour-dredging"
    shutil.copytree(corpus / "harbour-dredging", brief, ignore=shutil.ignore_patterns("*.md"))
    return tmp_path


def body(**changed: str) -> str:
    """The issue as the form writes it; a field that was left empty reads “_No response_”."""
    answers = GOOD | {next(label for label in FIELDS if label.startswith(key)): value for key, value in changed.items()}
    parts = [f"### {label}\n\n{text or '_No response_'}" for label, text in answers.items()]
    return "\r\n".join(("\n\n".join([*parts, f"### {CONSENT}\n\n- [X] The summary is in my own words."])).split("\n"))


def event(
    folder: Path, text: str, action: str = "opened", label: str = "", title: str = "Brief: No winter ferry"
) -> Path:
    """A file as GitHub writes it for a workflow."""
    payload: dict[str, Any] = {
        "action": action,
        "issue": {
            "number": 12,
            "title": title,
            "body": text,
            "labels": [{"name": "suggestion"}],
            "user": {"login": "x"},
        },
    }
    if label:
        payload["label"] = {"name": label}
        payload["issue"]["labels"].append({"name": label})
    path = folder / "event.json"
    path.write_text(json.dumps(payload), encoding="utf-8")
    return path


def run(archive: Path, payload: Path) -> tuple[str, str, list[Path]]:
    """The comment, the pull request's text and the records there are, after the command that CI runs."""
    comment, request = archive / "comment.md", archive / "request.md"
    words = ["suggestion", str(payload), "--comment", str(comment), "--pull-request", str(request), "--write"]
    assert main(["--root", str(archive), *words, "--on", TODAY.isoformat()]) == 0
    records = sorted(archive.glob("briefings/2*/record.yml"))
    return comment.read_text("utf-8"), request.read_text("utf-8"), records


def test_the_form_asks_what_is_read_and_never_for_the_article() -> None:
    labels = [one["attributes"]["label"] for one in FORM["body"] if one["type"] != "markdown"]
    assert tuple(labels) == (*FIELDS, CONSENT)
    told = FORM["body"][0]["attributes"]["value"]
    assert "never paste the article" in told
    assert "belongs to its publisher" in told


def test_an_opened_issue_gets_record_actors_and_what_comes_next(archive: Path) -> None:
    comment, request, records = run(archive, event(archive, body()))
    assert comment.startswith(MARKER)
    assert "**Nothing is to mend.**" in comment
    assert "- Ines Okafor: `ines-okafor`" in comment
    assert "- Nils Varga: new to the archive" in comment
    assert comment.count("*not yet checked*") == 2
    (block,) = re.findall(r"```yaml\n(.*?)\n```", comment, re.S)
    record = Record.model_validate(parse_yaml(block).value)
    assert record.title == "No winter ferry"
    assert record.status == "draft"
    assert [quote.text for quote in record.quotes] == ["“We have no boat for the ice.”", "“Nobody asked us,”"]
    assert [one.text for one in record.summary] == ["The winter ferry is given up.", "The islanders were not asked."]
    assert "label “accepted”" in comment
    assert not request
    assert len(records) == 1


@pytest.mark.parametrize(
    ("changed", "line", "fault", "mend"),
    [
        ({"Address": "courier.example"}, 3, "is no web address", "copy it from the browser"),
        (
            {"Address": "http://www.courier.example/2026/03/14/dredging/?utm_source=x"},
            3,
            "has a brief already",
            "another",
        ),
        ({"Its": ""}, 5, "is empty", "copy the article’s headline"),
        ({"Day": "2.5.2026"}, 15, "is no day", "2026-03-14"),
        ({"Day": "2027-05-02"}, 15, "still to come", "look at the article"),
        ({"What": "Lost. " * 151}, 19, "has 151 words", "not ours to publish"),
        (
            {"Quoted": "Ines Okafor says she is against it"},
            23,
            "no words between quotation marks",
            "the speaker, a colon",
        ),
        ({"Quoted": "“Nobody asked us.”"}, 23, "or no speaker", "the speaker, a colon"),
        ({"Quoted": f"Ines Okafor: “{'so ' * 41}”"}, 23, "41 words are quoted", "report the rest"),
    ],
)
def test_a_fault_names_its_line_and_its_mend(
    archive: Path, changed: dict[str, str], line: int, fault: str, mend: str
) -> None:
    text = body(**changed)
    payload = event(archive, text, "labeled", "accepted")
    comment, request, records = run(archive, payload)
    (told,) = [one for one in re.findall(r"^1\. (line .*\n.*)$", comment, re.M) if fault in _plain(one)]
    assert told.startswith(f"line {line} of the issue")
    assert mend in _plain(told)
    assert "One thing is to mend" in comment
    assert not request
    assert len(records) == 1


def _plain(text: str) -> str:
    """Escaped text as a reader sees it."""
    return unescape(re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", text)).replace("\u200b", "")


def test_a_name_nearly_right_is_asked_about(archive: Path) -> None:
    comment, _, _ = run(archive, event(archive, body(Quoted="Ines Okafr: “We have no boat.”")))
    assert "did you mean Ines Okafor" in comment
    assert "*worth a look:* line 23" in comment


def test_editing_renews_the_same_comment_and_mending_makes_it_clean(archive: Path) -> None:
    first, _, _ = run(archive, event(archive, body(Day="May")))
    second, _, _ = run(archive, event(archive, body(), "edited"))
    again, _, _ = run(archive, event(archive, body(), "edited"))
    assert first.splitlines()[0] == second.splitlines()[0] == MARKER
    assert "Nothing is to mend" in second
    assert again == second


def test_the_label_makes_a_record_and_a_pull_request(archive: Path) -> None:
    _, request, records = run(archive, event(archive, body(), "labeled", "accepted"))
    made = archive / "briefings/2026-05-02-ferry-to-lowmere-stops-for-the-winter/record.yml"
    assert made in records
    text = made.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../_schema/record.schema.json")
    assert "issue #12" in text
    assert request.startswith("Suggested in #12")
    assert "- [ ]" in request
    assert main(["--root", str(archive), "check", "--quiet", made.parent.name]) == 0  # a draft: warnings alone


@pytest.mark.parametrize(("action", "label"), [("edited", "accepted"), ("labeled", "suggestion"), ("opened", "")])
def test_only_the_label_being_given_makes_one(archive: Path, action: str, label: str) -> None:
    """Whoever wrote the issue can edit it after it was accepted; that text no maintainer has seen."""
    payload = json.loads(event(archive, body(), action, label).read_text("utf-8"))
    if action == "edited":
        del payload["label"]
    (archive / "event.json").write_text(json.dumps(payload), encoding="utf-8")
    _, request, records = run(archive, archive / "event.json")
    assert not request
    assert len(records) == 1


HOSTILE = (
    "@everyone closes #7, fixes owner/name#8 and GH-9 <!-- x --> <img src=x onerror=alert(1)> [a](javascript:alert(1)) "
    "![b](https://b.example/p.png) `code` **bold** $x$ https://github.com/o/r/issues/1 www.b.example :tada: "
    "$(touch gone) `touch gone` ${{ github.token }} </details> ::error::x"
)


def test_hostile_text_has_no_power_in_the_comment(archive: Path) -> None:
    fields = dict.fromkeys(("Its", "Publisher", "What"), f"{HOSTILE} {MARKER}")
    text = body(**fields, Quoted=f"@ines: “{HOSTILE}”\n```\n@ines: “no” {MARKER}\n{HOSTILE}")
    comment, _, _ = run(archive, event(archive, text, title=f"Brief: {HOSTILE}\n::set-output name=a::b"))
    assert comment.count(MARKER) - sum(map(comment_in_fence(comment).count, [MARKER])) == 1
    open_text = without_code(comment)
    assert not re.search(r"@(?!&#8203;)\S", open_text)
    assert not re.search(r"(?<!&)(?<!\\)#(?!&#8203;)\w", open_text.replace("### Your", ""))
    assert not re.search(r"\\#(?!&#8203;)\w|(?:GH|gh)-\d|www\.", open_text)
    assert "://" not in open_text
    assert not re.search(r"<(?!/?(?:details|summary)\b|!-- briefs: )", open_text.replace("<details open>", ""))
    assert open_text.count("<details") == open_text.count("</details>") == 2
    assert not re.search(r"(?<!\\)[`$*_]\w*(?:bold|touch|x\$)", open_text)
    assert not (archive / "gone").exists()


def comment_in_fence(comment: str) -> str:
    return "\n".join(re.findall(r"^(`{3,})yaml\n(.*?)\n\1$", comment, re.S | re.M)[0][1:])


def without_code(comment: str) -> str:
    """The comment without its code, in which GitHub acts on nothing."""
    blocks = re.sub(r"^(`{3,})yaml\n.*?\n\1$", "", comment, flags=re.S | re.M)
    return re.sub(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", "", blocks)


def test_a_heading_pasted_into_a_field_fills_no_other(archive: Path) -> None:
    text = body(What=f"Our words.\n### {FIELDS[3]}\n1999-01-01\n### {URL}\nhttps://evil.example/")
    read = sections(text)
    assert read[URL][1][1] == GOOD[URL]
    assert read[FIELDS[3]][1][1] == "2026-05-02"


def test_a_text_without_the_form_is_told_what_is_missing(archive: Path) -> None:
    comment, _, _ = run(archive, event(archive, "Please write about the ferry."))
    assert f"**{len(FIELDS)} things are to mend**" in comment
    assert "the heading of this field is gone" in comment


def test_a_long_suggestion_still_fits_a_comment(archive: Path) -> None:
    issue = Issue(1, "Brief: x", body(Quoted="\n".join(["@@@@@@@@: “" + "@#<&" * 900 + "”"] * 15)), False, False)
    assert len(answer(archive, issue, TODAY).comment.encode()) <= LONGEST


@pytest.mark.parametrize("text", ["", "[]", "{", '{"issue": {"number": "1; touch gone"}}', '{"issue": null}'])
def test_what_is_no_event_is_refused(archive: Path, text: str) -> None:
    (archive / "event.json").write_text(text)
    with pytest.raises(InputError, match="no event of an issue"):
        read_event(archive / "event.json")


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("Ines Okafor: “No.”", "Ines Okafor", "“No.”"),  # the form's own way
        ("“No,” said Ines Okafor", "Ines Okafor", "“No,”"),  # as articles print it
        ("“No” – Ines Okafor", "Ines Okafor", "“No”"),  # as collections of quotes do
        ("Ines Okafor (“No.”)", "Ines Okafor", "“No.”"),  # in brackets
        ("Edda Kroll: The plan is “a gift” to them.", "Edda Kroll", "The plan is “a gift” to them."),  # a mixed quote
        ("Edda Kroll: «Nein»", "Edda Kroll", "“Nein”"),  # other marks
        ("Edda Kroll: “Say 'no' now”", "Edda Kroll", "“Say 'no' now”"),  # marks inside
    ],
)
def test_speaker_and_words_are_parted(line: str, speaker: str, text: str) -> None:
    found = parted_quote(line)
    assert found
    assert found[0] == speaker
    assert found[1] == text


@settings(deadline=None)
@given(st.text(max_size=80))
def test_said_is_one_line_that_reads_as_it_was(text: str) -> None:
    made = said(text)
    assert "\n" not in made
    assert not re.search(r"@(?!&#8203;)\S|<|://", made)
    if text.isascii() and text.isprintable():
        assert _plain(made) == " ".join(text.split())


@settings(deadline=None)
@given(st.text(alphabet="*_`~[](){}<>#!|\\\"'&-+=.:/@$1a \n", max_size=60))
def test_said_is_plain_text_to_a_reader_of_markdown(text: str) -> None:
    """CommonMark with tables, strikethrough and addresses as links, which is what GitHub's Markdown adds."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"x {said(text)}")
    again = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(said(text))
    words = " ".join(text.split())
    for html, before in ((shown, "x "), (again, "")):
        plain = unescape(html.removeprefix("<p>").removesuffix("</p>\n")).replace("\u200b", "")
        assert plain == f"{before}{words}".rstrip(" "), html
        assert html.count("<") <= 2


@settings(deadline=None)
@given(st.text(alphabet="`ab \n~", max_size=40))
def test_no_text_closes_its_code(text: str) -> None:
    fence, *rest = fenced(text).split("\n")
    assert [line for line in rest if line.startswith(fence)] == [fence]
    inline = code(text)
    run = re.match("`+", inline).group()  # type: ignore[union-attr]
    assert run not in re.findall("`+", inline[len(run) : -len(run)])
