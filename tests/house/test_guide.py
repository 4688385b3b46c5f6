"""The guide in its languages: the same pages, words as the window has them, links that lead on."""

import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.views.manual import pages
from hub import storage
from hub.__main__ import parser

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
LANGUAGES = ("zh_CN", "en", "zh_TW")
# They quote what files, terminals and logs say.
NOT_OF_THE_WINDOW = {"rules", "commands", "hub"}
# As each language writes it; fonts with Chinese make the curved ones as wide as a character.
QUOTED = {"zh_CN": "“([^”]+)”", "en": '"([^"]+)"', "zh_TW": "「([^」]+)」"}
JOBS = [page for page in pages.PAGES if page not in NOT_OF_THE_WINDOW]
EVERY = [(page, language) for language in LANGUAGES for page in pages.PAGES]
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


@cache
def window_words(language: str) -> frozenset[str]:
    """Every text of the window, without the keys behind it and the dots that open a dialog."""
    said, kept = set(), "en" if language == "zh_CN" else language
    for message in ElementTree.parse(ROOT / f"resources/i18n/qunzhu_{kept}.ts").iter("message"):
        target = message.find("translation")
        assert target is not None
        forms = [form.text or "" for form in target.findall("numerusform")] or [target.text or ""]
        said |= {message.findtext("source") or ""} if language == "zh_CN" else set(forms)
    return frozenset(text.split("\t")[0].rstrip("…") for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_each_page_once(language: str) -> None:
    folder = GUIDE if language == "zh_CN" else GUIDE / language
    assert {path.stem for path in folder.glob("*.md")} == set(pages.PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_quotes_stands_in_the_window(language: str) -> None:
    unknown = [
        (page, quoted)
        for page in JOBS
        for quoted in re.findall(QUOTED[language], pages.text(pages.place(page, language)))
        if quoted != "…" and quoted.rstrip("…") not in window_words(language)
    ]
    assert unknown == []


@pytest.mark.parametrize(("page", "language"), EVERY)
def test_every_link_and_picture_of_a_page_is_there(page: str, language: str) -> None:
    path = pages.place(page, language)
    for picture, target in LINK.findall(pages.text(path)):
        file, _, at = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        # What lies elsewhere is not handed out with the program.
        assert found.is_relative_to(ROOT / "docs" / ("pictures" if picture else "guide")), target
        assert found.is_file(), target
        if at:
            assert at in {heading.anchor for heading in pages.headings(found)}, target


@pytest.mark.parametrize("page", JOBS)
def test_every_language_tells_the_same_in_the_same_order(page: str) -> None:
    shapes = []
    for language in LANGUAGES:
        path = pages.place(page, language)
        pictures = [Path(target).name for mark, target in LINK.findall(pages.text(path)) if mark]
        shapes.append(([heading.level for heading in pages.headings(path)], pictures))
    assert shapes[0] == shapes[1]
    assert shapes[0] == shapes[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_every_other(language: str) -> None:
    text = pages.text(pages.place("README", language))
    linked = {Path(target).stem for _, target in LINK.findall(text)}
    assert set(pages.PAGES) <= linked | {"README"}


def test_no_picture_lies_there_for_nothing() -> None:
    shown = {
        (path.parent / target).resolve()
        for path in (*GUIDE.rglob("*.md"), ROOT / "README.md")
        for mark, target in LINK.findall(path.read_text(encoding="utf-8"))
        if mark
    }
    assert set((ROOT / "docs" / "pictures").rglob("*.png")) == shown


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="only where systemd is")
def test_the_hubs_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    unit = (GUIDE / "qunzhu-hub.service").read_text(encoding="utf-8")
    own = tmp_path / "qunzhu-hub.service"
    own.write_text(unit.replace("/usr/bin/qunzhu", "/bin/true"), encoding="utf-8")
    words = ["systemd-analyze", "verify", "--man=no", str(own)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hub_takes_the_options_that_its_page_types(language: str) -> None:
    text = pages.text(pages.place("hub", language))
    unit = (GUIDE / "qunzhu-hub.service").read_text(encoding="utf-8")
    typed = re.findall(r"qunzhu hub serve(.*)$", text + unit, re.MULTILINE)
    assert len(typed) >= 3
    for words in typed:
        given = parser().parse_args(shlex.split(words))
        assert given.storage is None or given.storage.startswith((storage.SQLITE, "postgresql://"))


def test_what_is_installed_has_the_guide_and_its_pictures(tmp_path: Path) -> None:
    words = [sys.executable, "setup.py", "-q", "build_py", "--build-lib", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    for part in ("guide", "pictures"):
        there, here = tmp_path / "resources" / "manual" / part, ROOT / "docs" / part
        names = {path.relative_to(here) for path in here.rglob("*") if path.is_file()}
        assert names == {path.relative_to(there) for path in there.rglob("*") if path.is_file()}
        # The same place in the folder that is handed out.
        assert f'("docs/{part}", "resources/manual/{part}")' in (ROOT / "build.spec").read_text()
