"""A hub that was restored from an old backup takes back from devices what it had handed out.

docs/decisions/what-a-restored-hub-gets-back.md tells why it believes what it does.
"""

from collections.abc import Iterable
from typing import Final

from desktop.models.judging import Case, Judged, Working, judge
from desktop.models.judging_rights import settle
from desktop.models.op import unpack_clear
from desktop.models.refusal import Refused
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
    _author(hub, held, found, entry, exact=exact)
    return True


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


def _author(hub: Hub, held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> None:
    head = found.about
    at = held.device(head.device)
    if not exact and stands(held, "log", head):
        # A copy of the author's folder has said it to this hub since.
        held.keep_device(head.device, brought.decided(held, at, found))
        return
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
    held.keep_device(head.device, brought.decided(held, at, found))


def _judged(held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> Judged:
    """It was judged when it came: nobody's right is asked again. Raises Refused."""
    at = judged_at(found.about.clock, entry.clock)
    held.past = True
    try:
        return judge(found, held, b"", at, _stood, _stood_whole if exact else settle)
    finally:
        held.past = False


def _stood(case: Case) -> None:
    """What the author might do was asked when it came first."""


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
