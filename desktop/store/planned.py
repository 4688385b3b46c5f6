"""What plans a member has today, as SQL on a member `mb`: which, how he stands, when they end."""

from typing import Final

from desktop.store.merged import HIS
from desktop.store.payments import SAYS

_HIS = f"p.member IN ({HIS.format('mb.id')})"
# The days of each of his plans, from the first to the last paid; {0} is today.
_HELD = (
    'SELECT max(p."from" <= {0} AND p."to" >= {0}) now, max(p."to") until, p.plan FROM payment p'
    f" WHERE {_HIS} AND p.plan IS NOT NULL AND {SAYS} GROUP BY p.plan"
)
_RANK = (
    "(SELECT min(CASE WHEN h.now THEN 1 WHEN h.until >= {0} THEN 2"
    " WHEN h.until >= date({0}, '-' || coalesce(n.grace, 0) || ' days') THEN 3 ELSE 4 END)"
    f" FROM ({_HELD}) h JOIN plan n ON n.id = h.plan AND n.gone = 0)"
)
# Best first: of several plans the best counts.
STANDING: Final = (
    f"CASE coalesce({_RANK}, 5) WHEN 1 THEN 'in_force' WHEN 2 THEN 'coming' WHEN 3 THEN 'grace'"
    " WHEN 4 THEN 'lapsed' ELSE 'none' END"
)
# Until the plan in force that ends first; nothing for who has none.
DAYS: Final = (
    "(SELECT CAST(julianday(min(h.until)) - julianday({0}) AS INTEGER)"
    f" FROM ({_HELD}) h JOIN plan n ON n.id = h.plan AND n.gone = 0 WHERE h.now)"
)


FIELDS: Final = ("plan", "plan_standing", "plan_days")


def asked(field: str, op: str, places: str, day: str, whole: bool) -> str:
    """A comparison of one of the fields; `places` and `day` are placeholders.

    `whole`: everybody is asked about.
    """
    # Whoever compares reads this room first.
    from desktop.store.conditions import compared

    if field != "plan":
        column = STANDING if field == "plan_standing" else DAYS
        return compared(column.format(day), op, places)
    in_force = f'p."from" <= {day} AND p."to" >= {day} AND {SAYS} AND n.name IN ({places})'
    joined = "FROM payment p JOIN plan n ON n.id = p.plan AND n.gone = 0"
    if not whole:
        return f"EXISTS (SELECT 1 {joined} WHERE {_HIS} AND {in_force})"
    return (
        f"mb.id IN (SELECT coalesce(al.person, p.member) {joined}"
        f" LEFT JOIN alias al ON al.member = p.member WHERE {in_force})"
    )
