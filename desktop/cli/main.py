"""The command line: words in, one answer out, and an exit code that programs can trust."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from desktop.cli import (
    activities,
    applications,
    asking,
    attendance,
    backup,
    backups,
    benefits,
    bundle,
    calendar,
    chapters,
    codes,
    community,
    content,
    cooperations,
    coupons,
    courses,
    devices,
    drives,
    groups,
    history,
    honours,
    hub,
    inwindow,
    joining,
    journey,
    mall,
    members,
    packs,
    payments,
    plans,
    recover,
    registrations,
    rewards,
    rotation,
    segments,
    sessions,
    sync,
    tags,
    units,
    updates,
    venues,
    wording,
)
from desktop.cli import roles as team
from desktop.cli.command import Answer, Listing, Subparsers, take_options, verb_alone
from desktop.cli.usage import parser_class
from desktop.models import labels
from desktop.models.paper import Press
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.role import named
from desktop.store import labels as kept
from desktop.store import openword, roles
from desktop.store.community import Store, open_store
from desktop.store.packs import require_open
from desktop.sync.releases import installed

DONE, PROBLEM = 0, 1

_ABOUT = ("群主台：不写命令就打开窗口", "Qunzhu: without a command the window opens")

_NOUNS: tuple[Callable[[Subparsers], None], ...] = (
    attendance.add,
    registrations.add,
    backup.add,
    backups.add,
    calendar.add,
    content.add,
    chapters.add,
    community.add,
    groups.add,
    history.add,
    members.add,
    segments.add,
    sessions.add,
    tags.add,
    activities.add,
    rewards.add,
    mall.add,
    honours.add,
    rotation.add,
    team.add,
    hub.add,
    sync.add,
    joining.add,
    devices.add,
    bundle.add,
    packs.add,
    plans.add,
    drives.add,
    payments.add,
    recover.add,
    units.add,
    updates.add,
    venues.add,
    applications.add,
    cooperations.add,
    coupons.add,
    codes.add,
    benefits.add,
    courses.add,
    journey.add,
    wording.add,
)


def parser(language: str) -> ArgumentParser:
    """Everything that can be typed after `qunzhu`, explained in zh_CN or (any other) English."""
    made = parser_class(language)
    top = made(prog="qunzhu", description=_ABOUT[not language.startswith("zh")])
    take_options(top)
    said = f"qunzhu {installed()}"
    top.add_argument("--version", action="version", version=said, help="show the version")
    nouns = top.add_subparsers(required=True, metavar="COMMAND")
    for name, about in inwindow.ABOUT.items():
        inwindow.take(verb_alone(nouns, name, about, _window), name)
    for add in _NOUNS:
        add(nouns)
    return top


def main(words: Sequence[str], language: str, press: Press | None = None) -> int:
    """Run one command; `press` draws what is printed, where the window is installed.

    0 done, 1 a problem (one line on stderr), 2 (SystemExit) wrong usage.
    """
    top = parser(language)
    given = top.parse_args(words, Namespace(language=language, press=press))
    try:
        labels.write_as(language)
        _run(top, given)
    except Problem as problem:
        print(problem.sentence(language), file=sys.stderr)
        return PROBLEM
    finally:
        labels.use({})
        labels.write_as("")
    return DONE


def _run(top: ArgumentParser, given: Namespace) -> None:
    as_json = getattr(given, "json", False)
    if given.alone:
        _say(given.alone(given), as_json=as_json)
        return
    with closing(_opened(_folder(top, given))) as store:
        role = getattr(given, "preview", None)
        if role:
            store.actor = roles.preview(store, named(roles.role_list(store), role))
        if given.run not in (packs.give_back, packs.show):
            # Who was in an expired pack is not shown any more; what was done in it still goes back.
            require_open(store)
        labels.use(kept.table(store))
        # A long list is read while it is printed.
        _say(given.run(store, given), as_json=as_json)


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


def _say(answer: object, *, as_json: bool) -> None:
    """Print the answer. Raises Problem where what it is printed into has no room for it."""
    try:
        for part in _parts(answer, as_json):
            sys.stdout.write(part)
        sys.stdout.flush()
    except OSError as refused:
        # What is left in the buffer must not complain once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever read through a pipe and closed it has heard enough.
        if not isinstance(refused, BrokenPipeError):
            raise Problem("output.unwritable", why=why(refused)) from refused


def _parts(answer: object, as_json: bool) -> Iterator[str]:
    """What is printed, a piece at a time: one JSON document, or lines."""
    if isinstance(answer, Listing):
        yield from _list_parts(answer, as_json)
    elif not isinstance(answer, Answer):
        raise TypeError("a command must answer")
    elif as_json:
        yield f"{_json(answer.document)}\n"
    else:
        yield from (f"{line}\n" for line in answer.lines)


def _list_parts(listing: Listing, as_json: bool) -> Iterator[str]:
    if not as_json:
        yield from (f"{line}\n" for _, line in listing.rows)
        yield f"{listing.below}\n" if listing.below else ""
        return
    # The first row is read before anything is printed: what can't be read is a problem alone.
    rows = iter(listing.rows)
    first = [_json(row) for row, _ in islice(rows, 1)]
    yield "[" + "".join(first)
    yield from (f", {_json(row)}" for row, _ in rows)
    yield "]\n"


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)
