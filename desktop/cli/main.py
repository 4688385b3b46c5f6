"""The command line: words in, one answer out, and an exit code that programs can trust."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from desktop.cli import (
    activities,
    asking,
    backup,
    calendar,
    community,
    devices,
    history,
    hub,
    members,
    rewards,
    sync,
)
from desktop.cli import roles as team
from desktop.cli.command import Answer, Subparsers, take_options, verb_alone
from desktop.cli.usage import parser_class
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.models.sentences.reasons import why
from desktop.store import openword, roles
from desktop.store.community import Store, open_store

DONE, PROBLEM = 0, 1

_ABOUT = ("群主台：不写命令就打开窗口", "Qunzhu: without a command the window opens")
_IN_A_WINDOW = (
    ("demo", "open the window on the sample community"),
    ("screenshots", "save every screen of the sample community as a picture"),
)

_NOUNS: tuple[Callable[[Subparsers], None], ...] = (
    backup.add,
    calendar.add,
    community.add,
    history.add,
    members.add,
    activities.add,
    rewards.add,
    team.add,
    hub.add,
    sync.add,
    devices.add,
)


def parser(language: str) -> ArgumentParser:
    """Everything that can be typed after `qunzhu`, explained in zh_CN or (any other) English."""
    made = parser_class(language)
    top = made(prog="qunzhu", description=_ABOUT[made is ArgumentParser])
    take_options(top)
    nouns = top.add_subparsers(required=True, metavar="COMMAND")
    for name, about in _IN_A_WINDOW:
        verb_alone(nouns, name, about, _window)
    for add in _NOUNS:
        add(nouns)
    return top


def main(words: Sequence[str], language: str) -> int:
    """Run one command; 0 done, 1 a problem (one line on stderr), 2 (SystemExit) wrong usage."""
    top = parser(language)
    given = top.parse_args(words, Namespace(language=language))
    try:
        _say(_run(top, given), as_json=getattr(given, "json", False))
    except Problem as problem:
        print(problem.sentence(language), file=sys.stderr)
        return PROBLEM
    return DONE


def _run(top: ArgumentParser, given: Namespace) -> Answer:
    if given.alone:
        answer = given.alone(given)
    else:
        with closing(_opened(_folder(top, given))) as store:
            role = getattr(given, "preview", None)
            if role:
                store.actor = roles.preview(store, named(roles.role_list(store), role))
            answer = given.run(store, given)
    if not isinstance(answer, Answer):
        raise TypeError("a command must answer")
    return answer


def _opened(folder: Path) -> Store:
    """The community; its passphrase is asked for at a terminal if it needs one."""
    try:
        return open_store(folder, passphrase=openword.read(folder))
    except Problem as problem:
        word = asking.passphrase() if problem.code == "vault.passphrase_needed" else None
        if word is None:
            raise
    return open_store(folder, passphrase=word)


def _folder(top: ArgumentParser, given: Namespace) -> Path:
    folder = getattr(given, "community", None) or os.environ.get("QUNZHU_COMMUNITY")
    if not folder:
        top.error("--community FOLDER (or QUNZHU_COMMUNITY) is needed / 请指明社群文件夹")
    return Path(folder)


def _window(_given: Namespace) -> Answer:
    raise LookupError("the program's entry takes the window's commands itself")


def _say(answer: Answer, *, as_json: bool) -> None:
    """Print the answer. Raises Problem where what it is printed into has no room for it."""
    lines = [json.dumps(answer.document, ensure_ascii=False)] if as_json else answer.lines
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except OSError as refused:
        # What is left in the buffer must not complain once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever read through a pipe and closed it has heard enough.
        if not isinstance(refused, BrokenPipeError):
            raise Problem("output.unwritable", why=why(refused)) from refused
