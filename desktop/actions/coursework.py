"""What completing a module brings, and what taking it back takes with it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.models.calendar import Occurrence
from desktop.models.course import ISSUED, WITHDRAWN, Module, certificate_number
from desktop.store import certificates, courses, ledger, members
from desktop.store.community import Store
from desktop.store.recorder import Recorder


class CourseWork:
    """One recording in which members complete a module."""

    def __init__(
        self, store: Store, rec: Recorder, order: list[Module], taught: Occurrence | None
    ) -> None:
        self._store, self._rec, self._order = store, rec, order
        self._held = taught.id if taught else None
        self._day = datetime.fromtimestamp(rec.at / 1000, UTC).astimezone(ZoneInfo(store.zone))

    def complete(self, one: Module, who: bytes, had: set[bytes]) -> str:
        """Record it unless it is known; the number of the certificate that it brought, or ""."""
        if one.id not in had:
            said = {"module": one.id, "member": who, "operator": self._store.operator}
            fields = {**said, "occurrence": self._held, "at": self._rec.at}
            self._rec.put("completion", None, fields)
        every = {each.id for each in self._order} <= had | {one.id}
        return self._issue(one, who) if every else ""

    def _issue(self, last: Module, who: bytes) -> str:
        course = last.course
        standing = certificates.of_course(self._store, course, who)
        if standing is not None and standing.stands:
            return ""
        fields = {"course": course, "member": who, "module": last.id, "reason": None}
        fields |= {"occurrence": self._held}
        resting = [one.id.hex() for one in self._order]
        day = self._day.date().isoformat()
        self._rec.put(
            "certificate", None, {**fields, "state": ISSUED, "day": day, "modules": resting}
        )
        return certificate_number(self._store.community, course, who)


def undone(store: Store, rec: Recorder, one: Module, who: bytes, reason: str) -> None:
    """Take back a module and those after it; a certificate that rested on them is withdrawn."""
    family = ledger.family(store, who)[1]
    for each in courses.modules(store, one.course)[one.number - 1 :]:
        for said in family:
            rec.delete("completion", module=each.id, member=said)
    held = certificates.of_course(store, one.course, who)
    if held is None or held.stands:
        return
    for said in certificates.said_of(store, one.course, who):
        fields = {"course": one.course, "member": said, "state": WITHDRAWN}
        rec.put("certificate", None, {**fields, "reason": reason})


def not_there(store: Store, rec: Recorder, occurrence: bytes, member: bytes, reason: str) -> None:
    """Take back what rested on a member's having been at an occurrence, which he was not."""
    who = members.canonical(store, member)
    for module, _ in courses.rests_on(store, occurrence, who):
        undone(store, rec, courses.module(store, module), who, reason)
