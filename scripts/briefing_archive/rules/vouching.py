"""Rules on receipts: without the article, what a record says is held against what somebody who held it checked."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_archive.fields import UNKNOWN
from briefing_archive.model import Record
from briefing_archive.problems import Finding, error
from briefing_archive.receipt import Receipt, group_of, item_hash
from briefing_archive.rules.case import Case
from briefing_archive.rules.editorial import article_words, grounding_words, quoted_words
from briefing_archive.rules.grounding import groundings
from briefing_archive.rules.locating import label_of
from briefing_archive.text import FOLD_VERSION

_MEND = "run `briefs check` where article.txt is at hand, and commit receipt.json"


def vouched(case: Case) -> Iterator[Finding]:
    """Without the article, a receipt vouches for every item exactly as it is."""
    if case.text is not None or case.record.status == "withdrawn":
        return
    receipt = case.receipt
    if receipt is None:
        yield error((), "receipt-missing", "nobody who held the article has checked this record", _MEND)
        return
    if receipt.fold != FOLD_VERSION:
        fault = f"the receipt compared words by fold {receipt.fold}; it is {FOLD_VERSION} now"
        yield error((), "receipt-stale", fault, _MEND)
        return
    if receipt.sha256 != case.record.source.sha256:
        yield error(("source", "sha256"), "receipt-stale", "the receipt is for another text of the article", _MEND)
        return
    for at, item in case.items_to_vouch():
        if item_hash(group_of(at), item) not in receipt.items:
            yield error(
                at,
                "receipt-missing",
                f"{label_of(at, item)} is new or changed since the article was last at hand",
                _MEND,
            )


def valid_receipt(record: Record, receipt: Receipt | None) -> Receipt | None:
    """The receipt, where it is of the record's text of the article and of the fold in use; else None."""
    if receipt is None or receipt.fold != FOLD_VERSION or receipt.sha256 != record.source.sha256:
        return None
    return receipt


def sha256_given(case: Case) -> Iterator[Finding]:
    """A reviewed record says which text it was checked against."""
    if case.record.status == "reviewed" and case.record.source.sha256 == UNKNOWN:
        yield error(
            ("source", "sha256"),
            "sha256-missing",
            "the record does not say which text it was made from",
            "write the SHA-256 of article.txt (sha256sum article.txt)",
        )


def receipt_for(case: Case, sha256: str) -> Receipt | None:
    """The receipt for a record held against its article: every item whose words are found. None without it."""
    if case.located is None or case.text is None:
        return None
    return Receipt(
        fold=FOLD_VERSION,
        sha256=sha256,
        words=article_words(case),
        quoted=quoted_words(case),
        grounding=grounding_words(case),
        items=groundings(case.located),
    )
