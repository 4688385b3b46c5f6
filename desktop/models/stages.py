"""A series cut at its splits: what holds in every stretch, and the occurrences it gives."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from desktop.models import keptstart
from desktop.models.calendar import CANCELLED, PEOPLE, TERMS, Series, Split
from desktop.models.recurrence import Instance, instances
from desktop.models.seriestext import instant, moved, parse_start, schedule_text
from desktop.models.stricttext import naive

_CHANGING = ("minutes", "title", "place", "note", *PEOPLE, "venue", "status", *TERMS)
_ALWAYS = datetime(1900, 1, 1, tzinfo=ZoneInfo("UTC"))
_NEVER = datetime(2200, 1, 1, tzinfo=ZoneInfo("UTC"))


class Stage(Struct, frozen=True):
    """What holds between two splits: `text` gives the occurrences, `now` what is changed.

    The occurrences of a rule that a split brings are those from the one on at which it splits:
    `first` is what the text alone would give as its first original start, `known` what it is.
    """

    begin: datetime
    end: datetime
    text: str
    now: Split
    first: str = ""
    known: str = ""

    @property
    def plain(self) -> bool:
        """Whether occurrences are when the text says, and as long."""
        return not self.now.shift and self.now.minutes is None

    @property
    def shift(self) -> int:
        """Wall-clock minutes by which every occurrence is moved."""
        return self.now.shift or 0

    @property
    def ahead(self) -> timedelta:
        """By how much of the wall clock the text is ahead of the original starts."""
        return (
            keptstart.wall(self.first) - keptstart.wall(self.known) if self.first else timedelta()
        )

    def known_as(self, given: str) -> str:
        """The original start of what the text gives as this one."""
        return keptstart.put(given, self.known, -self.ahead) if self.first else given

    def given_as(self, original: str) -> str:
        """What the text alone gives as the original start of this one."""
        return keptstart.put(original, self.first, self.ahead) if self.first else original

    def in_text(self, at: datetime, home: str) -> datetime:
        """When the text alone has what is at this moment by the original starts."""
        if not self.first:
            return at
        wall = naive(at.astimezone(instant(self.known, home).tzinfo)) + self.ahead
        return wall.replace(tzinfo=instant(self.first, home).tzinfo)

    def holds(self, original: str, home: str) -> bool:
        """Whether the occurrence with that original start is of this stage."""
        return self.begin <= instant(original, home) < self.end


@lru_cache(maxsize=2048)
def stages(series: Series, splits: tuple[Split, ...], home: str) -> tuple[Stage, ...]:
    """A series cut at its splits, in order of time."""
    text = schedule_text(series)
    kept = keptstart.kept(text) if series.ics else ""
    first = keptstart.given(text, home) if kept else ""
    found = [Stage(_ALWAYS, _NEVER, text, Split(series.id, ""), first, kept)]
    for split in sorted(splits, key=lambda one: (instant(one.original, home), one.original)):
        last, begin = found[-1], instant(split.original, home)
        found[-1] = replace(last, end=begin)
        found.append(_stage(series, last, split, begin))
    return tuple(found)


def _stage(series: Series, last: Stage, split: Split, begin: datetime) -> Stage:
    own = {name: value for name in _CHANGING if (value := getattr(split, name)) is not None}
    now = replace(last.now, original=split.original, **own)
    if split.rule is not None and split.start is not None:
        minutes = series.minutes if now.minutes is None else now.minutes
        zone = series.zone if split.zone is None else split.zone
        fresh = replace(
            series,
            rule=split.rule,
            start=split.start,
            zone=zone,
            minutes=minutes,
            all_day=len(split.start) == 10,
            rdates=(),
            exdates=(),
            ics="",
        )
        now = replace(now, shift=split.shift or 0)
        return Stage(
            begin, _NEVER, schedule_text(fresh), now, _first(split.start, zone), split.original
        )
    if split.shift is not None:
        now = replace(now, shift=split.shift)
    return Stage(begin, _NEVER, last.text, now, last.first, last.known)


def _first(start: str, zone: str) -> str:
    """The original start of a rule's first occurrence."""
    at = parse_start(start).isoformat()
    return f"{at}[{zone}]" if zone and "T" in at else at


def stage_of(cut: Sequence[Stage], original: str, home: str) -> Stage:
    """The stage that an occurrence is of, by its original start."""
    return next((stage for stage in cut if stage.holds(original, home)), cut[-1])


def given(stage: Stage, home: str, first: datetime, last: datetime) -> Iterator[Instance]:
    """What a stage gives in a window, moved as the stage says; an ended stage gives nothing."""
    if stage.now.status == CANCELLED:
        return
    shift = timedelta(minutes=stage.shift)
    begin, end = first - max(shift, timedelta()), last - min(shift, timedelta())
    whole = stage.begin == _ALWAYS and stage.end == _NEVER
    for one in instances(stage.text, home, begin - timedelta(days=1), end + timedelta(days=1)):
        meant = stage.known_as(one.original)
        if whole or stage.holds(meant, home):
            yield _shifted(one if meant == one.original else replace(one, original=meant), stage)


def _shifted(one: Instance, stage: Stage) -> Instance:
    start, length = one.start, one.end - one.start
    if one.own or (stage.plain and start.utcoffset() == one.end.utcoffset()):
        return one
    if stage.shift:
        start = moved(start, stage.shift)
    if stage.now.minutes is not None:
        length = timedelta(minutes=stage.now.minutes)
    return replace(one, start=start, end=after(start, length))


def after(start: datetime, length: timedelta) -> datetime:
    """The end of what begins at `start`: whole days are calendar days, hours are hours."""
    if length.seconds == 0 and length.days:
        return moved(start, length.days * 1440)
    return (start.astimezone(ZoneInfo("UTC")) + length).astimezone(start.tzinfo)
