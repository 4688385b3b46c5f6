"""Which days a view of the calendar shows, and where one comes by turning its pages."""

from datetime import date, timedelta

from desktop.views.calendar.agenda import LENGTH
from desktop.views.calendar.days import month_span, week_span


def span_of(view: str, anchor: date) -> tuple[date, date]:
    """The first and the last day that month, week or agenda shows."""
    if view == "month":
        return month_span(anchor)
    if view == "week":
        return week_span(anchor)
    return anchor, anchor + timedelta(days=LENGTH)


def turned(view: str, anchor: date, selected: date, step: int) -> tuple[date, date]:
    """The anchor and the chosen day a page on (`step` 1) or back (-1).

    In a month the same day of the month stays chosen.
    """
    if view != "month":
        moved = anchor + timedelta(days=7 if view == "week" else LENGTH) * step
        return moved, moved
    moved = (anchor.replace(day=1) + timedelta(days=32 if step > 0 else -1)).replace(day=1)
    day = selected.day if selected.month == anchor.month else 1
    last = (moved + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return moved, moved.replace(day=min(day, last.day))
