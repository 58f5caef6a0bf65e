"""Links of a built site: below a path and at a domain's root, parts of pages, redirects, assets, the map."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import sites
from briefing_archive.cli import main
from briefing_archive.problems import InputError
from briefing_archive.site_check import check_site
from briefing_archive.site_links import broken_links, page_of

ROOT = Path(__file__).resolve().parent.parent
PROJECT, DOMAIN = "https://owner.github.io/repo/", "https://briefs.example/"


def _faults(pages: dict[str, str], base: str = "/", *more: str) -> list[str]:
    read = [page_of(path, html) for path, html in pages.items()]
    return [f"{one.path}: {one.address} {one.fault}" for one in broken_links(read, frozenset({*pages, *more}), base)]


@pytest.mark.parametrize(
    ("html", "base", "faults"),
    [
        ('<a href="b/">b</a>', "/", 0),  # a folder with its page
        ('<a href="b/#q1">b</a>', "/", 0),  # a part that is there
        ('<a href="b/#q9">b</a>', "/", 1),  # a part that is not
        ('<a href="c/">c</a>', "/", 1),  # a page that is not
        ('<a href="/b/">b</a>', "/", 0),  # from the root, at the root
        ('<a href="/b/">b</a>', "/repo/", 1),  # from the root, below a path: leads out
        ('<a href="/repo/b/">b</a>', "/repo/", 0),  # with the path
        ('<a href="../b/">b</a>', "/repo/", 1),  # out of the site
        ('<script src="a.js"></script>', "/", 0),  # an asset
        ('<img src="https://tracker.example/p.gif">', "/", 1),  # an asset of others
        ('<img src="data:image/png;base64,AA">', "/", 0),  # an asset in the page
        ('<a href="https://courier.example/x#:~:text=a">x</a><a href="mailto:a@b.example">m</a>', "/", 0),  # outside
        ('<a href="http://[">x</a>', "/", 1),  # no address at all
        ('<meta http-equiv="refresh" content="0; url=b/">', "/", 0),  # a redirect
        ('<meta http-equiv="refresh" content="0; url=moved/">', "/", 1),  # one that redirects again
        ('<link rel="canonical" href="https://briefs.example/b/">', "/", 0),  # named, not loaded
    ],
)
def test_what_leads_nowhere_is_told(html: str, base: str, faults: int) -> None:
    moved = '<meta http-equiv="refresh" content="0; url=../b/">'
    pages = {"index.html": html, "b/index.html": '<p id="q1">', "moved/index.html": moved}
    assert len(_faults(pages, base, "a.js")) == faults


@pytest.fixture(scope="module", params=[PROJECT, DOMAIN], ids=["project path", "own domain"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Every page kind and state, built for an address."""
    root = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", request.param)
        sites.build_site(root, sites.every_state())
    return root, request.param


def test_every_link_of_every_page_kind_leads_somewhere(built: tuple[Path, str]) -> None:
    root, url = built
    checked = check_site(root, root / "site", url)
    assert not checked.problems
    assert checked.redirects == 1
    assert checked.links > 100


@pytest.mark.parametrize("url", ["http://[x", "briefs.example", "/briefs/", "ftp://briefs.example/"])
def test_what_is_no_address_of_a_site_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "index.html").touch()
    with pytest.raises(InputError, match="is no address of a site"):
        check_site(tmp_path, tmp_path, url)


def test_a_site_built_for_another_address_is_noticed(built: tuple[Path, str]) -> None:
    root, url = built
    other = DOMAIN if url == PROJECT else PROJECT
    codes = {one.file for one in check_site(root, root / "site", other).problems}
    assert {"site/404.html", "site/sitemap.xml"} <= codes


def test_a_lost_page_and_a_lost_redirect_stop_publishing(
    built: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, url = built
    shutil.copytree(root / "site", tmp_path / "site")
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n")
    actors = tmp_path / "briefings" / "_actors"
    actors.mkdir(parents=True)
    (actors / "ines-okafor.yml").write_text("id: ines-okafor\nkind: person\nname: Ines\nformerly: [i-okafor]\n")
    shutil.rmtree(tmp_path / "site" / "about")
    assert main(["--root", str(tmp_path), "links", "--url", url]) == 1
    told = capsys.readouterr().out
    assert "link-broken" in told
    assert "redirect-missing: the former address /actors/i-okafor/ leads nowhere" in told
    assert "mend:" in told


@pytest.mark.parametrize(
    ("owner", "repository", "site_url", "address"),
    [
        ("Owner", "Archive", "", "https://owner.github.io/Archive/"),  # a project's site
        ("owner", "Owner.github.io", "", "https://owner.github.io/"),  # the owner's own site
        ("owner", "archive", "https://briefs.example", "https://briefs.example/"),  # an own domain
    ],
)
def test_the_site_is_built_for_where_it_will_stand(
    tmp_path: Path, owner: str, repository: str, site_url: str, address: str
) -> None:
    (tmp_path / "Makefile").write_text('publishable:\n\t@echo "made for $$SITE_URL"\n')
    environment = {"PATH": os.environ["PATH"], "OWNER": owner, "REPOSITORY": repository, "SITE_URL": site_url}
    script = ROOT / ".github" / "scripts" / "build-site.sh"
    done = subprocess.run(["bash", str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"made for {address}\n" in done.stdout
