"""What is handed out: the installers' scripts, the bill of materials, the licences."""

import configparser
import hashlib
import json
import marshal
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtGui import QImage

from desktop.models.ownfiles import OWN_FILES
from desktop.models.release import opened
from desktop.views.theme.tokens import LIGHT

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "resources" / "packaging"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a built program looks like from outside."""
    made = tmp_path / "qunzhu"
    (made / "_internal").mkdir(parents=True)
    program = made / "qunzhu"
    program.write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    program.chmod(0o700)
    shutil.copy(ROOT / "LICENSE", made / "_internal")
    (made / "qunzhu-window.exe").write_bytes(b"MZ")
    return made


def test_every_part_that_is_handed_out_is_on_the_bill_with_its_licence_text(folder: Path) -> None:
    done = run(sys.executable, PACKAGING / "bill.py", folder)
    assert done.returncode == 0, done.stderr
    bill = json.loads((folder / "bill-of-materials.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["name"]: part for part in bill["components"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}
    assert {*needed, "python"} <= set(parts)
    assert not {"pip", "pytest", "pyinstaller"} & set(parts)
    for name, part in parts.items():
        place = (
            folder / "licences" / ("python" if name == "python" else f"{name}-{part['version']}")
        )
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in place.iterdir()]
        assert sum(map(len, texts)) > 400, name
    qt = folder / "licences" / f"pyside6-essentials-{parts['pyside6-essentials']['version']}"
    said = "".join(file.read_text(encoding="utf-8", errors="replace") for file in qt.iterdir())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in said
    assert "GNU GENERAL PUBLIC LICENSE" in said.replace("LESSER GENERAL", "")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's packages are made on Debian")
def test_the_debian_package_starts_by_its_name_and_lies_where_programs_of_others_lie(
    folder: Path, tmp_path: Path
) -> None:
    done = run(sys.executable, PACKAGING / "linux.py", folder, tmp_path)
    assert done.returncode == 0, done.stderr
    package = next(tmp_path.glob("*.deb"))
    listed = run("dpkg-deb", "--contents", package).stdout
    assert "./usr/bin/qunzhu -> /opt/qunzhu/qunzhu" in listed
    assert re.search(r"^-rwxr-xr-x root/root .* ./opt/qunzhu/qunzhu$", listed, re.MULTILINE)
    for place in (
        "applications/qunzhu.desktop",
        "mime/packages/qunzhu.xml",
        "doc/qunzhu/copyright",
        "icons/hicolor/256x256/apps/qunzhu.png",
    ):
        assert f"./usr/share/{place}" in listed
    assert "libegl1" in run("dpkg-deb", "--field", package, "Depends").stdout
    assert (tmp_path / next(tmp_path.glob("*.tar.xz"))).stat().st_size


@pytest.mark.parametrize(("ending", "side"), [(".ico", 256), (".png", 512)])
def test_the_icon_is_drawn_as_each_system_asks_for_it(
    ending: str, side: int, tmp_path: Path
) -> None:
    file = tmp_path / f"qunzhu{ending}"
    done = run(sys.executable, PACKAGING / "icon.py", file, side)
    assert done.returncode == 0, done.stderr
    shown = QImage(str(file))
    assert (shown.width(), shown.height()) == (side, side)
    assert shown.pixelColor(0, 0).alpha() == 0
    assert shown.pixelColor(side // 2, side // 8).name() == f"#{LIGHT.accent.lower()}"


def test_the_desktop_names_the_program_for_each_of_its_own_files() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "qunzhu.desktop", encoding="utf-8")
    named = set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kinds = ElementTree.parse(PACKAGING / "qunzhu.xml").findall("m:mime-type", space)
    assert {kind.get("type") for kind in kinds} == named
    globs = [kind.find("m:glob", space) for kind in kinds]
    endings = {glob.get("pattern", "").removeprefix("*") for glob in globs if glob is not None}
    assert endings == set(OWN_FILES)
    installer = (PACKAGING / "qunzhu.nsi").read_text(encoding="utf-8")
    assert {f".{one}" for one in re.findall(r"insertmacro OPENS (\w+)", installer)} == set(
        OWN_FILES
    )


def test_a_release_is_signed_with_a_key_of_ones_own_and_believed_by_its_public_half(
    tmp_path: Path,
) -> None:
    key, notes = tmp_path / "release.key", tmp_path / "notes.json"
    notes.write_text('{"zh_CN": "签到更快"}', encoding="utf-8")
    package = tmp_path / "qunzhu_9_amd64.deb"
    package.write_bytes(b"as if")
    made = run(sys.executable, PACKAGING / "release.py", "key", key)
    assert made.returncode == 0, made.stderr
    assert key.stat().st_mode & 0o077 == 0
    again = run(sys.executable, PACKAGING / "release.py", "key", key)
    assert "FileExistsError" in again.stderr
    words = ("sign", key, "https://a.example/files/", notes, package)
    signed = run(sys.executable, PACKAGING / "release.py", *words)
    assert signed.returncode == 0, signed.stderr
    release = opened(signed.stdout.encode(), made.stdout.strip())
    assert release.note("en") == "签到更快"
    (one,) = release.packages
    assert (one.system, one.url) == ("linux", "https://a.example/files/qunzhu_9_amd64.deb")
    assert one.sha256 == hashlib.sha256(b"as if").hexdigest()


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_windows_installer_compiles(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "qunzhu-setup.exe"
    words = ("-INPUTCHARSET", "UTF8", "-DVERSION=0.1.0", f"-DFOLDER={folder}", f"-DOUT={out}")
    done = run("makensis", "-V2", *words, PACKAGING / "qunzhu.nsi")
    assert done.returncode == 0, done.stdout
    assert out.read_bytes()[:2] == b"MZ"


def test_what_a_start_loads_comes_from_one_file_and_all_else_from_where_it_was(
    tmp_path: Path,
) -> None:
    def code(text: str) -> bytes:
        return marshal.dumps(compile(text, "made", "exec"))

    kept = {
        "alone": (code("from many import part; said = part.said + __name__"), False),
        "many": (code(""), True),
        "many.part": (code("said = __spec__.origin + ' '"), False),
    }
    (tmp_path / "started.bin").write_bytes(marshal.dumps(kept))
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "beside.py").write_text("said = 'beside'", encoding="utf-8")
    tried = (
        f"import sys; sys._MEIPASS = {str(tmp_path)!r}\n"
        f"exec(open({str(PACKAGING / 'started.py')!r}, encoding='utf-8').read())\n"
        "import alone, many.beside\n"
        "print(alone.said, many.beside.said)"
    )
    done = run(sys.executable, "-c", tried)
    assert done.stdout.split() == [str(tmp_path / "many" / "part.pyc"), "alone", "beside"], done
