"""When backups write themselves, and which files they are: kept in the community's folder."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from desktop.models.problem import Problem
from desktop.store import backupfile
from desktop.store.backup import KEPT_FOR
from desktop.store.whole import write_private

FILE = "backup-plan.json"
Every = Literal["off", "daily", "weekly"]
OFTEN: tuple[Every, ...] = get_args(Every)
KEEPS = (3, 7, 14, 30)
_DAYS = {"daily": 1, "weekly": 7}
# How long after a failure it is tried again.
AGAIN = timedelta(hours=1)


class Written(Struct, frozen=True):
    """A backup that the plan wrote: where, the id in its head, and when (ISO, with its zone)."""

    path: str
    id: str
    at: str


class Plan(Struct, frozen=True, omit_defaults=True):
    """How often, where to, how many are kept; what was written, and the last failure's code."""

    every: Every = "off"
    folder: str = ""
    keep: int = 7
    written: list[Written] = field(default_factory=list)
    tried: str = ""
    failed: str = ""


def read(folder: Path) -> Plan:
    """The plan of the community in `folder`; one that cannot be read is none."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Plan)
    except (OSError, msgspec.DecodeError):
        return Plan()


def keep(folder: Path, plan: Plan) -> Plan:
    """Write the plan down. Raises Problem vault.unwritable."""
    write_private(folder / FILE, msgspec.json.encode(plan))
    return plan


def last(plan: Plan) -> datetime | None:
    """When the plan last wrote a backup; None: never."""
    return max((_time(one.at) for one in plan.written), default=None)


def is_due(plan: Plan, now: datetime) -> bool:
    """Whether a backup is to be written at `now` (aware): a day, or seven, after the last.

    Days count by the calendar of `now`'s zone, so that daily is once each day however late. After
    a failure it waits an hour. A time that lies ahead is that of a clock put right since.
    """
    if plan.every == "off" or not plan.folder:
        return False
    tried = _time(plan.tried) if plan.tried else None
    if plan.failed and tried is not None and timedelta(0) <= now - tried < AGAIN:
        return False
    done = last(plan)
    if done is None:
        return True
    days = (now.date() - done.astimezone(now.tzinfo).date()).days
    return days < 0 or days >= _DAYS[plan.every]


def require_place(community: Path, folder: Path) -> None:
    """Raises Problem backups.folder_gone or backups.inside for a folder that can hold none."""
    if not folder.is_dir():
        raise Problem("backups.folder_gone", folder=folder)
    if folder.resolve().is_relative_to(community.resolve()):
        raise Problem("backups.inside", folder=folder)


def add(plan: Plan, path: Path, now: datetime) -> Plan:
    """The plan with one more backup, and without what is too many or too old.

    Raises what `backupfile.opened` raises.
    """
    at = now.isoformat(timespec="seconds")
    made = Written(str(path.absolute()), _id(path), at)
    return replace(_pruned(plan, made, now), tried=at, failed="")


def _pruned(plan: Plan, made: Written, now: datetime) -> Plan:
    """Delete all but the newest; only files that this plan wrote and that still are what it wrote.

    Those older than 30 days go, too: who was erased since must not stay in what nobody looks after.
    """
    older = sorted(plan.written, key=lambda one: _time(one.at), reverse=True)
    kept = [made]
    for one in older:
        if not _is_there(one):
            continue
        if len(kept) >= plan.keep or now - _time(one.at) > KEPT_FOR:
            if not _drop(one):
                kept.append(one)
        else:
            kept.append(one)
    return replace(plan, written=kept)


def _drop(one: Written) -> bool:
    try:
        Path(one.path).unlink(missing_ok=True)
    except OSError:
        # It stays on the list, for the next time.
        return False
    return True


def _is_there(one: Written) -> bool:
    try:
        return _id(Path(one.path)) == one.id
    except (Problem, OSError):
        return False


def _id(path: Path) -> str:
    with backupfile.opened(path) as (_, head, _start):
        return head.id


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
