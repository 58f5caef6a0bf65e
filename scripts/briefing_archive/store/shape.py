"""From pydantic's errors to findings in our own words: what is wrong with the form of a file, and the mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from rapidfuzz import process

from briefing_archive.fields import Value
from briefing_archive.problems import Finding, KeyPath, shape_error

_SHOWN = 60

# What a value should look like, by the regular expression it failed.
_FORMS: Mapping[str, tuple[str, str]] = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": ("no id", "write small letters a–z, digits and single hyphens: ines-okafor"),
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*$": (
        "no brief’s id",
        "write the day and a slug: 2026-03-14-harbour",
    ),
    r"^[a-z][a-z0-9-]*$": ("no id of a quote or event", "begin with a small letter: q3, e1"),
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*#[a-z][a-z0-9-]*$": (
        "no reference to an item of a brief",
        "write <brief>#<id>: 2026-03-14-harbour#q3",
    ),
    r"^(?:[0-9a-f]{64}|unknown)$": ("no SHA-256", "write the 64 hex digits of article.txt, or unknown"),
    r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$": ("no language tag", "write a BCP 47 tag: en, ar, pt-BR"),
    r"^[A-Z]{2}$": ("no country code", "write the two capitals of ISO 3166-1: RU, or leave the line out"),
    r"^Q[1-9][0-9]{0,11}$": ("no Wikidata id", "write Q and digits: Q12345"),
}


def shape_findings(wrong: ValidationError, model: type[Value], value: Any) -> Iterator[Finding]:
    """One finding a fault, at its key path in `value`, in the order of the model's keys.

    A key that is misspelt is told once: as unknown, and not as missing too.
    """
    errors = wrong.errors(include_url=False)
    meant = {
        (*error["loc"][:-1], name)
        for error in errors
        if error["type"] == "extra_forbidden"
        and (name := _meant(str(error["loc"][-1]), _path_in(value, error["loc"]), model))
    }
    for error in errors:
        if error["type"] != "missing" or error["loc"] not in meant:
            yield from _findings(error, model, value, ())


def _findings(error: Mapping[str, Any], model: type[Value], value: Any, before: KeyPath) -> Iterator[Finding]:
    at = _path_in(value, (*before, *error["loc"]))
    inner = error.get("ctx", {}).get("error")
    if isinstance(inner, ValidationError):
        for one in inner.errors(include_url=False):
            yield from _findings(one, model, value, (*before, *error["loc"]))
        return
    name = next((str(part) for part in reversed((*before, *error["loc"])) if isinstance(part, str)), "")
    fault, remedy = _words(error, name, at, model)
    code = {"extra_forbidden": "key-unknown", "missing": "key-missing"}.get(error["type"], "value-invalid")
    yield shape_error(at, code, fault, remedy)


def _path_in(value: Any, loc: Sequence[str | int]) -> KeyPath:
    """The part of a pydantic location that stands in the file: tags of unions and list places of lone values go."""
    path: list[str | int] = []
    for part in loc:
        is_key = isinstance(value, dict) and part in value
        is_place = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if is_key or is_place:
            value = value[part]
            path.append(part)
    return tuple(path)


def _words(error: Mapping[str, Any], name: str, at: KeyPath, model: type[Value]) -> tuple[str, str]:
    kind, given, context = error["type"], error.get("input"), error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(name, at, model)
    if kind == "missing":
        return f"`{name}` is missing", f"add a line `{name}: …`"
    if given == "":
        return f"`{name}` is empty", "write something, or leave the line out"
    if handler := _HANDLERS.get(kind):
        return handler(name, given, context)
    return (
        f"`{name}` cannot be `{_shown(given)}`: {error['msg'].lower()}",
        "write it as the other records in briefings/ do",
    )


def _unknown_key(name: str, at: KeyPath, model: type[Value]) -> tuple[str, str]:
    close = _meant(name, at, model)
    known = ", ".join(_keys_at(model, at[:-1]))
    return f"`{name}` is no key here", f"write `{close}`" if close else f"take the line out; known here are {known}"


def _meant(name: str, at: KeyPath, model: type[Value]) -> str:
    """The key that a misspelt one at a path most likely means; "" where none is near."""
    close = process.extractOne(name, _keys_at(model, at[:-1]), score_cutoff=70)
    return close[0] if close else ""


def _keys_at(model: type[Value], path: KeyPath) -> list[str]:
    """The keys that may stand at a path of a model; all that its unions allow."""
    if "evidence" in path:
        return ["words", "before"]
    models: list[type[Value]] = [model]
    for part in path:
        if isinstance(part, int):
            continue
        found = [
            inner
            for one in models
            for key, field in one.model_fields.items()
            if part in {key, field.alias}
            for inner in _models_in(field.annotation)
        ]
        models = found or models
    return [field.alias or key for one in models for key, field in one.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list | tuple):
        return "a list"
    words = str(given).replace("\n", "⏎")
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _pattern(name: str, given: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    what, remedy = _FORMS.get(context["pattern"], ("not of the right form", f"it must match {context['pattern']}"))
    return f"`{_shown(given)}` is {what}", remedy


def _literal(name: str, given: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    choices = [one.strip("' ") for one in context["expected"].replace(" or ", ",").split(",")]
    close = process.extractOne(str(given), choices, score_cutoff=60)
    known = ", ".join(choices)
    return f"`{name}` cannot be `{_shown(given)}`", f"write `{close[0]}`" if close else f"write one of {known}"


def _own(name: str, given: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    """Faults that the model words itself; one of them may give its mend after a semicolon."""
    said = str(context["error"])
    fault, _, remedy = said.partition("; ")
    subject = f"`{name}` " if name and not fault.startswith(("“", "a ")) else ""
    return subject + fault, remedy or "write it as the other records in briefings/ do"


def _long(name: str, given: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    what = "signs" if isinstance(given, str) else "items"
    return f"`{name}` has {len(given):,} {what}; the limit is {context['max_length']:,}", "shorten it"


def _is_a(what: str, remedy: str) -> Callable[[str, Any, Mapping[str, Any]], tuple[str, str]]:
    return lambda name, given, _: (f"{f'`{name}`' if name else 'this'} must be {what}, not `{_shown(given)}`", remedy)


_mapping = _is_a("a mapping", "write `key: value` lines below it, indented by two blanks")

_HANDLERS: Mapping[str, Callable[[str, Any, Mapping[str, Any]], tuple[str, str]]] = {
    "string_pattern_mismatch": _pattern,
    "string_too_long": _long,
    "too_long": _long,
    "string_type": _is_a("one text", "write one text, in quotation marks if it begins with [ or {"),
    "literal_error": _literal,
    "value_error": _own,
    "tuple_type": _is_a("a list", "write each item on a line of its own after `- `, or all in [ ]"),
    "list_type": _is_a("a list", "write each item on a line of its own after `- `, or all in [ ]"),
    "dict_type": _mapping,
    "mapping_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": lambda name, _given, _: (f"`{name}` is an empty list", "name at least one"),
    "bool_parsing": _is_a("true or false", "write true or false"),
    "bool_type": _is_a("true or false", "write true or false"),
    "decimal_parsing": _is_a("a number", "write digits, with a point before decimals and no thousands sign: 2000, 1.2"),
    "decimal_type": _is_a("a number", "write digits, with a point before decimals and no thousands sign: 2000, 1.2"),
    "date_from_datetime_parsing": lambda _name, given, _: (
        f"`{_shown(given)}` is no day of the calendar",
        "write a day, year first: 2021-10-14",
    ),
}
