"""What is kept of somebody who only asked to come in: looked at, handed out, erased."""

from pathlib import Path

from desktop.actions import admission as deciding
from desktop.actions import erasing, personal
from desktop.models.admission import WITHDRAWN, Application
from desktop.models.changes import Changes
from desktop.models.erasure import Reach
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import admission, backup
from desktop.store import erasing as stored
from desktop.store import personal as kept
from desktop.store.community import Store


def reveal(store: Store, application: bytes) -> Changes:
    """Note that the actor looks at an applicant's phone; `Changes.result` is its text.

    Raises Problem role.not_allowed or member.nothing_to_show.
    """
    require(store.actor, "member.read.contact")
    found = admission.phone(store, application)
    if found is None:
        raise Problem("member.nothing_to_show")
    with store.recording("member.reveal") as rec:
        looked = {"kind": "reveal", "field": "phone", "application": application}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})
        rec.result = found[0]
    return rec.changes


def withdraw(store: Store, application: bytes) -> Changes:
    """Note that the applicant took his application back. Raises Problem application.decided."""
    deciding.open_one(store, application)
    with store.recording("application.withdraw") as rec:
        rec.put("application", application, _withdrawn(store))
        rec.result = deciding.outcome(store, application)
    return rec.changes


def export(store: Store, application: bytes, path: Path) -> Changes:
    """Write everything kept of an applicant to a file that only this user reads, and note it.

    `Changes.result` is a personal.Handed. Raises Problem role.not_allowed, application.is_member,
    application.erased, vault.unwritable.
    """
    for cell in ("member.export", "member.read.contact", "member.read.private"):
        require(store.actor, cell)
    _apart(store, application)
    whom = {"application": application}
    return personal.write(store, path, whom, lambda: kept.of_applicant(store, application))


def look(store: Store, application: bytes) -> Reach:
    """What erasing this applicant would take and leave; nothing is done.

    Raises Problem role.not_allowed, application.gone, application.is_member, application.erased.
    """
    require(store.actor, "member.erase")
    found = _apart(store, application)
    copies = len(backup.copies(store.folder))
    return Reach(application, found.name, "", 0, 0, 0, 0, copies, 0, 0, applicant=True)


def erase(store: Store, application: bytes) -> Changes:
    """Make an applicant unreadable everywhere this console reaches; `result` is the Receipt.

    One that is open is withdrawn. What came of it and its source stay counted. Where a hub judges,
    it is done when the hub has taken it. Cannot be undone. Raises what `look` raises, and Problem
    vault.unwritable where it cannot be noted beside the file; it is done then.
    """
    taken = look(store, application)
    decided = admission.find(store, application).decision
    with store.recording(stored.KIND) as rec:
        # Nobody is found by the phone he applied with.
        stated = {"phone_ix": None, **({} if decided else _withdrawn(store))}
        rec.put("application", application, stated)
        rec.erase(application, "application")
    return erasing.done(store, taken, rec)


def _withdrawn(store: Store) -> dict[str, object]:
    return {"state": WITHDRAWN, "decided": store.today().isoformat()}


def _apart(store: Store, application: bytes) -> Application:
    """An applicant who is nobody else. Raises Problem application.is_member, .erased, .gone."""
    found = admission.find(store, application)
    if found.member is not None:
        raise Problem("application.is_member", name=found.name)
    if admission.erased(store, application):
        raise Problem("application.erased")
    return found
