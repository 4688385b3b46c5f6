"""The program's entry: opens the window, or hands the words to the command line."""

import builtins
import gc
import locale
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.models.problem import Problem

if TYPE_CHECKING:
    from desktop.models.paper import Paper

# Commands that need a window; every other one belongs to the command line.
WINDOW_COMMANDS = ("demo", "screenshots")
# What the program writes for itself; a desktop names such a file where it was double-clicked.
OWN_FILES = (".qzb", ".qzs", ".qzp", ".qzr")
READ_FILE = "--read-file"
_WITH_VALUE = ("--community", "--as")


def terminal_language() -> str:
    """en when the terminal says it speaks English, else zh_CN."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not spoken and sys.platform == "win32":
        spoken = locale.getlocale()[0]
    return "en" if (spoken or "").lower().startswith("en") else "zh_CN"


def first_noun(words: Sequence[str]) -> str | None:
    """The first word that is neither an option nor an option's value; None: the window itself."""
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif not word.startswith("-"):
            return word
    return None


def is_for_window(noun: str | None) -> bool:
    """Whether a window is asked for: by itself, by its own commands, or with one of its files."""
    return noun is None or noun in WINDOW_COMMANDS or noun.lower().endswith(OWN_FILES)


def make_ready() -> None:
    """Clear the way for loading what the window needs; a fifth of a bare window's time less.

    PySide puts an import of its own in Python's place: it reads the source of every module that is
    imported, and keeps it, to know where `from __feature__ import …` holds. Nothing here has that.
    """
    # What a start makes stays; the look for what could go comes after it (app.settle_memory).
    gc.disable()
    import PySide6.QtCore  # noqa: F401  (it does so when it is loaded)

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _press(paper: "Paper", language: str) -> bytes:
    """Draw what a command prints. Raises Problem where the window is not installed."""
    try:
        make_ready()
    except ImportError as missing:
        raise Problem("paper.no_window") from missing
    from desktop import app

    return app.print_paper(paper, language)


def _parser(language: str) -> type[ArgumentParser]:
    # A start whose words are right has nothing to say of them.
    from desktop.cli.usage import parser_class

    return parser_class(language)


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; 0 done, 1 a problem (one line on stderr), 2 wrong usage."""
    given = list(sys.argv[1:] if words is None else words)
    if given == [READ_FILE]:
        # Where the program is one binary, it is also the child that reads files with limits.
        from desktop.formats import child

        return child.main()
    language = terminal_language()
    for stream in (sys.stdout, sys.stderr):
        # LANG=C must not keep Chinese from being printed.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    noun = first_noun(given)
    asks_help = any(word in ("-h", "--help") for word in given) or (
        noun is None and "--version" in given
    )
    # The help of the window's own commands is that of the command line, in the same language.
    if not asks_help and is_for_window(noun):
        make_ready()
        from desktop import app

        try:
            return app.run(given, lambda: _parser(language))
        except Problem as problem:
            sys.stderr.write(problem.sentence(language) + "\n")
            return 1
    from desktop.cli.main import main as command_line

    return command_line(given, language, _press)


if __name__ == "__main__":
    sys.exit(main())
