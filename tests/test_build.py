"""The build writes only what changed, puts the site in place as a whole, and tells faults without leaving traces."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import mkdocs_hooks
import pytest
from briefing_archive.build import build, render
from briefing_archive.problems import InputError
from briefing_archive.store.pages import write_pages
from briefing_archive.store.writing import write_generated
from filelock import FileLock
from invented_archive import write_invented_archive
from sites import ROOT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with four invented briefs and our own templates, built once."""
    root = tmp_path_factory.mktemp("project")
    write_invented_archive(root, briefs=4, seed=3)
    for name in ("mkdocs.yml", "templates", "scripts"):
        (root / name).symlink_to(ROOT / name)
    (root / "site_src").mkdir()
    shutil.copytree(ROOT / "site_src" / "assets", root / "site_src" / "assets")
    for page in (ROOT / "site_src").glob("about*.md"):
        shutil.copy(page, root / "site_src" / page.name)
    shutil.copytree(ROOT / "site_src" / "decisions", root / "site_src" / "decisions")
    assert build(root).is_done
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of the built project that a test may spoil."""
    root = tmp_path / "project"
    shutil.copytree(made, root, symlinks=True)
    return root


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _own_templates(project: Path) -> Path:
    (project / "templates").unlink()
    shutil.copytree(ROOT / "templates", project / "templates")
    return project / "templates"


def test_two_builds_are_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = build(made, tmp_path / "again")
    assert _bytes(made / "site") == _bytes(again.site)


def test_building_again_writes_no_page(made: Path) -> None:
    report = render(made)
    assert report.written.written == report.written.removed == 0
    assert report.written.unchanged == len(report.pages)


def test_every_page_has_its_address(made: Path) -> None:
    for path in render(made).pages:
        place = Path(re.sub(r"(?:index)?\.md$", "", path))
        assert (made / "site" / place / "index.html").is_file(), path


def test_every_link_inside_the_site_leads_somewhere(made: Path) -> None:
    site = (made / "site").resolve()
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        for href in re.findall(r'(?:href|src)="([^"#?][^"]*)"', page.read_text()):
            if "://" in href:
                continue
            target = (page.parent / re.split("[#?]", href)[0]).resolve()
            assert (target / "index.html").is_file() or target.is_file(), f"{page.relative_to(site)}: {href}"


def test_every_mark_opens_a_note_and_every_id_is_there_once(made: Path) -> None:
    for page in (made / "site").rglob("*.html"):
        text = page.read_text()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), page
        for target in re.findall(r'(?:popovertarget|aria-labelledby|for)="([^"]+)"', text):
            assert target in ids, f"{page}: {target}"
        for target in re.findall(r'href="#([^"]+)"', text):
            assert target in ids, f"{page}: {target}"


def test_every_page_carries_the_policy_first_and_no_script_of_its_own(made: Path) -> None:
    for page in (made / "site").rglob("*.html"):
        text = page.read_text()
        assert re.search(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"', text), page
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), page
        assert "style=" not in text, page
        assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', text), page


def test_nothing_of_the_themes_own_program_is_published(made: Path) -> None:
    names = [path.name for path in (made / "site").rglob("*")]
    assert not [name for name in names if name.startswith(("bundle.", "main.", "palette.", "lunr"))]


def test_stale_pages_go(project: Path) -> None:
    stale = project / "site_src" / "briefs" / "2020-01-01-gone.md"
    stale.write_text("# Gone\n")
    assert render(project).written.removed == 1
    assert not stale.exists()


def test_a_page_is_written_only_when_its_bytes_change(tmp_path: Path) -> None:
    assert write_generated(tmp_path / "a" / "b.md", b"x")
    assert not write_generated(tmp_path / "a" / "b.md", b"x")
    assert write_generated(tmp_path / "a" / "b.md", b"y")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]


def test_pages_written_by_hand_stay(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("ours")
    write_pages(tmp_path, {"briefs/a.md": "x"})
    write_pages(tmp_path, {})
    assert (tmp_path / "about.md").read_text() == "ours"
    assert not list((tmp_path / "briefs").rglob("*.md"))


def _spoil_a_record(project: Path) -> Path:
    record = next((project / "briefings").glob("2*/record.yml"))
    record.write_text(re.sub(r"(?m)^status: .*$", "status: final", record.read_text()))
    return record


def test_a_fault_in_a_record_leaves_the_site_as_it_was(project: Path) -> None:
    before = _bytes(project / "site")
    _spoil_a_record(project)
    report = build(project)
    assert not report.is_done
    assert any(problem.is_error for problem in report.problems)
    assert "not built" in report.summary()
    assert _bytes(project / "site") == before


def test_keep_going_leaves_the_faulty_brief_out(project: Path) -> None:
    record = _spoil_a_record(project)
    assert build(project, keep_going=True).is_done
    assert not (project / "site" / "briefs" / record.parent.name).exists()
    assert (project / "site" / "briefs" / "index.html").is_file()


def test_a_broken_template_is_told_and_leaves_the_site_as_it_was(project: Path) -> None:
    before = _bytes(project / "site")
    (_own_templates(project) / "brief.md.j2").write_text("# {{ page.titel }}\n")
    with pytest.raises(InputError, match=r"templates/brief\.md\.j2"):
        build(project)
    assert _bytes(project / "site") == before


def test_a_broken_link_stops_the_build_with_its_page(project: Path) -> None:
    before = _bytes(project / "site")
    (project / "site_src" / "about.md").write_text("# About\n\n[x](nowhere.md) [y](corrections.md#Nowhere)\n")
    with pytest.raises(InputError, match=r"(?s)nowhere\.md.*Nowhere"):
        build(project)
    assert _bytes(project / "site") == before
    assert not [path for path in project.iterdir() if path.name.startswith(".site-")]


def test_a_stray_file_in_the_source_stops_the_build(project: Path) -> None:
    (project / "site_src" / "evil.html").write_text("<script>alert(1)</script>")
    with pytest.raises(InputError, match=r"evil\.html"):
        build(project)


def test_only_one_build_at_a_time(project: Path) -> None:
    (project / ".cache").mkdir(exist_ok=True)
    with FileLock(project / ".cache" / "build.lock"), pytest.raises(InputError, match="another build"):
        build(project)


def test_what_a_killed_build_left_is_cleared_away(project: Path) -> None:
    (project / ".site-left" / "site").mkdir(parents=True)
    assert build(project).is_done
    assert not (project / ".site-left").exists()


def test_reviewed_only_leaves_drafts_out(project: Path) -> None:
    record = next((project / "briefings").glob("2*/record.yml"))
    text = re.sub(r"(?ms)^reviewed:.*?(?=^\w)", "", record.read_text())
    record.write_text(text.replace("status: reviewed", "status: draft"))
    assert build(project, keep_going=True).is_done
    assert "Do not cite" in (project / "site" / "briefs" / record.parent.name / "index.html").read_text()
    assert build(project, reviewed_only=True, keep_going=True).is_done
    assert not (project / "site" / "briefs" / record.parent.name).exists()


def test_plain_mkdocs_builds_the_same_site(project: Path, tmp_path: Path) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "plain")]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert _bytes(tmp_path / "plain") == _bytes(project / "site")


def test_the_site_is_the_same_however_many_processes_set_it_and_whatever_was_kept(made: Path, tmp_path: Path) -> None:
    whole = _bytes(made / "site")
    kept = made / ".cache" / "pages"
    assert _bytes(build(made, tmp_path / "kept").site) == whole
    shutil.rmtree(kept)
    assert _bytes(build(made, tmp_path / "two", jobs=2).site) == whole
    assert _bytes(build(made, tmp_path / "one", jobs=1).site) == whole


def test_a_kept_page_is_set_anew_when_it_or_what_it_links_to_changes(project: Path) -> None:
    about = project / "site_src" / "about.md"
    (project / "site_src" / "about-boats.md").write_text("# Boats\n\nThey sail.\n")
    about.write_text(about.read_text() + "\n[Boats](about-boats.md)\n")
    assert "They sail" in (build(project).site / "about-boats" / "index.html").read_text()
    (project / "site_src" / "about-boats.md").write_text("# Boats\n\nThey row.\n")
    assert "They row" in (build(project).site / "about-boats" / "index.html").read_text()
    (project / "site_src" / "about-boats.md").unlink()
    with pytest.raises(InputError, match="about-boats"):
        build(project)


def test_a_damaged_kept_page_is_set_anew(project: Path) -> None:
    before = _bytes(project / "site")
    for number, file in enumerate(sorted((project / ".cache" / "pages").rglob("*.json"))):
        file.write_bytes((b"", b"[]", b"{", file.read_bytes().replace(b"<p", b"<b")[:-3])[number % 4])
    assert _bytes(build(project).site) == before


def test_whatever_sets_a_page_decides_whether_a_kept_one_is_taken() -> None:
    """Every module of ours that setting a page loads is among those the kept pages depend on."""
    asked = "import briefing_archive.compose, briefing_archive.sanitise, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    home = ROOT / "scripts" / "briefing_archive"
    named = {str(file.relative_to(home)) for name in mkdocs_hooks.SETTING for file in home.glob(name)}
    ours = {name.removeprefix("briefing_archive.").replace(".", "/") for name in loaded if "briefing_archive." in name}
    missing = {name for name in ours if f"{name}.py" not in named and not (home / name).is_dir()}
    assert missing == set()


def test_a_page_by_hand_leads_back_to_what_stands_above_it(project: Path) -> None:
    folder = project / "site_src" / "decisions"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "index.md").write_text("# Decisions\n\n[Boats](0001-boats.md)\n")
    (folder / "0001-boats.md").write_text("# 1. Boats\n\nThey sail.\n")
    site = build(project).site

    def over_title(path: str) -> list[tuple[str, str]]:
        header = (site / path / "index.html").read_text().partition("<article")[2].partition("<h1")[0]
        return re.findall(r'<a href="([^"]+)">([^<]+)</a>', header)

    assert over_title("decisions/0001-boats") == [("../../about/", "About"), ("../", "Decisions")]
    assert over_title("decisions") == over_title("about-design") == [("../about/", "About")]
    assert over_title("about") == []
    assert 'aria-current="page">About<' in (site / "decisions" / "0001-boats" / "index.html").read_text()


def test_every_page_is_reached_from_the_front_page(made: Path) -> None:
    site = made / "site"
    reached, ahead = {site / "index.html"}, [site / "index.html"]
    while ahead:
        page = ahead.pop()
        for address in re.findall(r'<(?:a|form)\b[^>]* (?:href|action)="([^"#?:]+)', page.read_text()):
            found = (page.parent / address).resolve()
            found = found / "index.html" if found.is_dir() else found
            if found.suffix == ".html" and found not in reached:
                reached.add(found)
                ahead.append(found)
    moved = {page for page in site.rglob("*.html") if 'http-equiv="refresh"' in page.read_text()}
    assert set(site.rglob("*.html")) - reached - moved == {site / "404.html"}
