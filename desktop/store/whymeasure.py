"""What activities come to in a rule's measure, counted plainly."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.models.activity import Activity
from desktop.models.rule import Measure


def measured(measure: Measure, counted: Sequence[Activity]) -> int:
    """How many, how much (fen), on how many days, or on how many days in a row."""
    if measure == "count":
        return len(counted)
    if measure == "amount":
        return sum(one.amount or 0 for one in counted)
    days = sorted({date.fromisoformat(one.local[:10]) for one in counted})
    if measure == "days":
        return len(days)
    longest = run = 0
    for place, day in enumerate(days):
        run = run + 1 if place and days[place - 1] + timedelta(1) == day else 1
        longest = max(longest, run)
    return longest
