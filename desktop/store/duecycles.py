"""Which cycles ended and wait to be closed."""

from datetime import date, timedelta

from desktop.models import period
from desktop.models.period import Period
from desktop.models.rule import PERIODIC
from desktop.models.rulebook import StoredRule
from desktop.store.reads import Reads


def cycles(reads: Reads, rules: list[StoredRule], today: date) -> list[tuple[StoredRule, str]]:
    """The last cycle of each rule in force that ended and was not closed."""
    found = []
    for one in rules:
        span = one.newest.period
        if one.state != "live" or one.newest.trigger not in PERIODIC or span is None:
            continue
        begun = min(version.published or 0 for version in one.published)
        label = _last_ended(reads, span, today)
        if label and period.instant(period.end_text(label), reads.zone) > begun:
            shut = "SELECT 1 FROM closing WHERE rule = ? AND period = ? AND gone = 0"
            if reads.one(shut, (one.id, label)) is None:
                found.append((one, label))
    return found


def _last_ended(reads: Reads, span: Period, today: date) -> str:
    if span == "custom":
        # Most communities name none.
        from desktop.store import namedcycles

        ended = (one for one in namedcycles.listed(reads) if one.last < today)
        return next((one.period for one in ended), "")
    first, _ = period.bounds(period.label(today, span))
    return period.label(first - timedelta(1), span)
