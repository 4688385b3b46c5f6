"""What an operator does with priority codes: making them, using one, taking that back."""

from desktop.actions.coupons import reached, text
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.prioritycode import (
    CANCELLED,
    MOST,
    MOST_AT_ONCE,
    PriorityCode,
    fresh,
    plain,
    shown,
)
from desktop.models.problem import Problem
from desktop.store import members, prioritycodes
from desktop.store.community import Store


def make(
    store: Store,
    title: str,
    count: int = 1,
    *,
    code: str = "",
    member: bytes | None = None,
    until: str = "",
) -> Changes:
    """Make so many codes, or one that reads as `code`; `Changes.result` is the codes as kept.

    With `member` only he can use them; `until` is their last day, YYYY-MM-DD. Raises Problem
    role.not_allowed, code.titleless, .count, .written, .there, calendar.member_gone.
    """
    if member is None:
        require(store.actor, "reward.handout")
    whom = reached(store, [member])[0] if member is not None else None
    if not 1 <= count <= MOST_AT_ONCE or (code and count != 1):
        raise Problem("code.count", most=MOST_AT_ONCE)
    found = [_own(store, code)] if code else [fresh() for _ in range(count)]
    stated = {"title": text(title, "code.titleless"), "member": whom, "until": until or None}
    with store.recording("code.make") as rec:
        for one in found:
            rec.put("priority_code", None, {"code": one, **stated})
        rec.result = found
    return rec.changes


def use(store: Store, written: str, member: bytes) -> Changes:
    """Use a code for a member; `Changes.result` is the id of the use.

    Raises Problem role.not_allowed, code.unknown, .cancelled, .used, .expired, .bound,
    calendar.member_gone.
    """
    one = prioritycodes.find(store, written)
    (who,) = reached(store, [member])
    _usable(store, one)
    if one.member not in (None, who):
        raise Problem("code.bound", code=shown(one.code), name=one.name)
    with store.recording("code.use") as rec:
        stated = {"code": one.code, "member": who, "operator": store.operator, "at": rec.at}
        rec.result = rec.put("code_use", None, stated)
    return rec.changes


def take_back(store: Store, use: bytes, reason: str) -> Changes:
    """Take a use back: another that came after it stands then, else the code can be used again.

    Raises Problem role.not_allowed, code.use_gone, .use_cancelled, entry.no_reason.
    """
    one = prioritycodes.of_use(store, use)
    made = next(each for each in one.uses if each.id == use)
    require(store.actor, "reward.handout", scopes=members.scopes_of(store, made.member))
    if not reason.strip():
        raise Problem("entry.no_reason")
    if made.cancelled:
        raise Problem("code.use_cancelled")
    with store.recording("code.take_back") as rec:
        rec.put("code_use", use, {"state": CANCELLED, "reason": reason.strip()})
    return rec.changes


def cancel(store: Store, written: str) -> Changes:
    """Call in a code that nobody used.

    Raises Problem role.not_allowed, code.unknown, .used.
    """
    one = prioritycodes.find(store, written)
    scopes = members.scopes_of(store, one.member) if one.member else ()
    require(store.actor, "reward.handout", scopes=scopes)
    if used := one.used:
        raise Problem("code.used", code=shown(one.code), name=used.name)
    with store.recording("code.cancel") as rec:
        rec.put("priority_code", None, {"code": one.code, "state": CANCELLED})
    return rec.changes


def _own(store: Store, written: str) -> str:
    code = plain(written)
    if not code or len(code) > MOST:
        raise Problem("code.written", most=MOST)
    if prioritycodes.known(store, code):
        raise Problem("code.there", code=shown(code))
    return code


def _usable(store: Store, one: PriorityCode) -> None:
    found = one.standing(store.today().isoformat())
    if found != "open":
        name = one.used.name if one.used else ""
        raise Problem(f"code.{found}", code=shown(one.code), name=name, day=one.until)
