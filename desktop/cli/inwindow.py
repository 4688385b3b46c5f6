"""`qunzhu demo` and `qunzhu screenshots`, which need a window: what can be typed after them."""

from argparse import ArgumentParser
from pathlib import Path

ABOUT = {
    "demo": "open the window on the sample community",
    "screenshots": "save every screen of the sample community as a picture",
}


def take(parser: ArgumentParser, command: str) -> None:
    """Let a parser take what only this command has."""
    if command == "demo":
        parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="a new folder")
        parser.add_argument("--no-window", action="store_true", help="only make it")
    elif command == "screenshots":
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the pictures go")
        parser.add_argument("--scale", type=float, default=1.0, help="size of the text: 0.9 to 1.6")
        parser.add_argument("--language", choices=("zh_CN", "zh_TW", "en"), help="only in this one")
        parser.add_argument("--theme", choices=("light", "dark"), help="only on this ground")
