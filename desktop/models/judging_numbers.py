"""Member numbers before the judge: one holder each, and blocks of them come from him alone."""

from desktop.models.judging import Case
from desktop.models.op import Kind
from desktop.models.refusal import RIGHT, TAKEN


def require_free(case: Case) -> None:
    """Raise Refused where somebody has the number whom the author did not see.

    Whose block it is from is not asked: a number can be chosen by hand, or stand in a file.
    """
    if case.row is None or case.row.gone or case.op.kind != Kind.PUT:
        return
    holder = case.row.clear.get("member")
    seen = case.op.base.get("member") == case.row.version("member").op
    if case.op.clear.get("member", holder) != holder and not seen:
        raise case.refuse(TAKEN)


def lease(case: Case) -> None:
    """Only the judge leases numbers, and asks nobody's leave."""
    raise case.refuse(RIGHT)
