"""Bring the translations up to date: collect the texts, and make the traditional Chinese ones.

Run `python resources/i18n/update.py` after changing a text. English is written by hand in
qunzhu_en.ts. Traditional Chinese comes from OpenCC (s2twp) except where somebody has read it
through: such a message carries the translator comment "reviewed" and is left as it is.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import opencc

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
TARGETS = ("en", "zh_TW")
REVIEWED = "reviewed"
# Where OpenCC's phrases choose another word than this program means.
WORDS = {"釋出": "發布", "許可權": "權限", "檔名": "檔案名稱"}


def collect(language: str) -> Path:
    """Take the texts of all screens into the .ts of one language; obsolete ones go."""
    path = FOLDER / f"qunzhu_{language}.ts"
    sources = sorted(str(one) for one in (ROOT / "desktop").rglob("*.py"))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run(
        [
            str(tool),
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "zh_CN",
            "-target-language",
            language,
            *sources,
            "-ts",
            str(path),
        ],
        cwd=ROOT,
        check=True,
    )
    return path


def traditional(path: Path) -> None:
    """Fill every message that nobody has read through with what OpenCC makes of its source."""
    phrases = opencc.OpenCC("s2twp")

    def convert(text: str) -> str:
        made = str(phrases.convert(text))
        for wrong, right in WORDS.items():
            made = made.replace(wrong, right)
        return made

    tree = ElementTree.parse(path)
    for message in tree.iter("message"):
        source, target = message.findtext("source") or "", message.find("translation")
        if target is None or message.findtext("translatorcomment") == REVIEWED:
            continue
        target.attrib.pop("type", None)
        forms = target.findall("numerusform")
        for form in forms:
            form.text = convert(source)
        if not forms:
            target.text = convert(source)
    write(tree, path)


def write(tree: "ElementTree.ElementTree[ElementTree.Element]", path: Path) -> None:
    """Keep the file as Qt's own tools write it."""
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )


def main() -> int:
    """Update both languages; 1 when an English text is still missing."""
    for language in TARGETS:
        path = collect(language)
        if language == "zh_TW":
            traditional(path)
    missing = [
        message.findtext("source")
        for message in ElementTree.parse(FOLDER / "qunzhu_en.ts").iter("message")
        if (target := message.find("translation")) is None or target.get("type") == "unfinished"
    ]
    for text in missing:
        sys.stderr.write(f"{text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
