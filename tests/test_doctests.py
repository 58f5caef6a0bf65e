"""The examples in docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import briefing_archive
import pytest

MODULES = sorted(m.name for m in pkgutil.walk_packages(briefing_archive.__path__, "briefing_archive."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] in {"spacy", "dateparser", "trafilatura"}:
            pytest.skip("the drafting tools are not installed: make draft-tools")
        raise
    assert doctest.testmod(module).failed == 0


def test_some_modules_have_examples() -> None:
    finder = doctest.DocTestFinder()
    spans = importlib.import_module("briefing_archive.spans")
    assert any(example.examples for example in finder.find(spans))
