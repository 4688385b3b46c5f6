"""By what members are known: the profile's own phone and accounts, and the identities besides."""

from desktop.models.ids import value_index
from desktop.models.people import IN_PROFILE, Identity
from desktop.models.permission import mask_phone
from desktop.store import withdrawn
from desktop.store.member_filter import among
from desktop.store.members import canonical
from desktop.store.merged import LEADS, MERGED
from desktop.store.reads import Reads

# (top, channel, value): what each is known by besides his profile, whoever was merged included.
KNOWN_BY = (
    "SELECT top, channel, value FROM (SELECT member AS top, channel, value FROM identity"
    " WHERE gone = 0 AND value IS NOT NULL UNION ALL SELECT l.person, i.channel, i.value"
    f" FROM ({LEADS}) l CROSS JOIN identity i ON i.member = l.member"
    " AND i.gone = 0 AND i.value IS NOT NULL)"
)
_CONTACT = "member.read.contact"
_TAIL = 4


def of_member(reads: Reads, member: bytes) -> list[Identity]:
    """What he is known by, the profile's own first; values masked for who may not read them.

    Masked also of who took back his consent to be contacted.
    """
    found = own(reads, member)
    quiet = bool(withdrawn.silent(reads, [canonical(reads, member)]))
    if _CONTACT in reads.actor.cells and not quiet:
        return found
    return [_masked(one, quiet) for one in found]


def own(reads: Reads, member: bytes) -> list[Identity]:
    """The same in full, for an action."""
    found = _profile(reads, member)
    rows = reads.rows(
        f"{MERGED} SELECT i.id, i.channel, coalesce(i.value, ''), i.member, i.confirmed"
        " FROM identity i WHERE i.member IN one AND i.gone = 0 ORDER BY i.channel, i.id",
        (member,),
    )
    return found + [
        Identity(bytes(record).hex(), channel or "other", text, bytes(owner), confirmed is not None)
        for record, channel, text, owner, confirmed in rows
    ]


def _profile(reads: Reads, member: bytes) -> list[Identity]:
    """The profile's, his own before those of records merged into him that say something else."""
    rows = reads.rows(
        f"{MERGED} SELECT id, {', '.join(IN_PROFILE)} FROM member WHERE id IN one"
        " ORDER BY id <> ?, id",
        (member, member),
    )
    found: dict[tuple[str, str], Identity] = {}
    for record, *values in rows:
        for channel, text in zip(IN_PROFILE, values, strict=True):
            if text:
                one = Identity(channel, channel, text, bytes(record))
                found.setdefault((channel, text), one)
    return list(found.values())


def _masked(one: Identity, quiet: bool) -> Identity:
    tail = mask_phone("", one.value[-_TAIL:]) if quiet else mask_phone(one.value)
    shown = tail if one.channel == "phone" else "****"
    return Identity(one.key, one.channel, shown, one.owner, one.confirmed)


def index(reads: Reads, channel: str, text: str) -> bytes:
    """`value_ix`: of a phone the same as `phone_ix`, else the keyed hash of channel and value."""
    return value_index(reads.index_key, channel, text)


def holders(reads: Reads, channel: str, text: str) -> list[tuple[bytes, str]]:
    """The members (id, name) who are known by this, in their profile or besides."""
    profile, given = "", list[object]((channel, text))
    if channel in IN_PROFILE:
        profile, given = f" UNION SELECT id FROM member WHERE {channel} = ?", [*given, text]
    if channel == "phone":
        # Its index is over the keyed hash.
        profile, given = f"{profile} AND phone_ix = ?", [*given, index(reads, channel, text)]
    scope, more = among(reads, "m.id")
    rows = reads.rows(
        "SELECT m.id, coalesce(m.name, m.nickname, '') FROM (SELECT coalesce(a.person, i.member)"
        " who FROM (SELECT member FROM identity WHERE channel = ? AND value = ? AND gone = 0"
        f"{profile}) i LEFT JOIN alias a ON a.member = i.member)"
        f" JOIN member m ON m.id = who AND m.gone = 0 WHERE {scope} ORDER BY m.id",
        (*given, *more),
    )
    return [(bytes(record), name) for record, name in rows]
