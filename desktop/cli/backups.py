"""`qunzhu backups`: backups that write themselves, and trying one out."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from desktop.actions import schedule
from desktop.cli import asking
from desktop.cli.command import Answer, Subparsers, noun, verb, verb_alone
from desktop.cli.usage import whole
from desktop.models.problem import Problem
from desktop.store import backupplan
from desktop.store.backupplan import OFTEN, Plan
from desktop.store.community import Store
from desktop.store.passphrase import given as given_passphrase

_OFTEN = {
    "off": ("不自动备份", "off"),
    "daily": ("每天", "daily"),
    "weekly": ("每周", "weekly"),
}
MOST = 100


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "backups", "backups that write themselves")
    choose = verb(verbs, "plan", "how often backups are written, and where", _plan)
    choose.add_argument("--every", choices=OFTEN, help="how often")
    choose.add_argument("--folder", type=Path, metavar="FOLDER", help="where backups are written")
    choose.add_argument("--keep", type=whole(1, MOST), help="how many are kept")
    due = verb(verbs, "run", "write a backup if one is due", _run)
    due.add_argument("--now", action="store_true", help="even if none is due")
    look = verb_alone(verbs, "try", "open a backup aside and say what is in it", _try)
    look.add_argument("file", type=Path, metavar="FILE")
    look.add_argument("--code", help="the recovery code of the backup")


def _plan(store: Store, given: Namespace) -> Answer:
    plan = backupplan.read(store.folder)
    if given.every or given.folder or given.keep:
        folder = given.folder or (Path(plan.folder) if plan.folder else None)
        plan = schedule.choose(store, given.every or plan.every, folder, given.keep or plan.keep)
    return _said(plan, given.language)


def _said(plan: Plan, language: str) -> Answer:
    english = language.startswith("en")
    last = backupplan.last(plan)
    document = {
        "every": plan.every,
        "folder": plan.folder or None,
        "keep": plan.keep,
        "last": last.isoformat() if last else None,
        "failed": plan.failed or None,
        "files": [one.path for one in plan.written],
    }
    often = _OFTEN[plan.every][english]
    first = often if plan.every == "off" else f"{often}  {plan.folder}  ×{plan.keep}"
    failed = [("上次没成：" if not english else "failed: ") + plan.failed] if plan.failed else []
    return Answer(document, [first, *failed, *(one.path for one in plan.written)])


def _run(store: Store, given: Namespace) -> Answer:
    now = datetime.now(UTC).astimezone()
    if not given.now and not backupplan.is_due(backupplan.read(store.folder), now):
        english = given.language.startswith("en")
        return Answer({"file": None}, ["nothing due" if english else "还不用备份"])
    ran = schedule.run(store, now)
    if ran.problem is not None:
        raise ran.problem
    return Answer({"file": str(ran.path)}, [str(ran.path)])


def _try(given: Namespace) -> Answer:
    typed = given.code or given_passphrase(None) or asking.passphrase()
    if not typed:
        raise Problem("vault.backup_locked", file=given.file)
    found = schedule.attempt(given.file, typed)
    document = {
        "made": found.made,
        "members": found.members,
        "sessions": found.sessions,
        "entries": found.entries,
        "actions": found.actions,
        "files": found.files,
    }
    told = (
        ("good; made {made}: {members} members, {sessions} sessions, {entries} ledger entries")
        if given.language.startswith("en")
        else "能打开，完好；{made} 写的：{members} 位成员、{sessions} 场、{entries} 笔积分"
    )
    made = datetime.fromisoformat(found.made).astimezone().strftime("%Y-%m-%d %H:%M")
    return Answer(document, [told.format(**document | {"made": made})])
