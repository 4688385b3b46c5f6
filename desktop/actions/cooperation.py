"""What members did together, and whom the community put before everybody."""

from datetime import date

from msgspec import Struct

from desktop.formats.activity import parse_amount
from desktop.models.admission import LONGEST
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import cooperation, members
from desktop.store.community import Store

# A value beyond a billion yuan is a slip of the finger.
MOST_FEN = 100_000_000_000


class Shown(Struct, frozen=True):
    """A member was featured: how often this month, and how often is agreed (None: no limit)."""

    record: bytes
    times: int
    limit: int | None

    @property
    def over(self) -> bool:
        """Whether that is more than agreed."""
        return self.limit is not None and self.times > self.limit


def add(
    store: Store,
    one: bytes,
    other: bytes,
    *,
    day: date | None = None,
    value: int | str = 0,
    note: str = "",
) -> Changes:
    """Log that two members did something together; `Changes.result` is the record's id.

    `value` is in fen, as a text in yuan. Raises Problem row.amount_invalid, cooperation.same,
    cooperation.value, cooperation.future, member.gone.
    """
    for member in (one, other):
        _require(store, member)
    if one == other:
        raise Problem("cooperation.same")
    fen = (parse_amount(value) or 0) if isinstance(value, str) else value
    if not 0 <= fen <= MOST_FEN:
        raise Problem("cooperation.value", value=value)
    stated = {
        "one": one,
        "other": other,
        "date": _day(store, day),
        "value": fen,
        "note": _note(note),
    }
    with store.recording("cooperation.add") as rec:
        rec.result = rec.put("cooperation", None, stated)
    return rec.changes


def remove(store: Store, record: bytes) -> Changes:
    """Take a cooperation out again. Raises Problem cooperation.gone."""
    require(store.actor, "member.write")
    cooperation.require(store, record)
    with store.recording("cooperation.remove") as rec:
        rec.delete("cooperation", record)
    return rec.changes


def feature(store: Store, member: bytes, *, day: date | None = None, note: str = "") -> Changes:
    """Note that a member was put before everybody; `Changes.result` is `Shown`."""
    _require(store, member)
    on = _day(store, day)
    stated = {"member": member, "date": on, "note": _note(note)}
    with store.recording("member.feature") as rec:
        record = rec.put("exposure", None, stated)
        times = sum(one.times for one in cooperation.featured(store, on[:7], member))
        rec.result = Shown(record, times, cooperation.limit(store))
    return rec.changes


def set_limits(
    store: Store, *, capacity: int | None = None, exposures: int | None = None
) -> Changes:
    """How many members the community takes and how often one is featured a month; 0 for any."""
    require(store.actor, "community.write")
    stated: dict[str, object] = {}
    for name, given in (("capacity", capacity), ("exposures", exposures)):
        if given is not None:
            if not 0 <= given <= 10_000_000:
                raise Problem("community.limit", limit=given)
            stated[name] = given or None
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, stated)
    return rec.changes


def _require(store: Store, member: bytes) -> None:
    if not members.stands(store, member):
        raise Problem("member.gone")
    require(store.actor, "member.write", scopes=members.scopes_of(store, member))


def _day(store: Store, day: date | None) -> str:
    found = day or store.today()
    if found > store.today():
        raise Problem("cooperation.future", day=found.isoformat())
    return found.isoformat()


def _note(text: str) -> str | None:
    said = text.strip()
    if len(said) > LONGEST:
        raise Problem("application.too_long", limit=LONGEST)
    return said or None
