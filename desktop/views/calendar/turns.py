"""Who hosts next, who might, and what about the calendar wants attention."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.models.clash import clashes
from desktop.store.community import Reads
from desktop.views.calendar.days import Days, read_days
from desktop.views.calendar.meeting import said
from desktop.views.calendar.rota import Rota, RotaTurn, read_rotas
from desktop.views.calendar.words import BARS
from desktop.views.parts.dates import short_day, weekday
from desktop.views.parts.titles import title

BACK, AHEAD = timedelta(days=182), timedelta(days=70)
SHOWN = 8


class Turn(Struct, frozen=True):
    """A session to come: who hosts it, and which time that is for her."""

    one: Occurrence
    day: date
    name: str
    times: int


class Turns(Struct):
    """The turns of half a year back and ten weeks ahead."""

    days: Days
    today: date
    counts: Counter[bytes]
    coming: list[Turn]
    rotas: list[Rota] = []

    def turn_of(self, one: Occurrence) -> RotaTurn | None:
        """The turn that an occurrence is, of whichever rotation serves it."""
        return next((turn for rota in self.rotas if (turn := rota.at(one))), None)

    def suggestion(self, one: Occurrence) -> tuple[bytes, str] | None:
        """Whose turn it is; else who has hosted least and hosts nothing within three days."""
        turn = self.turn_of(one)
        if turn is not None:
            return (turn.turn.member, turn.name) if turn.turn.member else None
        near = {
            turn.one.host
            for turn in self.coming
            if turn.one.host and abs((turn.one.start - one.start).days) <= 3
        }
        free = [(count, who) for who, count in self.counts.items() if who not in near]
        if not free:
            return None
        who = min(free)[1]
        return who, self.days.names.get(who, "")


def read_turns(reads: Reads) -> Turns:
    """Read who hosted and who will."""
    today = reads.today()
    days = read_days(reads, today - BACK, today + AHEAD, BARS)
    counts: Counter[bytes] = Counter()
    coming: list[Turn] = []
    for one in days.found:
        if one.all_day:
            continue
        day = one.start.date()
        if one.host:
            counts[one.host] += 1
        if day >= today and one.kind == "session":
            times = counts[one.host] if one.host else 0
            coming.append(Turn(one, day, days.host(one), times))
    return Turns(days, today, counts, coming, read_rotas(reads))


def warnings(turns: Turns) -> list[tuple[str, Occurrence | None]]:
    """What wants attention in the weeks to come, each with the occurrence it is about."""
    translate = QCoreApplication.translate
    found: list[tuple[str, Occurrence | None]] = []
    near = turns.days.by_day
    for one in _coming(turns):
        day = one.start.date()
        mark = workdays.mark(day)
        words = {"day": short_day(day), "weekday": weekday(day), "title": title(one)}
        if mark == "work":
            text = translate("Calendar", "{day} {weekday}要上班，{title} 会有人来不了")
            found.append((text.format(**words), one))
        elif mark == "rest" and one.kind == "session":
            text = translate("Calendar", "{day} 放假，{title} 要不要照常")
            found.append((text.format(**words), one))
        elif met := [each for each in clashes(one, near.get(day, ())) if each.other]:
            found.append((said(met[:1], turns.days.names)[0], one))
        elif not one.host and (day - turns.today).days <= 14:
            text = translate("Calendar", "{day} {title} 还没有主持人")
            found.append((text.format(**words), one))
    year = (turns.today + AHEAD).year
    if not workdays.notice(year):
        text = translate("Calendar", "{year} 年放假安排尚未公布，这一年不标休和班")
        found.append((text.format(year=year), None))
    return found


def _coming(turns: Turns) -> Iterable[Occurrence]:
    for one in turns.days.found:
        if not one.all_day and one.start.date() >= turns.today:
            yield one
