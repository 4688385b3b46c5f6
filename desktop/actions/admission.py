"""Who asks to come in: enter, agree, reject; whoever enough agreed to comes in where there is room.

An approval is a fact of application and operator, so what two decide apart adds up. Coming in has
a changeset of its own: where another device took the last seat, the approval stands all the same
and the applicant waits in line.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from desktop.actions import seats
from desktop.models.admission import (
    ADMITTED,
    LONGEST,
    MOST_LINES,
    MOST_NEEDED,
    REJECTED,
    Application,
)
from desktop.models.changes import Changes
from desktop.models.ids import phone_index
from desktop.models.op import CHANGESET_LIMIT
from desktop.models.permission import require
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem
from desktop.store import admission, groups, headcount, numbers, stays
from desktop.store.activities import members_by_phone
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.returning import bring_back

KIND: Final = "application.admit"
_NAME_LIMIT = 100


class Outcome(Struct, frozen=True):
    """What became of an application: its state, the member if he is in, his place in line."""

    application: bytes
    state: str
    member: bytes | None = None
    position: int = 0


def set_rule(
    store: Store,
    place: bytes,
    *,
    questions: Sequence[str] | None = None,
    conditions: Sequence[str] | None = None,
    needed: int | None = None,
) -> Changes:
    """Say what a place asks; what is not given stays. Raises Problem application.needed."""
    if place == store.community:
        require(store.actor, "community.write")
    else:
        require(store.actor, "member.write", scopes=scopes(store, place))
    stated: dict[str, object] = {"place": place}
    if questions is not None:
        stated["questions"] = _lines(questions)
    if conditions is not None:
        stated["conditions"] = _lines(conditions)
    if needed is not None:
        if not 1 <= needed <= MOST_NEEDED:
            raise Problem("application.needed", needed=needed, most=MOST_NEEDED)
        stated["needed"] = needed
    with store.recording("application.rule") as rec:
        rec.put("admission_rule", None, stated)
    return rec.changes


def enter(
    store: Store,
    place: bytes,
    fields: Mapping[str, str],
    answers: Sequence[tuple[str, str]] = (),
) -> Changes:
    """Enter an application (fields name, phone, source); `Changes.result` is its id.

    Raises Problem application.nameless, application.twice, phone.invalid, team.gone.
    """
    require(store.actor, "member.write", scopes=scopes(store, place))
    name = _short(fields.get("name", ""), _NAME_LIMIT)
    if not name:
        raise Problem("application.nameless")
    parsed = parse_phone(fields.get("phone", ""))
    index = phone_index(store.index_key, parsed.e164) if parsed else None
    _require_new(store, place, index)
    stated: dict[str, object] = {
        "place": place,
        "name": name,
        "phone": parsed.e164 if parsed else None,
        "phone_ix": index,
        "source": _short(fields.get("source", "")) or None,
        "answers": [[_short(one), _short(other)] for one, other in answers] or None,
    }
    with store.recording("application.enter") as rec:
        rec.result = rec.put("application", None, {**stated, "at": rec.at})
    return rec.changes


def approve(
    store: Store, application: bytes, met: Sequence[str] = (), *, agrees: bool = True
) -> Changes:
    """Agree to an application, and say which conditions hold; `Changes.result` is `Outcome`.

    Whom enough agreed to comes in at once where there is a seat, else he waits for one. Without
    `agrees` only the conditions are noted. Raises Problem application.decided,
    application.no_condition.
    """
    found = open_one(store, application)
    unknown = [one for one in met if one not in found.rule.conditions]
    if unknown:
        raise Problem("application.no_condition", condition=unknown[0])
    mine = next((one for one in found.approvals if one.operator == store.operator), None)
    holds = dict.fromkeys([*(mine.met if mine else ()), *met])
    said = {"application": application, "operator": store.operator}
    agreed = agrees or (mine is not None and mine.agrees)
    with store.recording("application.approve") as rec:
        rec.put("approval", None, {**said, "agrees": int(agreed), "met": list(holds) or None})
        let_in(store, rec, found.place, application)
        rec.result = outcome(store, application)
    return rec.changes


def reject(store: Store, application: bytes, reason: str) -> Changes:
    """Refuse an application for a reason. Raises Problem application.no_reason."""
    open_one(store, application)
    if not reason.strip():
        raise Problem("application.no_reason")
    with store.recording("application.reject") as rec:
        today = store.today().isoformat()
        stated = {"state": REJECTED, "decided": today, "reason": _short(reason)}
        rec.put("application", application, stated)
        rec.result = outcome(store, application)
    return rec.changes


def follow(store: Store) -> Changes | None:
    """Let in whom enough agreed to by now, after what others brought; None where nobody is.

    One device does it: that of the one who agreed and has the smallest id.
    """
    if not store.actor.allows("member.write") or not admission.count_open(store):
        return None
    mine = [one for one in _due(store) if one.agreed[0].operator == store.operator]
    if not mine:
        return None
    with store.recording(KIND) as rec:
        for one in mine:
            _admit(store, rec, one)
    return rec.changes


def let_in(store: Store, rec: Recorder, place: bytes, only: bytes | None = None) -> int:
    """Whoever waits for a seat of this place and has one now comes in, in order; how many."""
    if not store.actor.allows("member.write"):
        return 0
    chosen = [one for one in _due(store, place) if only in (None, one.id)]
    for one in chosen:
        # A changeset of its own: what was decided stands where the seat is gone.
        rec.together(CHANGESET_LIMIT)
        _admit(store, rec, one)
    return len(chosen)


def _due(store: Store, place: bytes | None = None) -> list[Application]:
    """Who may come in now, in order, as far as it can be read here."""
    found = [one for one in admission.opened(store, place) if one.enough and one.room]
    return [one for one in found if not admission.hidden(store, one.id)]


def outcome(store: Store, application: bytes) -> Outcome:
    """What an application has come to."""
    found = admission.find(store, application)
    return Outcome(application, found.state, found.member, found.position)


def scopes(store: Store, place: bytes) -> list[bytes]:
    """Where a place stands: a group and its chapter. Raises Problem team.gone."""
    if place == store.community:
        return []
    group = groups.get(store, place)
    return [one for one in (group.id, group.chapter) if one]


def _admit(store: Store, rec: Recorder, one: Application) -> None:
    """The applicant is a member of the place: he who has the phone, came back, or is new."""
    member = _matched(store, one) or _returned(store, rec, one) or _made(store, rec, one)
    if one.place != store.community:
        rec.put("member_team", None, {"member": member, "team": one.place})
    stays.begin(store, rec, member, one.place, source=one.source)
    stated = {"state": ADMITTED, "member": member, "decided": store.today().isoformat()}
    rec.put("application", one.id, stated)


def _matched(store: Store, one: Application) -> bytes | None:
    found = admission.phone(store, one.id)
    met = members_by_phone(store, [found[0]])[found[0]] if found else []
    return met[0] if met else None


def _returned(store: Store, rec: Recorder, one: Application) -> bytes | None:
    found = admission.phone(store, one.id)
    member = stays.left_by_phone(store, found[1]) if found else None
    if member is None:
        return None
    seats.require_seats(store, headcount.everybody(store), 1)
    bring_back(store, rec, member)
    stays.begin(store, rec, member, store.community, source=one.source)
    return member


def _made(store: Store, rec: Recorder, one: Application) -> bytes:
    """A new member with a number: two devices that let him in make the same one."""
    seats.require_seats(store, headcount.everybody(store), 1)
    found = admission.phone(store, one.id)
    record = rec.fact("member", one.id)
    group = groups.get(store, one.place) if one.place != store.community else None
    chapter = group.chapter if group else None
    stated = {
        "name": one.name,
        "phone": found[0] if found else None,
        "source": one.source or None,
        "joined": store.today().isoformat(),
        "chapter": chapter,
    }
    member = rec.put("member", record, stated)
    _number(store, rec, member, chapter)
    stays.begin(store, rec, member, store.community, source=one.source)
    return member


def _number(store: Store, rec: Recorder, member: bytes, chapter: bytes | None) -> None:
    if admission.numbered(store, member):
        return
    scheme = numbers.scheme_of(store, chapter)
    # Without a block of numbers he waits for one until the next round of syncing.
    if given := numbers.supply(store, scheme).at(0):
        numbers.state(store, rec, member, scheme, given)


def open_one(store: Store, application: bytes) -> Application:
    found = admission.find(store, application)
    require(store.actor, "member.merge", scopes=scopes(store, found.place))
    if found.decision:
        raise Problem("application.decided", name=found.name)
    return found


def _require_new(store: Store, place: bytes, index: bytes | None) -> None:
    """One who asked already, or is there already, need not ask again."""
    if index is None:
        return
    if name := admission.asked(store, place, index):
        raise Problem("application.twice", name=name)
    row = admission.member_with(store, index)
    if row and (place == store.community or groups.inside(store, place, [row[0]])):
        raise Problem("application.inside", name=row[1])


def _lines(texts: Sequence[str]) -> list[str] | None:
    found = list(dict.fromkeys(one for one in map(_short, texts) if one))
    if len(found) > MOST_LINES:
        raise Problem("application.lines", most=MOST_LINES)
    return found or None


def _short(text: str, limit: int = LONGEST) -> str:
    text = text.strip()
    if len(text) > limit:
        raise Problem("application.too_long", limit=limit)
    return text
