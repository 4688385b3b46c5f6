"""Who orders, brings others, contributes: as SQL for a list of members, or of one."""

from collections.abc import Sequence

from desktop.store.merged import HIS

_OF = "SELECT coalesce(l.person, {0}) FROM {1} t LEFT JOIN alias l ON l.member = {0}"
_DID = _OF.format("t.member", "activity") + (
    " WHERE t.kind = '{}' AND t.member IS NOT NULL AND t.gone = 0"
    " AND coalesce(t.state, '') <> 'voided'"
)
# Of each axis: the members who have anything on it, as SQL.
ON_AXIS: dict[str, str] = {
    "orders": _DID.format("order"),
    "referrals": f"{_DID.format('referral')} UNION {_OF.format('t.inviter', 'referral')}"
    " WHERE t.gone = 0 AND t.state = 'confirmed'",
    "contributions": f"{_DID.format('post')} UNION {_OF.format('t.lecturer', 'occurrence')}"
    " WHERE t.lecturer IS NOT NULL AND t.gone = 0 AND coalesce(t.status, '') <> 'cancelled'",
}


# The same of one member `mb`, looked up; whoever was merged into him counts as he does.
_HIS = f"({HIS.format('mb.id')})"
_DEED = (
    "EXISTS (SELECT 1 FROM activity t INDEXED BY activity_member WHERE t.member IN "
    + _HIS
    + " AND t.kind = '{}'"
    " AND t.gone = 0 AND coalesce(t.state, '') <> 'voided')"
)
_HAS: dict[str, str] = {
    "orders": _DEED.format("order"),
    "referrals": f"({_DEED.format('referral')} OR EXISTS (SELECT 1 FROM referral t"
    f" WHERE t.inviter IN {_HIS} AND t.gone = 0 AND t.state = 'confirmed'))",
    "contributions": f"({_DEED.format('post')} OR EXISTS (SELECT 1 FROM occurrence t"
    f" WHERE t.lecturer IN {_HIS} AND t.gone = 0 AND coalesce(t.status, '') <> 'cancelled'))",
}


def on(axes: Sequence[str], *, whole: bool) -> str:
    """Who has anything on one of these axes; `whole`: gathered once for a whole list."""
    return f"({' OR '.join(_held(one, whole) for one in axes)})"


def number(*, whole: bool) -> str:
    """On how many axes a member has anything, 0 to 3."""
    return f"({' + '.join(_held(one, whole) for one in ON_AXIS)})"


def _held(axis: str, whole: bool) -> str:
    if axis not in ON_AXIS:
        return "0"
    return f"(mb.id IN ({ON_AXIS[axis]}))" if whole else f"({_HAS[axis]})"
