"""Member numbers before the judge: blocks of them come from him alone."""

from desktop.models.judging import Case
from desktop.models.refusal import RIGHT


def lease(case: Case) -> None:
    """Only the judge leases numbers, and asks nobody's leave."""
    raise case.refuse(RIGHT)
