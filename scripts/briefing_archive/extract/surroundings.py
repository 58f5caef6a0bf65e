"""What the words around a name say about it: the noun before it, the apposition after it, its part in the sentence."""

from __future__ import annotations

from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.wording import Wording

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "CD", "VBN", "VBG", "JJS"})
_PHRASE = _NOMINAL | {"IN", "DT", "PRP$", "CC", "JJR", "RB"}
_STOPS = frozenset(
    {"and", "but", "or", "who", "whose", "whom", "which", "where", "that"}
    | {"as", "because", "after", "before", "when", "while", "since"}
)
_CALENDAR = listed("calendar")
_KEPT_ADJECTIVES = listed("kept_adjectives")
_COUNTING = frozenset({"second", "third", "fourth", "fifth", "other"})
_TIMES = frozenset({"then", "now", "ex", "co", "vice"})
_LONGEST = 14


def role_before(line: Wording, first: int, known: Gazetteer) -> int:
    """Where the title or trade begins that stands in small letters right before a name; -1 where there is none.

    “Moscow’s foreign ministry spokeswoman X” gives “foreign ministry spokeswoman”.
    """
    i = first - 1
    if i > 1 and line.lower[i] in {"elect", "designate"} and line.lower[i - 2] in known.person_words:
        return phrase_before(line, i - 1, known)  # “US President-elect X”
    if i < 0 or not line.tags[i].startswith("NN") or line.is_glued(first):
        return -1
    if line.lower[i] not in known.person_words or line.words[i] != line.lower[i]:
        return -1
    if i and known.kind_words.get(f"{line.lower[i - 1]} {line.lower[i]}") not in {None, "place", "event"}:
        return -1  # a “gas producer” is a firm
    start = phrase_before(line, first, known)
    if start > 1 and line.lower[start - 1] == "and" and line.lower[start - 2] in known.person_words:
        start = phrase_before(line, start - 1, known)  # “president and chief executive X”
    return start + 1 if line.tags[start] == "POS" else start


def phrase_before(line: Wording, first: int, known: Gazetteer) -> int:
    """Where the nouns begin that lead up to a name, with the adjectives of rank and state before them."""
    start = first - 1
    while start > 0 and first - start < _LONGEST:
        tag, word = line.tags[start - 1], line.words[start - 1]
        if tag == "POS" and start > 1 and line.tags[start - 2] == "NN":
            start -= 2
            continue
        is_adjective = word in known.adjectives or word.lower() in _KEPT_ADJECTIVES
        if word.lower() in _CALENDAR:
            break
        if not (tag.startswith("NN") or tag == "HYPH" or (tag.startswith(("JJ", "VB")) and is_adjective)):
            break
        start -= 1
    if start and start < first and line.is_first[start - 1] and line.tags[start - 1] == "JJ":
        start -= line.lower[start - 1] not in _CALENDAR  # “Divisional railway officer X”
    if line.tags[start] == "HYPH" and start + 1 < first:
        # “then-New Ombra Governor X”: the small word belongs to the title, any other is no part of it.
        return start - 1 if start and line.lower[start - 1] in _TIMES else start + 1
    return start


def role_before_comma(line: Wording, first: int, known: Gazetteer) -> tuple[int, int] | None:
    """The description with its article that a name explains: “the bank’s chief executive, X”, “his wife, X”."""
    end = first - 1
    if end < 2 or line.words[end] != ",":
        return None
    start = end
    while start > 0 and line.tags[start - 1] in _NOMINAL | {"CC"} - {"POS"} and not line.is_first[start]:
        if not _may_join(line, start - 1, known):
            break
        start -= 1
    if line.is_first[start] and line.lower[end - 1] in known.person_words and start < end:
        return start, end  # “Zorvex CEO, Ines Okafor, …”
    if (owned := _owned(line, end, known)) is not None:
        return owned, end
    if (opened := _opened(line, end, known)) is not None:
        return opened, end
    start = _without_bracket(line, end)
    nearest = 0
    while (
        start > 0 and end - start < _LONGEST and line.tags[start - 1] in _PHRASE and _may_join(line, start - 1, known)
    ):
        start -= 1
        if line.tags[start] in {"DT", "PRP$"}:
            nearest = nearest or start
            if line.tags[start - 1] not in {"IN", "POS"}:
                break
        if line.tags[start] == "PRP$" and _is_person(line, start + 1, end, known):
            break  # “in favour of his successor, X”
    if start == end or line.tags[start] not in {"DT", "PRP$"} or line.lower[start] in {"no", "any", "another"}:
        return None
    if line.lower[start + 1] in _COUNTING:
        return None  # “a third president, X” has no such office
    if line.lower[start] in {"a", "an"} and not _closes(line, first):
        return None  # “he told a friend, Okafor said”
    if not _is_person(line, start + 1, end, known) and nearest > start and line.lower[nearest] not in {"a", "an"}:
        start = nearest  # “talks with the harbour master, X”
    return (start + 1, end) if _is_person(line, start + 1, end, known) else None


def _opened(line: Wording, end: int, known: Gazetteer) -> int | None:
    """Where a sentence begins that an office opens without its article: “Leader of the Opposition in the House, X”."""
    start = end
    while start > 0 and end - start < _LONGEST and not line.is_first[start] and line.tags[start - 1] in _PHRASE:
        start -= 1
    if start == end or not line.is_first[start] or line.lower[start] not in known.person_words:
        return None
    return start if line.lower[start + 1] in {"of", "for", "at"} else None


def _without_bracket(line: Wording, end: int) -> int:
    """Where an acronym in brackets begins that ends a description: “leader of the Reef Party (RP), X”; else `end`."""
    return end - 3 if end > 4 and line.words[end - 1] == ")" and line.words[end - 3] == "(" else end


def _may_join(line: Wording, i: int, known: Gazetteer) -> bool:
    """Whether a word may stand in a role: “and” only behind an office (“president and head of X”)."""
    return line.tags[i] != "CC" or line.lower[i - 1] in known.person_words


def _is_person(line: Wording, first: int, end: int, known: Gazetteer) -> bool:
    """Whether a noun phrase is about somebody by office, trade or kin."""
    heads = [head_of(line, first, end)]
    if all(line.tags[i].startswith("NNP") or line.lower[i] == "of" for i in range(first, end - 1)):
        heads.append(end - 1)  # “Ministry of State spokesman”
    words = {line.text(max(head - size, first), head + 1).lower() for head in heads for size in (0, 1)}
    return bool(words & known.person_words)


def _closes(line: Wording, first: int) -> bool:
    """Whether the name that begins at a word ends before a comma, as what stands between two of them does."""
    i = first
    while i < len(line) and line.tags[i].startswith("NNP"):
        i += 1
    return first < i < len(line) and line.words[i] == ","


def _owned(line: Wording, end: int, known: Gazetteer) -> int | None:
    """Where a description without article begins that a named owner opens or a body's name: “Zorvex's director, X”."""
    start = end
    while start > 0 and end - start < _LONGEST and line.tags[start - 1] in _NOMINAL:
        start -= 1
    if start > 2 and line.lower[start - 1] in {"in", "for", "of", "at"} and line.tags[start - 2] == "NN":
        # “the Reef Office's director in Verrin, X”
        start -= 1
        while start > 0 and end - start < _LONGEST and line.tags[start - 1] in _NOMINAL:
            start -= 1
    is_name = line.tags[start].startswith("NNP") or line.words[start] in known.adjectives
    is_owned = "POS" in line.tags[start:end] and is_name
    is_said = start > 0 and line.lower[start - 1] in {"said", "says"} and line.tags[start].startswith("NNP")
    return start if (is_owned or is_said) and start < end and _is_person(line, start, end, known) else None


def behind_aside(line: Wording, last: int) -> int:
    """Where words go on behind an age or brackets after a name: “the Guild (RG), a charity”, “X, 79, a pilot”."""
    if last + 3 >= len(line):
        return last
    if line.words[last] == "(":
        close = next((i for i in range(last + 2, min(last + 7, len(line))) if line.words[i] == ")"), last)
        return close + 1 if line.words[last + 1][:1].isupper() and close > last else last
    is_age = line.words[last] == "," == line.words[last + 2] and line.words[last + 1].isdigit()
    return last + 2 if is_age and len(line.words[last + 1]) < 3 else last


def apposition_after(line: Wording, last: int) -> tuple[int, int] | None:
    """The noun phrase between commas that explains a name: words `[first, end)` without its article."""
    size = len(line)
    if last >= size - 1 or line.words[last] not in {",", "–", "—", "("}:
        return None
    first = last + 1
    if line.lower[first] in {"a", "an", "the", "his", "her", "their", "its", "who", "now", "then"}:
        if line.lower[first] == "who":
            return None
        first += 1 if first + 1 >= size or line.tags[first + 1] != "HYPH" else 0
    end = first
    while end < size and end - first < _LONGEST and line.tags[end] in _PHRASE and line.lower[end] not in _STOPS:
        end += 1
    while end > first and not line.tags[end - 1].startswith("NN"):
        end -= 1
    closes = end >= size or line.words[end] in {",", ".", ";", "–", "—", ")", "”", '"'} or line.lower[end] in _STOPS
    return (first, end) if end > first and closes else None


def joined_office(line: Wording, first: int, end: int, known: Gazetteer) -> int:
    """End of an apposition with the office that “and” joins to it: “president and chief executive of X”."""
    if end + 1 >= len(line) or line.lower[end] != "and":
        return end
    further = end + 1
    while further < len(line) and further - first < _LONGEST and line.tags[further] in _PHRASE - {"CC"}:
        further += 1
    while further > end + 1 and not line.tags[further - 1].startswith("NN"):
        further -= 1
    return further if further > end + 1 and _is_person(line, end + 1, further, known) else end


def head_of(line: Wording, first: int, end: int) -> int:
    """The word a noun phrase is about: the last noun before its first preposition or participle."""
    for i in range(first + 1, end):
        is_participle = line.tags[i] in {"VBG", "VBN"} and line.tags[i - 1].startswith("NN")
        if line.tags[i] == "IN" or is_participle:
            return i - 1
    return end - 1


def noun_before(line: Wording, first: int) -> tuple[str, str]:
    """The small-letter noun right before a name (“airline” X), and the word before that; "" where there is none."""
    i = first - 1
    if i > 1 and line.lower[i] == "the" and line.words[i - 1] == ",":
        i -= 2
    elif i > 0 and line.words[i] == ",":
        i -= 1
    is_paper = i > 0 and line.lower[i] in {"daily", "weekly"} and line.lower[i - 1] not in {"a", "his", "her", "their"}
    is_noun = i >= 0 and (line.tags[i] in {"NN", "NNS"} or is_paper)
    if is_noun and line.words[i] == line.lower[i]:
        return line.lower[i], line.lower[i - 1] if i else ""
    return "", ""


def anchor(line: Wording, first: int, last: int) -> int:
    """The word of a stretch that hangs on a word outside of it; the last word where none does."""
    for i in range(last - 1, first - 1, -1):
        head = line.heads[i]
        if not first <= head < last:
            return i
    return last - 1


def part_in_sentence(line: Wording, first: int, last: int) -> tuple[str, int]:
    """The dependency of a name, through coordination, and the word it hangs on.

    A prepositional object gives `in`, `with` … instead of `pobj`.
    """
    i = anchor(line, first, last)
    for _ in range(6):
        dep, head = line.deps[i], line.heads[i]
        if dep in {"conj", "appos"} and head != i and line.tags[head].startswith("NN"):
            i = head
            continue
        break
    dep, head = line.deps[i], line.heads[i]
    if dep == "pobj":
        return line.lower[head], line.heads[head]
    return dep, head
