"""Who orders, brings others, contributes: as SQL for a list of members."""

_OF = (
    "SELECT coalesce(l.canonical, {0}) FROM {1} t"
    " LEFT JOIN alias l ON l.member = {0} AND l.gone = 0"
)
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
