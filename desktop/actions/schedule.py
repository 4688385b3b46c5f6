"""Backups that write themselves: the plan, what is due, and trying one out."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.models import recovery
from desktop.models.ownfiles import BACKUP
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import backup, backupplan, backuptime, home, recoverykey, trying
from desktop.store.backupplan import Every, Plan
from desktop.store.community import Store
from desktop.store.passphrase import NORMAL, Cost
from desktop.store.safe import PassphraseSafe
from desktop.store.trying import Tried

# Signs that some system does not take in the name of a file.
NOT_IN_NAMES = frozenset('<>:"/\\|?*')


class Ran(Struct, frozen=True):
    """What came of a backup that was due: the file, or the problem that kept it from being made."""

    path: Path | None
    problem: Problem | None = None


def choose(store: Store, every: Every, folder: Path | None, keep: int) -> Plan:
    """Write backups by themselves from now on into `folder`, so often, and keep so many.

    They open by the recovery code, and by the folder's passphrase where it has one. Raises Problem
    role.not_allowed, vault.backup_unprotected, backups.folder_wanted, backups.folder_gone,
    backups.inside.
    """
    require(store.actor, "member.export")
    if every != "off":
        if folder is None:
            raise Problem("backups.folder_wanted")
        backupplan.require_place(store.folder, folder)
        if _word(store) is None and recoverykey.present(store.keys) is None:
            raise Problem("vault.backup_unprotected")
    known = backupplan.read(store.folder)
    named = known.folder if folder is None else str(folder.absolute())
    plan = replace(known, every=every, folder=named, keep=keep, tried="", failed="")
    return backupplan.keep(store.folder, plan)


def run(store: Store, now: datetime, *, cost: Cost = NORMAL, progress: Progress = quiet) -> Ran:
    """Write the backup of the plan at `now` (aware), and drop what is too many or too old.

    What goes wrong is noted in the plan and answered, not raised: nobody waits for it.
    """
    plan = backupplan.read(store.folder)
    try:
        path = _write(store, plan, now, cost, progress)
        backupplan.keep(store.folder, backupplan.add(plan, path, now))
        backuptime.note(store, now)
    except Problem as problem:
        at = now.isoformat(timespec="seconds")
        backupplan.keep(store.folder, replace(plan, tried=at, failed=problem.code))
        return Ran(None, problem)
    return Ran(path)


def _write(store: Store, plan: Plan, now: datetime, cost: Cost, progress: Progress) -> Path:
    require(store.actor, "member.export")
    if not plan.folder:
        raise Problem("backups.folder_wanted")
    folder = Path(plan.folder)
    # Made anew it could lie where a stick is mounted at other times.
    backupplan.require_place(store.folder, folder)
    path = _free(folder, f"{plain_name(home.name(store))} {now:%Y-%m-%d %H%M}".strip())
    return backup.export(store.keys, path, _word(store), cost=cost, progress=progress)


def _free(folder: Path, stem: str) -> Path:
    """A name in `folder` that nothing has."""
    tried = (f"{stem}{end}{BACKUP}" for end in ("", *(f" {number}" for number in range(2, 1_000))))
    return next(folder / one for one in tried if not (folder / one).exists())


def plain_name(name: str) -> str:
    """A community's name as a file may be called."""
    return "".join(" " if one in NOT_IN_NAMES else one for one in name).strip()


def _word(store: Store) -> str | None:
    safe = store.keys.safe
    return safe.passphrase if isinstance(safe, PassphraseSafe) else None


def attempt(path: Path, typed: str) -> Tried:
    """Open a backup aside by its recovery code, else its passphrase, and say what is in it.

    Raises what `trying.attempt` raises.
    """
    try:
        code = recovery.decode(typed)
    except Problem:
        return trying.attempt(path, passphrase=typed)
    return trying.attempt(path, code=code)
