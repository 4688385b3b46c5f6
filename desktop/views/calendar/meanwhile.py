"""What an occurrence says field by field, so that a form can tell what changed meanwhile."""

from PySide6.QtCore import QCoreApplication

from desktop.actions.serieswork import minutes_of, rule_of
from desktop.models.calendar import Occurrence
from desktop.store import calendar
from desktop.store.reads import Reads
from desktop.views.calendar.words import kinds, rule_text
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, short_day


def told(reads: Reads, one: Occurrence) -> dict[str, str]:
    """Every field of an occurrence as it may be shown now; "" where nothing stands."""
    people = [one.host, one.lecturer, one.helper]
    names = calendar.names(reads, [who for who in people if who])
    day = short_day(one.start.date())
    return {
        "title": privacy.mask("text", one.title),
        "place": privacy.mask("text", one.place),
        "venue": one.hall,
        "capacity": _places(one.capacity),
        "note": privacy.mask("text", one.note),
        "kind": dict(kinds()).get(one.kind, one.kind),
        "rule": rule_text(rule_of(reads, one)),
        "start": day if one.all_day else f"{day} {clock(one.start)}",
        "minutes": str(minutes_of(one)),
        **{
            part: privacy.name(names.get(who or b"", ""))
            for part, who in zip(("host", "lecturer", "helper"), people, strict=True)
        },
    }


def _places(capacity: int | None) -> str:
    """How many may register; "" where nobody may."""
    if capacity is None:
        return ""
    return str(capacity) if capacity else QCoreApplication.translate("TermsDialog", "不限名额")
