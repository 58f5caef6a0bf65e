"""Edits of YAML files by our tools: comments, order and quotation marks stay as a person wrote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from briefing_archive.store.yaml_file import decode, parse_yaml

_UNBOUND = 1_000_000


class _Kept(str):
    """A plain scalar that YAML would take for a number, a day or nothing: it goes back as it was written."""

    tag: str

    def __new__(cls, value: str, tag: str) -> _Kept:
        kept = super().__new__(cls, value)
        kept.tag = tag
        return kept


class _Constructor(RoundTripConstructor):
    """Constructs strings alone."""


class _Representer(RoundTripRepresenter):
    """Writes strings as they were read."""


def _keep(constructor: RoundTripConstructor, node: ScalarNode) -> _Kept:
    return _Kept(node.value, str(node.tag))


def _represent(representer: RoundTripRepresenter, kept: _Kept) -> Any:
    return representer.represent_scalar(kept.tag, str(kept))


for _kind in ("null", "bool", "int", "float", "timestamp"):
    _Constructor.add_constructor(f"tag:yaml.org,2002:{_kind}", _keep)
_Representer.add_representer(_Kept, _represent)


def edited_yaml(data: bytes, change: Callable[[CommentedMap], None], file: str) -> bytes | None:
    """The bytes of a YAML file with its values altered by `change`; None where the values are as before.

    Comments, order, quotation marks, line ends and what is not changed stay. Raises YamlFault for bytes that cannot
    be read, like `read_yaml`.
    """
    text = decode(data, file)
    before = parse_yaml(text, file).value
    edited = edit_text(text.replace("\r\n", "\n"), change)
    if parse_yaml(edited, file).value == before:
        return None
    return edited.replace("\n", "\r\n" if "\r\n" in text else "\n").encode()


def edit_text(text: str, change: Callable[[CommentedMap], None]) -> str:
    """The YAML text with its values altered by `change`.

    >>> print(edit_text("a: 007 # why\\nb: c\\n", lambda tree: tree.update(b="8")), end="")
    a: 007 # why
    b: '8'
    """
    yaml = _round_trip(text)
    tree = yaml.load(text)
    change(tree)
    out = StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def on_one_line(values: Mapping[str, Any]) -> CommentedMap:
    """A mapping that an edit puts into a file as `{name: Kabul, weak: true}`."""
    tree = CommentedMap(values)
    tree.fa.set_flow_style()
    return tree


def _round_trip(text: str) -> YAML:
    yaml = YAML()
    yaml.Constructor = _Constructor
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = _UNBOUND
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    dash = next((line for line in text.splitlines() if line.lstrip().startswith("- ") and line[:1] == " "), "  - ")
    offset = len(dash) - len(dash.lstrip())
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml
