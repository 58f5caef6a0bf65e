"""The check as a whole: what it lets into the archive, what receipts prove, and what damage it tells of."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.check import check
from briefing_archive.checked import Checked
from briefing_archive.problems import InputError
from briefing_archive.receipt import Receipt
from briefing_archive.store.receipts import dump_receipt
from briefing_archive.store.yaml_edit import edited_yaml

BRIEF = "2026-05-05-mill-bridge"
ARTICLE = """Mill bridge at Ostrel to close

The mill bridge at Ostrel will close in May, bridge warden Lena Marsk said on Monday, after cracks were found.

“We do not expect it to open again before winter,” Marsk told the town council in a long session that ended late.

The council will vote on Thursday about the money. A survey is to begin at once, and the road to the mill stays open
for carts, for walkers and for the fire brigade, as it did in the years before the bridge was built.
"""
RECORD = """\
# kept by every edit
title: A bridge is shut
status: reviewed
reviewed: {{by: us, on: 2026-05-06}}
story: bridges
source: {{headline: Mill bridge at Ostrel to close, published: 2026-05-05, sha256: {sha256}}}
summary:
  - text: Cracks shut the bridge of Ostrel.
    evidence: [will close in May]
actors:
  - {{actor: lena-marsk, named: [Lena Marsk, Marsk], role: bridge warden}}
quotes:
  - id: q1
    text: “We do not expect it to open again before winter,”
    speaker: lena-marsk
    named: Marsk
    cue: told the town council
  - id: q2
    text: Cracks came to light.
    evidence: [cracks were found]
    speaker: lena-marsk
    named: bridge warden Lena Marsk
    cue: said
"""
ACTOR = "id: lena-marsk\nkind: person\nname: Lena Marsk\n"
STORY = f"""\
title: Bridges
intro: Some bridges.
differs:
  - matter: the month
    in:
      {BRIEF}: {{text: in May, evidence: [close in May]}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    briefings = tmp_path / "briefings"
    for folder in (BRIEF, "_actors", "_stories"):
        (briefings / folder).mkdir(parents=True)
    (briefings / BRIEF / "article.txt").write_bytes(ARTICLE.encode())
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (briefings / BRIEF / "record.yml").write_text(RECORD.format(sha256=sha256), "utf-8")
    (briefings / "_actors" / "lena-marsk.yml").write_text(ACTOR, "utf-8")
    (briefings / "_stories" / "bridges.yml").write_text(STORY, "utf-8")
    return tmp_path


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


def receipt_of(root: Path) -> Path:
    return root / "briefings" / BRIEF / "receipt.json"


def article_of(root: Path) -> Path:
    return root / "briefings" / BRIEF / "article.txt"


def edit(root: Path, change: Callable[[Any], None]) -> None:
    record = root / "briefings" / BRIEF / "record.yml"
    edited = edited_yaml(record.read_bytes(), change, record.name)
    assert edited
    record.write_bytes(edited)


def test_a_true_record_is_published(root: Path) -> None:
    checked = check(root)
    assert checked.problems == ()
    assert [brief.id for brief in checked.archive.briefs] == [BRIEF]
    assert (checked.at_hand, checked.by_receipt, checked.left_out) == ((BRIEF,), (), ())
    assert (checked.verified, checked.located) == (1, 1)
    assert not receipt_of(root).exists()
    assert (
        "1 brief checked: 1 against the article, 0 by receipt. 1 quote verified, 1 passage found." in checked.summary()
    )


def test_grounding_tells_where_each_item_stands(root: Path) -> None:
    brief = check(root).archive.briefs[0]
    grounding = brief.grounding(("quotes", 0), brief.record.quotes[0])
    assert grounding is not None
    ((start, end, paragraph),) = grounding.spans
    assert ARTICLE[start:end] == "We do not expect it to open again before winter,"
    assert paragraph == 2
    changed = brief.record.quotes[0].model_copy(update={"cue": "sang"})
    assert brief.grounding(("quotes", 0), changed) is None


def test_receipts_are_written_where_asked_for_and_stay_as_they_are(root: Path) -> None:
    assert check(root, write_receipts=True).receipts_written == (BRIEF,)
    written = receipt_of(root).read_bytes()
    assert check(root, write_receipts=True).receipts_written == ()
    assert receipt_of(root).read_bytes() == written
    receipt = Receipt.model_validate_json(written)
    assert dump_receipt(receipt) == written
    assert receipt.quoted == 10
    assert {grounding.at for grounding in receipt.items.values()} >= {"title", "source", "summary/1", "quotes/q1"}


def test_without_the_article_a_receipt_proves_the_same(root: Path) -> None:
    check(root, write_receipts=True)
    article_of(root).unlink()
    checked = check(root)
    assert checked.problems == ()
    assert checked.by_receipt == (BRIEF,)
    assert (checked.verified, checked.located) == (1, 1)


CHANGES: list[tuple[str, Callable[[Any], None]]] = [
    ("title", lambda tree: tree.update(title="Another")),
    ("summary/1", lambda tree: tree["summary"][0].update(text="Another.")),
    ("summary/1", lambda tree: tree["summary"][0].update(evidence=["were found"])),
    ("quotes/q1", lambda tree: tree["quotes"][0].update(text="“We expect it to open again before winter,”")),
    ("quotes/q1", lambda tree: tree["quotes"][0].update(cue="told")),
    ("quotes/q2", lambda tree: tree["quotes"][1].update(named="Lena Marsk")),
    ("quotes/q3", lambda tree: tree["quotes"].append({"id": "q3", "text": "x", "evidence": ["x"]})),
    ("actors/1", lambda tree: tree["actors"][0].update(role="warden")),
    ("source", lambda tree: tree["source"].update(publisher="The Post")),
    ("corrections/1", lambda tree: tree.update(corrections=[{"on": "2026-05-07", "what": "a", "why": "b"}])),
]


@pytest.mark.parametrize(("item", "change"), CHANGES, ids=[f"{i} {item}" for i, (item, _) in enumerate(CHANGES)])
def test_without_the_article_every_change_is_receipt_missing(
    root: Path, item: str, change: Callable[[Any], None]
) -> None:
    check(root, write_receipts=True)
    article_of(root).unlink()
    edit(root, change)
    checked = check(root, write_receipts=True)
    faults = [problem.fault for problem in checked.problems if problem.code == "receipt-missing"]
    assert faults == [f"{item} is new or changed since the article was last at hand"]
    assert checked.left_out == (BRIEF,)
    assert checked.receipts_written == ()


def test_what_a_story_says_is_vouched_for_and_told_in_its_own_file(root: Path) -> None:
    check(root, write_receipts=True)
    article_of(root).unlink()
    story = root / "briefings" / "_stories" / "bridges.yml"
    story.write_text(STORY.replace("in May,", "in June,"), "utf-8")
    checked = check(root)
    assert [(one.file, one.line, one.code) for one in checked.problems] == [
        ("briefings/_stories/bridges.yml", 6, "receipt-missing")
    ]
    assert [brief.id for brief in checked.archive.briefs] == [BRIEF]
    assert checked.archive.stories["bridges"].differs == ()


def test_a_receipt_for_another_text_or_fold_is_stale(root: Path) -> None:
    check(root, write_receipts=True)
    article_of(root).unlink()
    receipt = json.loads(receipt_of(root).read_text())
    for change in ({"sha256": "0" * 64}, {"fold": 0}):
        receipt_of(root).write_text(json.dumps(receipt | change))
        assert codes(check(root)) == ["receipt-stale"]


def test_another_article_is_told_and_nothing_is_held_against_it(root: Path) -> None:
    check(root, write_receipts=True)
    article_of(root).write_text(ARTICLE.replace("May", "June"), "utf-8")
    before = receipt_of(root).read_bytes()
    assert codes(check(root, write_receipts=True)) == ["article-changed"]
    assert receipt_of(root).read_bytes() == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ARTICLE.encode("utf-16"), "file-encoding"),
        (ARTICLE.encode("cp1252"), "file-encoding"),
        (b"x" * 6_000_000, "file-too-large"),
        (b"", "article-empty"),
        (b"\x00\xff\xfe", "file-encoding"),
    ],
)
def test_an_article_that_is_no_text_is_told(root: Path, data: bytes, code: str) -> None:
    article_of(root).write_bytes(data)
    assert code in codes(check(root))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 2}', "[" * 100_000])
def test_a_receipt_that_is_none_is_told(root: Path, text: str) -> None:
    receipt_of(root).write_text(text)
    article_of(root).unlink()
    assert "receipt-unreadable" in codes(check(root))


def test_in_a_draft_only_faults_of_form_stop(root: Path) -> None:
    edit(root, lambda tree: (tree.update(status="draft"), tree["quotes"][0].update(speaker="nobody")))
    checked = check(root, write_receipts=True)
    assert {"actor-unknown", "quote-wrong-speaker"} <= set(codes(checked))
    assert not checked.has_errors
    assert [brief.id for brief in checked.archive.briefs] == [BRIEF]
    assert checked.archive.without_drafts().briefs == ()
    assert checked.receipts_written == ()
    edit(root, lambda tree: tree["quotes"][1].update(id="q1"))
    assert check(root).left_out == (BRIEF,)


def test_a_withdrawn_brief_needs_no_content(root: Path) -> None:
    def withdraw(tree: Any) -> None:
        tree.update(status="withdrawn", withdrawn={"on": "2026-05-07", "why": "The article was retracted."})
        for key in ("summary", "actors", "quotes"):
            del tree[key]

    article_of(root).unlink()
    (root / "briefings" / "_stories" / "bridges.yml").write_text(STORY.partition("differs")[0], "utf-8")
    edit(root, withdraw)
    checked = check(root)
    assert checked.problems == ()
    assert [brief.record.status for brief in checked.archive.briefs] == ["withdrawn"]


def test_a_failing_brief_is_left_out_and_others_stay(root: Path) -> None:
    other = root / "briefings" / "2026-05-06-other"
    other.mkdir()
    (other / "record.yml").write_text("title: [\n")
    checked = check(root)
    assert checked.has_errors
    assert checked.left_out == ("2026-05-06-other",)
    assert [brief.id for brief in checked.archive.briefs] == [BRIEF]
    assert "Not fit to publish: 2026-05-06-other." in checked.summary()


def test_one_brief_can_be_checked_by_its_id(root: Path) -> None:
    (root / "briefings" / "2026-05-06-other").mkdir()
    assert check(root, [BRIEF]).problems == ()
    with pytest.raises(InputError, match=r"there is no brief `2026-05-05-mill`.*\n.*2026-05-05-mill-bridge"):
        check(root, ["2026-05-05-mill"])
    with pytest.raises(InputError):
        check(root, ["_actors"])


def test_an_empty_archive_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path).problems == ()
    (tmp_path / "briefings").mkdir()
    assert check(tmp_path).summary().startswith("0 briefs checked")


def test_git_keeps_no_article_and_no_draft(root: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert check(root).problems == ()
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    checked = check(root)
    assert codes(checked) == ["article-text-committed"]
    subprocess.run(["git", "rm", "-q", "--cached", article_of(root)], cwd=root, check=True)
    edit(root, lambda tree: tree.update(status="draft"))
    checked = check(root)
    assert codes(checked) == ["draft-committed"]
    assert checked.archive.briefs == ()
    assert codes(check(root, [BRIEF])) == ["draft-committed"]


def test_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("secret words")
    article_of(root).unlink()
    article_of(root).symlink_to(outside)
    checked = check(root)
    assert "path-refused" in codes(checked)
    assert not any("secret" in problem.fault for problem in checked.problems)


def test_newest_briefs_come_first(root: Path) -> None:
    for day in ("2026-05-07", "2026-05-06"):
        folder = root / "briefings" / f"{day}-other"
        folder.mkdir()
        (folder / "record.yml").write_text(
            f"{{title: x, status: withdrawn, withdrawn: {{on: {day}, why: x}}, "
            f"source: {{headline: y, published: {day}}}}}\n"
        )
    assert [brief.id for brief in check(root).archive.briefs] == ["2026-05-07-other", "2026-05-06-other", BRIEF]
