"""The edges of reported words: the signs around them, and the comment that a writer adds."""

from __future__ import annotations

from briefing_archive.cues import shell_nouns
from briefing_archive.extract.attribution import Reading

# What witnesses, papers and pictures do: with “despite” they stand against what somebody says.
_EVIDENCE = frozenset(
    {"show", "indicate", "suggest", "prove", "certify", "confirm", "find", "report", "reveal", "say", "state", "rule"}
    | {"demonstrate", "deny", "contradict", "record", "list"}
)


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A clause without the signs around it; None where nothing is left."""
    tokens = reading.tokens

    def is_edge(at: int) -> bool:
        token = tokens[at]
        return reading.outside(token) and (token.is_space or (token.is_punct and token.text not in "()[]$%"))

    while start < end and is_edge(start):
        start += 1
    while end > start and is_edge(end - 1):
        end -= 1
    words = [one.text for one in tokens[start:end]]
    if end < len(tokens) and tokens[end].text == ")" and words.count("(") > words.count(")"):
        end += 1  # “… of the Harbour Union (HU)”
    return (start, end) if start < end else None


def without_comment(reading: Reading, start: int, end: int) -> int:
    """Where the content ends when the writer's own comment follows it after a comma (“…, a claim that”)."""
    tokens = reading.tokens
    for at in range(end - 3, start + 1, -1):
        if tokens[at].text != "," or not reading.outside(tokens[at]):
            continue
        following = tokens[at + 1 : min(at + 5, end)]
        if following[0].lower_ == "something":
            return at
        noun = next((one for one in following if one.pos_ == "NOUN"), None)
        if noun is None or following[0].lower_ not in {"a", "an"} or noun.lemma_.casefold() not in shell_nouns():
            continue
        rest = tokens[noun.i + 1 : min(noun.i + 4, end)]
        if any(one.lower_ in {"that", "which", "he", "she", "they", "it", "to", "of", "by"} for one in rest):
            return at
        if any(one.dep_ == "nsubj" for one in rest):
            return at  # “…, a charge the guards have denied”
    return end


# What somebody's words do: the writer tells it, “…, deepening a row”, “…, sparking protests”.
_EFFECTS = frozenset(
    {"deepen", "spark", "prompt", "fuel", "escalate", "heighten", "intensify", "reignite", "stoke", "dash", "inflame"}
    | {"trigger", "unleash", "draw", "provoke", "fan", "rekindle", "cement", "underscore", "underline", "signal"}
)
# Who stands against what somebody says: “…, though many people were not convinced”.
_DOUBTERS = frozenset(
    {"many", "some", "few", "several", "others", "critics", "observers", "experts", "opponents", "analysts"}
)


def without_effect(reading: Reading, start: int, end: int) -> int:
    """Where the content ends when the writer tells what the words did, or who did not believe them."""
    tokens = reading.tokens
    for at in range(start + 3, end - 1):
        if tokens[at - 1].text != "," or not reading.outside(tokens[at]):
            continue
        opening, after = tokens[at], tokens[at + 1]
        if opening.tag_ == "VBG" and opening.lemma_ in _EFFECTS:
            return at - 1
        if opening.lower_ in {"though", "although", "while"} and after.lower_ in _DOUBTERS:
            return at - 1
    return end


def without_objection(reading: Reading, start: int, end: int) -> int:
    """Where the content ends when the writer holds evidence against it (“despite photos showing …”)."""
    for token in reading.tokens[start + 2 : end]:
        if token.lower_ != "despite" or not reading.outside(token):
            continue
        held = [one for child in token.children for one in (child, *child.children)]
        if any(one.tag_ == "VBG" and one.lemma_ in _EVIDENCE for one in held):
            return int(token.i)
    return end
