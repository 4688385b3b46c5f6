"""How somebody was to be reached before: masked in his story, whole where it is asked for."""

from typing import Any, Final

from desktop.models.clock import milliseconds
from desktop.models.member import Former
from desktop.models.permission import mask_account, mask_phone
from desktop.store.merged import MERGED
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# How to reach somebody stands nowhere whole: a look at it is asked for, and noted.
REACHED: Final = frozenset({"phone", "wechat", "qq", "email"})
_TAIL = 4


def masked(field: str, value: Any, quiet: bool) -> str:
    """As it stands beside the story: of who will not be reached, no more than a phone's tail."""
    text = str(value or "")
    if field != "phone":
        return "****" if quiet and text else mask_account(text)
    return mask_phone("", text[-_TAIL:]) if quiet else mask_phone(text)


def changes(reads: Reads, member: bytes, field: str, op: int | None = None) -> list[Former]:
    """What a field held or an account was, whole, newest first; with `op` only what that op wrote.

    Also of the records that were merged into him.
    """
    found = reads.rows(
        f"{MERGED}, told(op, old, new) AS (SELECT op, old, new FROM history"
        " WHERE subject IN one AND tbl = 'member' AND field = ?2"
        " UNION ALL SELECT born, NULL, value FROM identity WHERE member IN one AND channel = ?2"
        " UNION ALL SELECT h.op, i.value, NULL FROM history h JOIN identity i ON i.id = h.record"
        " AND i.channel = ?2 WHERE h.subject IN one AND h.tbl = 'identity' AND h.field = ''"
        " AND h.new IS NOT 1)"
        " SELECT c.clock, t.old, t.new FROM told t"
        f" JOIN changeset c ON c.rid = t.op / {POSITIONS} WHERE t.op = ifnull(?3, t.op)"
        " ORDER BY c.clock DESC, t.op DESC",
        (member, field, op),
    )
    return [Former(milliseconds(at), str(old or ""), str(new or "")) for at, old, new in found]
