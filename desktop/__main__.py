"""The program's entry: opens the window, or hands the words to the command line."""

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from desktop.models.ownfiles import OWN_FILES
from desktop.models.problem import Problem

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from desktop.models.paper import Paper

# Commands that need a window; every other one belongs to the command line.
WINDOW_COMMANDS = ("demo", "screenshots")
READ_FILE = "--read-file"
# Where the binding keeps what words its errors, and what of it is not reached from Python alone.
_SUPPORT = "shibokensupport.signature."
_AT_ONCE = (f"{_SUPPORT}loader", f"{_SUPPORT}mapping")
_WITH_VALUE = ("--community", "--as")


def terminal_language() -> str:
    """en when the terminal says it speaks English, else zh_CN."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not spoken and sys.platform == "win32":
        import locale

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
    """Whether a window is asked for: by itself, by its own commands, or with one of its files.

    A desktop names the file that was double-clicked, as the only word.
    """
    return noun is None or noun in WINDOW_COMMANDS or noun.lower().endswith(OWN_FILES)


class _AtFirstUse:
    """Finds the modules of the binding's support that another finder has, and runs them later."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def find_spec(self, name: str, path: Sequence[str] | None, _: object = None) -> Any:
        """The module's spec; all but what loads the others runs when something of it is used."""
        found = self._finder.find_spec(name, path) if name.startswith(_SUPPORT) else None
        if found is not None and found.loader is not None and name not in _AT_ONCE:
            from importlib.util import LazyLoader

            found.loader = LazyLoader(found.loader)
        return found


def make_ready() -> None:
    """Clear the way for loading what the window needs: a third of a bare window's time less.

    The binding compiles Python of its own at every start, which words the errors of wrong calls;
    a start makes none. Loaded by itself, before PySide6, it also leaves Python's import as it is:
    else the source of every module is read and kept, to know where `from __feature__` holds.
    """
    # What a start makes stays; later the window looks for what could go (views/collecting.py).
    gc.disable()
    plain = builtins.__import__
    later: list[_AtFirstUse] = []

    def load(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name == "shibokensupport" and not later:
            # The finder of the binding's own modules was put first a moment ago.
            later.append(_AtFirstUse(sys.meta_path[0]))
            sys.meta_path.insert(0, later[0])
        return plain(name, *rest, **named)

    builtins.__import__ = load
    try:
        import shiboken6  # noqa: F401  (it loads its support)
    finally:
        builtins.__import__ = plain
        sys.meta_path[:] = [one for one in sys.meta_path if one not in later]


def _press(paper: "Paper", language: str) -> bytes:
    """Draw what a command prints. Raises Problem where the window is not installed."""
    try:
        make_ready()
    except ImportError as missing:
        raise Problem("paper.no_window") from missing
    from desktop import app

    return app.print_paper(paper, language)


def _parser(language: str) -> "type[ArgumentParser]":
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
