"""A hub that was restored from an old backup takes back from devices what it had handed out.

docs/decisions/what-a-restored-hub-gets-back.md tells why it believes what it does.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from desktop.models.judging import Case, Judged, Working, judge
from desktop.models.judging_rights import settle
from desktop.models.op import Kind, unpack_clear
from desktop.models.refusal import PARTED, UNKNOWN, Refused
from desktop.models.signed import (
    Entry,
    SignedChangeset,
    SignedOp,
    read_changeset,
    verify,
)
from desktop.models.tail import Marks, Retell, Retold, TailPage, chained, receipt_statement
from hub import beside, brought, verdicts, verdictsback
from hub.arriving import judged_at, prefetch
from hub.core import Hub, Peer
from hub.held import Held
from hub.logplace import bounded, mark_at
from hub.own_changesets import stand_by_judge
from hub.reached import Device
from hub.refusing import Denied
from hub.standing import stands

_NOWHERE: Final = -1


def common(hub: Hub, asked: Marks, now_ms: int) -> int:
    """The last of these places that this log has, too; -1 for none. Raises Denied."""
    with hub.engine.reading() as session:
        if Held(hub.engine, session, asked.community, now_ms, lock=False).head is None:
            raise Denied("sync.no_community")
        for seq, signed in sorted(asked.places, reverse=True):
            if mark_at(session, asked.community, bounded(seq)) == signed:
                return seq
    return _NOWHERE


def retell(hub: Hub, asked: Retell, now_ms: int) -> Retold:
    """Take what is missing of it, each once however often it comes and whoever brings it.

    Raises Denied for a page or verdict that this hub did not sign, or another's changeset.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        if held.head is None:
            raise Denied("sync.no_community")
        signed = [entry.changeset for page in asked.pages for entry in page.entries]
        taken = sum(_page(hub, held, page) for page in asked.pages)
        if asked.verdicts:
            taken += verdictsback.take(hub, held, Peer(asked.community, asked.device), asked)
        held.write()
        return Retold(taken, _other(held, asked.device, [*signed, *asked.aside]))


def _other(held: Held, device: bytes, signed: Iterable[bytes]) -> list[int]:
    """The device's numbers of these that are not in the log or the quarantine as it signed them."""
    found = (read_changeset(data) for data in signed)
    return [
        one.about.number
        for one in found
        if one.about.device == device
        and one.signature
        not in (
            brought.standing(held, *brought.name(one)),
            brought.standing(held, *brought.name(one), brought.ASIDE),
        )
        and not stands(held, "log", one.about)
    ]


# -- the log --------------------------------------------------------------------------------------


def _page(hub: Hub, held: Held, page: TailPage) -> int:
    """How many changesets of the page were missing."""
    said = receipt_statement(held.community, page.epoch, page.after, page.mark, page.entries)
    if not verify(hub.identity.public, said, page.signature):
        raise Denied("sync.bad_signature")
    taken, before = 0, page.mark
    for entry in page.entries:
        taken += _entry(hub, held, page.epoch, before, entry)
        before = chained(before, entry)
    return taken


def _entry(hub: Hub, held: Held, epoch: int, before: bytes, entry: Entry) -> bool:
    """Let it stand again: at its own place where the log ends just before it, else at the end."""
    found = brought.signed(hub, held, entry.changeset)
    head = found.about
    known = brought.standing(held, head.device, head.number)
    if known == found.signature:
        return False
    assert held.head is not None
    exact = held.head.seq == entry.seq - head.count and _ends_with(held, before)
    if not exact:
        _open_epoch(held, epoch + 1)
    if head.device == hub.judge:
        return _own(hub, held, found, entry, known is not None, exact=exact)
    if known is not None:
        # The author did something else under this number since.
        kept = beside.keep(held, found, entry.changeset)
        if kept:
            _open_epoch(held, epoch + 1)
        return kept
    return _author(hub, held, found, entry, exact=exact)


def _own(
    hub: Hub, held: Held, found: SignedChangeset, entry: Entry, taken: bool, *, exact: bool
) -> bool:
    """The hub's own: under its name, or said anew where that is another changeset's by now."""
    if not taken:
        judged = _judged(held, found, entry, exact=exact)
        hub.stand(held, judged, entry.changeset)
        return True
    ops = [unpack_clear(one.clear) for one in found.ops if isinstance(one, SignedOp)]
    wanted = []
    for op in ops:
        row = held.row(op.table, op.record)
        if row is None or row.gone:
            wanted.append(op)
    if wanted:
        stand_by_judge(hub, held, found.about.kind, wanted)
    return bool(wanted)


def _author(hub: Hub, held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> bool:
    head = found.about
    at, taken = held.device(head.device), True
    if not exact and stands(held, "log", head):
        # A copy of the author's folder has said it to this hub since.
        held.keep_device(head.device, brought.decided(held, at, found))
        return True
    if not exact and beside.builds_on_it(held, found):
        taken = beside.keep(held, found, entry.changeset)
        if taken:
            # The copy that has the author's id uses this number for other work: it hears of it.
            why = Refused(PARTED)
            at = verdicts.tell(hub.identity, held, head.device, at, head, PARTED, why)
    else:
        at = _stand_again(hub, held, at, found, entry, exact=exact)
    held.keep_device(head.device, brought.decided(held, at, found))
    return taken


def _stand_again(
    hub: Hub, held: Held, at: Device, found: SignedChangeset, entry: Entry, *, exact: bool
) -> Device:
    head = found.about
    prefetch(held, found)
    try:
        judged = _judged(held, found, entry, exact=exact)
    except Refused as refused:
        # What others did meanwhile leaves no room for it: the owner decides.
        if not brought.aside(held, head):
            at = verdicts.set_aside(hub.identity, held, at, found, entry.changeset, refused)
    else:
        hub.stand(held, judged, entry.changeset)
        held.session.run(
            "DELETE FROM quarantine WHERE community = ? AND device = ? AND number = ?",
            (held.community, head.device, head.number),
        )
    return at


def _judged(held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> Judged:
    """It was judged when it came: nobody's right is asked again. Raises Refused."""
    at = judged_at(found.about.clock, entry.clock)
    held.past = True
    try:
        asked = (_stood, _stood_whole) if exact else (partial(_stood_among, held), settle)
        return judge(found, held, b"", at, *asked)
    finally:
        held.past = False


def _stood(case: Case) -> None:
    """What the author might do was asked when it came first."""


def _stood_among(held: Held, case: Case) -> None:
    """Removing what is to be said anew would do nothing now, and could not be done again."""
    absent = case.row is None or case.row.gone
    if case.op.kind == Kind.DELETE and absent and beside.names_it(held, case.op):
        raise case.refuse(UNKNOWN)


def _stood_whole(working: Working, judged: Judged) -> None:
    """And whether it might stand as a whole, too."""


def _ends_with(held: Held, before: bytes) -> bool:
    assert held.head is not None
    return held.head.mark == before


def _open_epoch(held: Held, epoch: int) -> None:
    """From here on this log is another one than the one that was lost."""
    assert held.head is not None
    if held.head.epoch < epoch:
        held.session.run("UPDATE head SET epoch = ? WHERE community = ?", (epoch, held.community))
        held.head = held.head._replace(epoch=epoch)
