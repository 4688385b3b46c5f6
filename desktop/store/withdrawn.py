"""Who took his consent back, as SQL."""

_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM consent n WHERE n.member = c.member AND n.purpose = c.purpose"
    " AND (n.at, n.id) > (c.at, c.id))"
)


def by_purpose(purpose: str) -> tuple[str, tuple[str]]:
    """The ids of those who do not agree to this any more, records merged taken as one."""
    return (
        "SELECT coalesce(a.canonical, c.member) FROM consent c"
        " LEFT JOIN alias a ON a.member = c.member AND a.gone = 0"
        f" WHERE c.purpose = ? AND c.given = 0 AND c.gone = 0 AND {_NEWEST}",
        (purpose,),
    )
