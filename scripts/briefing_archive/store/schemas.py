"""The JSON Schemas of records, actors, stories and receipts, generated from the model for editors and others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing_archive.fields import Value
from briefing_archive.model import Actor, Record, Story
from briefing_archive.receipt import Receipt
from briefing_archive.store.writing import write_if_changed

FOLDER = "briefings/_schema"
_MODELS: Mapping[str, type[Value]] = {"record": Record, "actor": Actor, "story": Story, "receipt": Receipt}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file: record, actor, story or receipt."""
    made = _MODELS[name].model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_files() -> Mapping[str, bytes]:
    """What `briefings/_schema/` should hold: file name to bytes."""
    return {
        f"{name}.schema.json": (json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
        for name in _MODELS
    }


def write_schemas(root: Path) -> tuple[Path, ...]:
    """Write the schemas that differ from the files there; the paths written."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(folder / name for name, data in schema_files().items() if write_if_changed(folder / name, data))
