"""How a change of one occurrence reaches its series: the row, a split, or the series itself."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from desktop.models.calendar import CANCELLED, NOBODY, PEOPLE, TERMS, Occurrence, Series, Split
from desktop.models.occurrences import Known, between, find, local_start
from desktop.models.problem import Problem
from desktop.models.rrule import read_rule
from desktop.models.seriestext import instant
from desktop.store import calendar, seriesrows
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

TEXTS = ("title", "place", "note", "kind", "color")
SCHEDULE = ("start", "zone", "minutes", "rule")
# The texts that one occurrence may have of its own.
WORDS = ("title", "place", "note")
# What holds of the whole series, and may be said otherwise of one occurrence.
SAID = (*TEXTS, "venue", *TERMS)
OWN_SAID = (*WORDS, "venue", *TERMS)
_BEGINNING = datetime(1900, 1, 1, tzinfo=ZoneInfo("UTC"))
_AHEAD = timedelta(days=3 * 366)
_COUNT = re.compile(r"\bCOUNT=(\d+)")

# What a series or an occurrence is changed to: names as in TEXTS, PEOPLE (a member's id, None for
# nobody), `venue` (its id, None for none) and SCHEDULE (`start` local, a date for all-day; `zone`
# "" for the community's).
Fields = Mapping[str, object]


def minutes_of(one: Occurrence) -> int:
    """How long an occurrence lasts; whole days count 1440 each."""
    if one.all_day:
        return (one.end.date() - one.start.date()).days * 1440
    return int((one.end - one.start).total_seconds() // 60)


def rule_of(store: Reads, one: Occurrence) -> str:
    """The rule in force at an occurrence."""
    found = seriesrows.find(store, one.series)
    cuts = calendar.splits(store, [one.series]).get(one.series, ())
    return _rule_at(found, cuts, one.original, store.zone)[0]


def _rule_at(
    series: Series, cuts: tuple[Split, ...], original: str, home: str
) -> tuple[str, datetime]:
    """The rule in force at an occurrence, and since which one."""
    at = instant(original, home)
    found = series.rule, _BEGINNING
    for split in sorted(cuts, key=lambda cut: instant(cut.original, home)):
        begin = instant(split.original, home)
        if split.rule is not None and begin <= at:
            found = split.rule, begin
    return found


def _part(stated: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: stated[name] for name in names if name in stated}


class SeriesEdit:
    """One change at work on one occurrence and its series."""

    def __init__(self, store: Reads, rec: Recorder, one: Occurrence) -> None:
        self.rec = rec
        self.one = one
        self.home = store.zone
        self.now = datetime.fromtimestamp(rec.at / 1000, ZoneInfo("UTC"))
        self.series = seriesrows.find(store, one.series)
        (self.known,) = calendar.known(store, [self.series])

    @staticmethod
    def first_to_come(store: Reads, rec: Recorder, series: Series) -> Occurrence | None:
        """The next occurrence of a series that has not begun."""
        (known,) = calendar.known(store, [series])
        now = datetime.fromtimestamp(rec.at / 1000, ZoneInfo("UTC"))
        found = between(known, rec.community, store.zone, now, now + _AHEAD)
        return next((one for one in found if one.start > now), None)

    def this(self, stated: dict[str, object]) -> None:
        """Change the row of this occurrence only."""
        fields = _part(stated, OWN_SAID)
        fields |= {name: stated[name] or NOBODY for name in PEOPLE if name in stated}
        if "start" in stated or "zone" in stated:
            fields["start"] = stated.get("start", local_start(self.one))
            fields["zone"] = str(stated.get("zone") or self.one.zone)
        if "minutes" in stated:
            fields["minutes"] = stated["minutes"]
        elif "start" in fields and (len(str(fields["start"])) == 10) != self.one.all_day:
            fields["minutes"] = 60 if self.one.all_day else 1440
        self._row(fields)

    def single(self, stated: dict[str, object]) -> None:
        """Change what happens once: when it does in its row, so that it stays the one it was.

        Whoever is let in or registered elsewhere meanwhile is in the one that moved.
        """
        if stated.get("rule"):
            self._recur(stated)
            return
        alone = _part(stated, SCHEDULE)
        if self._fresh() and not self.series.ics:
            people = {name: stated[name] or None for name in PEOPLE if name in stated}
            self._series({**_part(stated, SAID), **people})
        else:
            self._series(_part(stated, SAID))
            alone |= _part(stated, PEOPLE)
        self.this(alone)

    def _recur(self, stated: dict[str, object]) -> None:
        """Let what happened once happen again; it is the first of them."""
        people = {name: stated.get(name, getattr(self.one, name)) or None for name in PEOPLE}
        said = {**_part(stated, SAID), **people, "rule": stated["rule"]}
        wanted = {**self._own_schedule(), **_part(stated, SCHEDULE)}
        if self.series.ics:
            wanted["all_day"] = int(len(str(wanted["start"])) == 10)
            self._series({**said, **wanted, "ics": None})
        else:
            self._series(said)
            if self._is_moved(self.one) or len(_part(stated, SCHEDULE)) > 1:
                own = _part(wanted, SCHEDULE)
                calendar.put_split(self.rec, self.series.id, self.one.original, own)
        self._put_back(self.one, stated)

    def following(self, stated: dict[str, object]) -> None:
        """Split the series: texts from this occurrence on, the rest from the first to come."""
        texts = _part(stated, OWN_SAID)
        if texts:
            calendar.put_split(self.rec, self.series.id, self.one.original, texts)
            self._clear_later(self.one.original, tuple(texts))
        self._series(_part(stated, ("kind", "color")))
        self._from_now(stated)

    def all(self, stated: dict[str, object]) -> None:
        """Texts of the whole series; times and people of every occurrence to come."""
        texts = _part(stated, SAID)
        self._series(texts)
        self._clear_later("", tuple(name for name in texts if name in OWN_SAID))
        if self._direct(stated):
            people = {name: stated[name] or None for name in PEOPLE if name in stated}
            schedule = _part(stated, SCHEDULE)
            self._series({**people, **schedule})
        else:
            self._from_now(stated, everything=True)

    def end(self, everything: bool = False) -> None:
        """Let nothing more take place from this occurrence on; what has begun stays."""
        first = self.next("" if everything else self.one.original, self.now)
        if first is None:
            raise Problem("calendar.all_past", title=self.one.title)
        fields = {"status": CANCELLED}
        calendar.put_split(self.rec, self.series.id, first.original, fields)

    # -- the pieces ---------------------------------------------------------------------------

    def _direct(self, stated: dict[str, object]) -> bool:
        """Whether the series itself can change: nothing of it has happened or is set apart."""
        if not self._fresh() or self.series.ics or self.known.splits:
            return False
        # Moved by a split every occurrence stays the one it was.
        if "start" in stated or "zone" in stated:
            return False
        first = self.next("", _BEGINNING)
        return first is not None and first.start > self.now

    def _fresh(self) -> bool:
        return not self.known.rows

    def _from_now(self, stated: dict[str, object], everything: bool = False) -> None:
        changing = _part(stated, (*PEOPLE, *SCHEDULE))
        if not changing:
            return
        since = "" if everything else self.one.original
        first = self.next(since, self.now)
        if first is None:
            raise Problem("calendar.all_past", title=self.one.title)
        fields: dict[str, object] = {
            name: changing[name] or NOBODY for name in PEOPLE if name in changing
        }
        if "minutes" in changing:
            fields["minutes"] = changing["minutes"]
        if "rule" in changing or "zone" in changing:
            fields |= self._new_rule(changing, first)
        elif "start" in changing:
            fields["shift"] = self._shift(str(changing["start"]))
        calendar.put_split(self.rec, self.series.id, first.original, fields)
        if first.id == self.one.id:
            self._put_back(first, changing)
        self._clear_later(first.original, tuple(fields))

    def _shift(self, start: str) -> int:
        """Wall-clock minutes from where the series puts this occurrence to where it is to be."""
        cuts = tuple(replace(split, shift=None) for split in self.known.splits)
        plain = Known(self.series, cuts)
        unmoved = find(plain, self.rec.community, self.home, self.one.original)
        given = (unmoved or self.one).start
        wall = instant(start, self.one.zone).astimezone(given.tzinfo).replace(tzinfo=None)
        return int((wall - given.replace(tzinfo=None)).total_seconds() // 60)

    def _new_rule(self, changing: dict[str, object], first: Occurrence) -> dict[str, object]:
        """A rule of its own from the first occurrence to come on."""
        wanted = str(changing.get("start") or local_start(self.one))
        moved_by = instant(wanted, self.home) - instant(local_start(self.one), self.home)
        begin = instant(local_start(first), self.home) + moved_by
        all_day = len(wanted) == 10
        start = begin.date().isoformat() if all_day else begin.replace(tzinfo=None).isoformat()
        rule = str(changing.get("rule", self._rule_left(first)))
        minutes = changing.get("minutes", minutes_of(self.one))
        zone = changing.get("zone", self._zone_in_force(first) if not all_day else "")
        return {"rule": rule, "start": start, "zone": zone, "minutes": minutes, "shift": None}

    def _zone_in_force(self, first: Occurrence) -> str:
        """The zone of the clock by which a new rule tells its times."""
        at = instant(first.original, self.home)
        cuts = [one for one in self.known.splits if instant(one.original, self.home) <= at]
        said = [one.zone for one in cuts if one.rule is not None and one.zone is not None]
        zone = said[-1] if said else self.series.zone
        return zone if (zone or self.home) == self.one.zone else self.one.zone

    def _rule_left(self, first: Occurrence) -> str:
        """The rule in force with what is left of its count."""
        text, since = _rule_at(self.series, self.known.splits, first.original, self.home)
        rule = read_rule(text.partition("\n")[0])
        counted = _COUNT.search(text if rule is None else rule.text())
        if counted is None:
            return text
        begin = instant(self.series.start, self.home) - timedelta(days=2)
        found = between(self.known, self.rec.community, self.home, begin, first.start)
        done = [one for one in found if instant(one.original, self.home) >= since]
        left = max(int(counted[1]) - sum(one.id != first.id for one in done), 1)
        return counted.string[: counted.start(1)] + str(left) + counted.string[counted.end(1) :]

    def next(self, since: str, after: datetime) -> Occurrence | None:
        """The first occurrence that starts after a moment, not before one in its series."""
        floor = instant(since, self.home) if since else None
        back = max((abs(split.shift or 0) for split in self.known.splits), default=0)
        least = instant(self.series.start, self.home) - timedelta(days=2, minutes=back)
        # What was moved may be before its original start.
        begin = max(after, least, min(floor, self.one.start) - timedelta(1) if floor else after)
        found = between(self.known, self.rec.community, self.home, begin, begin + _AHEAD)
        for one in found:
            late = floor is None or instant(one.original, self.home) >= floor
            if late and one.start > after:
                return one
        return None

    def _clear_later(self, since: str, names: tuple[str, ...]) -> None:
        """What is said for all from here on is no longer said otherwise by later splits."""
        floor = instant(since, self.home) if since else _BEGINNING
        for split in self.known.splits:
            if instant(split.original, self.home) <= floor or split.rule is not None:
                continue
            told = [name for name in names if getattr(split, name, None) is not None]
            if told:
                empty = dict.fromkeys(told)
                calendar.put_split(self.rec, self.series.id, split.original, empty)

    def _own_schedule(self) -> dict[str, object]:
        return {
            "start": local_start(self.one),
            "zone": "" if self.one.all_day else self.one.zone,
            "minutes": minutes_of(self.one),
            "all_day": int(self.one.all_day),
        }

    def _is_moved(self, one: Occurrence) -> bool:
        """Whether the row of an occurrence says when it is."""
        rows = [row for row in self.known.rows if row.id == one.id]
        return any(row.start is not None or row.minutes is not None for row in rows)

    def _put_back(self, one: Occurrence, changing: Mapping[str, object]) -> None:
        """Let an occurrence be when its series now says, whatever its row said."""
        if not self._is_moved(one):
            return
        told = ["minutes"] if {"minutes", "rule", "zone"} & changing.keys() else []
        if {"start", "rule", "zone"} & changing.keys():
            told += ["start", "zone"]
        self._row(dict.fromkeys(told))

    def _row(self, fields: dict[str, object]) -> None:
        if fields:
            calendar.put_row(self.rec, self.series.id, self.one.original, fields)

    def _series(self, fields: dict[str, object]) -> None:
        if fields:
            self.rec.put("series", self.series.id, fields)
