"""Puts the licence texts and a bill of materials (CycloneDX 1.6) into the packaged folder.

Run as `python resources/packaging/bill.py dist/qunzhu`.
"""

import json
import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "qunzhu"
# What the program is built with stays out of it.
LEFT_OUT = {"pip"}
# Qt for Python ships no text of its licence; these two of its neighbours ship the same ones.
LGPL, GPL = "recurring-ical-events", "numpy"
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


def bundled(name: str) -> dict[str, Distribution]:
    """The distribution and all that it needs here, by canonical name, in order."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        key = canonicalize_name(waiting.pop())
        if key in found or key in LEFT_OUT:
            continue
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            continue
        needs = [Requirement(line) for line in found[key].requires or []]
        waiting += [one.name for one in needs if not one.marker or one.marker.evaluate()]
    return dict(sorted(found.items()))


def texts(one: Distribution) -> list[Path]:
    """The files in which a distribution states its terms."""
    named = [file for file in one.files or [] if _TEXT.search(str(file.name))]
    return [Path(str(file.locate())) for file in named if ".dist-info" in str(file)]


def licence(one: Distribution) -> str:
    """The terms in a word: the SPDX expression, or what the distribution says instead."""
    fields = one.metadata.get_all
    said = str((fields("License-Expression") or fields("License") or [""])[0])
    stated = [
        line.rpartition(" :: ")[2]
        for line in fields("Classifier") or []
        if line.startswith("License ::")
    ]
    short = said.strip().splitlines()[0] if said.strip() else ""
    return short or ", ".join(stated) or "see the licence text"


def component(one: Distribution) -> dict[str, Any]:
    """One line of the bill."""
    name = canonicalize_name(one.name)
    made: dict[str, Any] = {
        "type": "application" if name == PROGRAM else "library",
        "bom-ref": f"{name}@{one.version}",
        "name": name,
        "version": one.version,
        "purl": f"pkg:pypi/{name}@{one.version}",
        "licenses": [{"license": {"name": licence(one)}}],
    }
    if " OR " in licence(one) or " AND " in licence(one):
        made["licenses"] = [{"expression": licence(one)}]
    return made


def python() -> dict[str, Any]:
    """The interpreter, which comes along."""
    version = ".".join(map(str, sys.version_info[:3]))
    return {
        "type": "platform",
        "bom-ref": f"python@{version}",
        "name": "python",
        "version": version,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def bill(found: dict[str, Distribution]) -> dict[str, Any]:
    """The whole bill; it has no date, so that the same build gives the same file."""
    parts = [component(one) for name, one in found.items() if name != PROGRAM]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(found[PROGRAM])},
        "components": [python(), *parts],
    }


def copy_texts(found: dict[str, Distribution], folder: Path) -> None:
    """A folder for each part with its licence texts; a part without any is an error."""
    borrowed = [*texts(found[LGPL]), *texts(found[GPL])]
    for name, one in found.items():
        there = folder / f"{name}-{one.version}"
        there.mkdir(parents=True)
        own = texts(one) or (borrowed if "LGPL" in licence(one) else [])
        if not own:
            raise SystemExit(f"{name} {one.version} states no licence")
        for text in own:
            shutil.copy(text, _free(there, text.name))
    _python_text(folder)


def _free(folder: Path, name: str) -> Path:
    """A name that is not taken: numpy has seventeen texts of one name."""
    place, n = folder / name, 2
    while place.exists():
        place, n = folder / f"{n}-{name}", n + 1
    return place


def _python_text(folder: Path) -> None:
    places = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    ]
    places.append(Path("/usr/share/doc/python3/copyright"))
    found = next((place for place in places if place.exists()), None)
    if found is None:
        raise SystemExit("the licence of Python is not found")
    (folder / "python").mkdir()
    shutil.copy(found, folder / "python" / "LICENSE.txt")


def main() -> None:
    """Write both into the folder given."""
    folder = Path(sys.argv[1])
    found = bundled(PROGRAM)
    shutil.rmtree(folder / "licences", ignore_errors=True)
    copy_texts(found, folder / "licences")
    text = json.dumps(bill(found), ensure_ascii=False, indent=1)
    (folder / "bill-of-materials.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found) + 1} parts, their licences in {folder / 'licences'}\n")


if __name__ == "__main__":
    main()
