"""Which rows of a check a list shows: those that want her, that end as something, or alike."""

import numpy as np

from desktop.actions.importplan import Indices, Plan
from desktop.models.importing import Outcome, PlannedRow

_WANTED = (Outcome.SUSPECTED, Outcome.REJECTED)


def unsettled(plan: Plan) -> Indices:
    """The rows that want her: refused, or doubtful and nothing said of them yet."""
    return np.setdiff1d(plan.indices(*_WANTED), np.array([*plan.choices], np.intp))


def ending_as(plan: Plan, outcome: Outcome) -> Indices:
    """The rows with an outcome, those included that a choice gives it."""
    chosen = [index for index in plan.choices if plan.becomes(index) is outcome]
    kept = np.setdiff1d(plan.indices(outcome), np.array([*plan.choices], np.intp))
    return np.union1d(kept, np.array(chosen, np.intp))


def alike(plan: Plan, one: PlannedRow) -> list[int]:
    """The other doubtful rows that wait for the same reason."""
    return [
        index
        for index in plan.indices(Outcome.SUSPECTED).tolist()
        if index != one.index and plan.reason(index) == one.reason and index not in plan.choices
    ]
