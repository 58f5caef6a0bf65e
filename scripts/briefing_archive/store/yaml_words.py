"""What YAML's parser says, in words for people: the fault at a place, and its mend."""

from __future__ import annotations

_INDENT = "give this line the indentation of its neighbours, two blanks a level"
_QUOTED = "put the whole text between single quotation marks"
_CLOSE = "close the bracket, and put texts with commas or brackets between single quotation marks"

# Words of libyaml's messages (they never change, because tests of many programs rest on them), our fault, our mend.
_SAID: tuple[tuple[str, str, str], ...] = (
    ("tab character", "a tab indents the line", "indent with blanks"),
    ("mapping values are not allowed", "a colon with a blank after it stands inside a text", _QUOTED),
    ("expected ',' or ']'", "a bracket [ is not closed", _CLOSE),
    ("expected ',' or '}'", "a bracket { is not closed", _CLOSE),
    ("while scanning a quoted scalar", "a quotation mark is not closed", "close it, and double a ' inside '…'"),
    ("unknown escape character", "a backslash between double quotation marks begins no sign", _QUOTED),
    ("while parsing a quoted scalar", "a backslash between double quotation marks begins no sign", _QUOTED),
    ("block sequence entries", "a list begins in the middle of a line", "begin `- ` on a line of its own"),
    ("expected ':'", "a key has no colon, or a text goes on without indentation", _INDENT),
    ("expected key", "the line fits neither the mapping nor the text above it", _INDENT),
    ("expected '-'", "the line fits neither the list nor the text above it", _INDENT),
    ("expected <document start>", "the line is outside of everything above it", _INDENT),
    ("while scanning a tag", "the text begins with !", _QUOTED),
    ("directive", "the line begins with %", _QUOTED),
    ("expected node content", "a sign of YAML stands where a text should begin", _QUOTED),
    ("alphabetic or numeric", "the text begins with & or *", _QUOTED),
    ("anchor", "the text begins with & or *", _QUOTED),
    ("block scalar", "the lines of the text after | or > are not indented alike", _INDENT),
)


def syntax_fault(said: str, sign: str) -> tuple[str, str]:
    """Fault and mend for what the parser said; `sign` is the sign at the place, "" at the end of the file.

    >>> syntax_fault("mapping values are not allowed in this context", ":")[0]
    'a colon with a blank after it stands inside a text'
    """
    if "cannot start any token" in said and sign != "\t":
        return f"a text cannot begin with `{sign}`", _QUOTED
    if "cannot start any token" in said:
        return "a tab indents the line", "indent with blanks"
    for words, fault, remedy in _SAID:
        if words in said:
            return fault, remedy
    return f"is no YAML here ({said})", "look at the indentation, brackets and quotation marks of this line"
