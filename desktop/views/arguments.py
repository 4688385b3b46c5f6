"""What the words of the window's own commands ask for: `qunzhu`, `demo`, `screenshots`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from desktop.store import headcount
from desktop.store.community import Founding, create
from desktop.store.home import SAMPLE_NAME
from desktop.views import recent, start
from desktop.views.theme import preferences
from desktop.views.theme.palette import SCALES


class _WrongUsage(Exception):
    """What was typed is no command of the window's."""


class _Silent(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _WrongUsage(message)


def _the_plain() -> type[ArgumentParser]:
    return ArgumentParser


def parsed(
    words: Sequence[str], speaking: Callable[[], type[ArgumentParser]] = _the_plain
) -> Namespace:
    """The words of the window's own commands; `command` is "" for the window itself.

    `speaking` gives what says wrong usage in the operator's language; nothing else asks for it.
    """
    try:
        return _parsed(words, _Silent)
    except _WrongUsage:
        return _parsed(words, speaking())


def _parsed(words: Sequence[str], made: type[ArgumentParser]) -> Namespace:
    common = ArgumentParser(add_help=False)
    common.add_argument("--community", type=Path, metavar="FOLDER")
    common.add_argument("--json", action="store_true")
    common.add_argument("--language", choices=preferences.LANGUAGES)
    common.add_argument("--theme", choices=("light", "dark"))
    command = next((one for one in words if one in ("demo", "screenshots")), "")
    parser = made(prog=f"qunzhu {command}".strip(), parents=[common])
    if command == "demo":
        parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
        parser.add_argument("--no-window", action="store_true", help="only make it")
    elif command == "screenshots":
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--scale", type=float, choices=SCALES, default=1.0, help=f"text size, {SCALES}"
        )
    else:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    rest = list(words)
    if command:
        rest.remove(command)
    return parser.parse_args(rest, Namespace(command=command))


# What makes the sample and takes pictures is loaded only by those who ask for it.


def take_screenshots(given: Namespace) -> int:
    """Take the pictures; the exit code."""
    from desktop.actions import sample
    from desktop.views import screenshots

    word = screenshots.PASSPHRASE
    return screenshots.take(
        given,
        lambda folder: sample.make(folder, passphrase=word),
        lambda folder: create(folder, Founding("青禾读书会"), passphrase=word),
    )


def make_demo(given: Namespace) -> int:
    """Make the sample community without a window; the exit code."""
    from desktop.actions import sample

    folder = given.folder or recent.data_folder() / SAMPLE_NAME
    with closing(sample.make(folder)) as store:
        count = headcount.everybody(store)
    sys.stdout.write(sample.answer(folder, count, as_json=given.json) + "\n")
    return 0


def program() -> str:
    """How the program was called here, so that a sentence can say it: .venv/bin/qunzhu."""
    from shutil import which

    called = Path(sys.argv[0])
    if called.stem != start.NAME or which(start.NAME) == str(called.absolute()):
        return start.NAME
    try:
        return str(called.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(called)
