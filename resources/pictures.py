"""Takes the pictures that the documents show anew: `python resources/pictures.py SCREENS`.

Which there are stands in the documents themselves. SCREENS is a folder that `qunzhu screenshots`
filled; what no document shows any more is removed.
"""

import re
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
# The folder of a language's pictures, and of its screens.
SCREENS = {"": "zh_CN", "en": "en"}
SHOWN = re.compile(r"!\[[^\]]*\]\(([^)]+\.png)\)")
COLOURS = 256
# As wide as the manual shows one on a screen of usual sharpness, and half as much again.
WIDEST = 960


def shown() -> set[Path]:
    """Every picture that a document shows."""
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    return {
        (path.parent / name).resolve()
        for path in documents
        for name in SHOWN.findall(path.read_text(encoding="utf-8"))
    }


def reduced(screen: Path) -> QImage:
    """The same picture in the colours that most of it has, for a fifth of the bytes."""
    image = QImage(str(screen)).convertToFormat(QImage.Format.Format_RGB32)
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    # Colours that differ by less than an eye sees are one.
    coarse = pixels & np.uint32(0xFFF8F8F8)
    _, first, counts = np.unique(coarse, return_index=True, return_counts=True)
    most = first[np.argsort(-counts, kind="stable")[:COLOURS]]
    table = [int(pixels[place]) for place in most]
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, plain)


def main() -> int:
    """Fill docs/pictures; prints how many pictures and bytes there are."""
    app = QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    screens, wanted = Path(sys.argv[1]), shown()
    for old in set(PICTURES.rglob("*.png")) - wanted:
        old.unlink()
    for picture in sorted(wanted):
        inside = picture.relative_to(PICTURES).parent.name
        picture.parent.mkdir(parents=True, exist_ok=True)
        if not reduced(screens / SCREENS[inside] / "light" / picture.name).save(str(picture)):
            raise OSError(str(picture))
    size = sum(picture.stat().st_size for picture in wanted)
    sys.stdout.write(f"{len(wanted)} PNG, {size // 1024} kB\n")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
