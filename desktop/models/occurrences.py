"""The occurrences of a series as they stand: computed, split, and with their rows laid over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.calendar import (
    CANCELLED,
    CLOSED,
    EVERYBODY,
    NOBODY,
    PEOPLE,
    PLANNED,
    TERMS,
    Occurrence,
    Row,
    Series,
    Split,
    occurrence_id,
)
from desktop.models.recurrence import Instance
from desktop.models.seriestext import instant, moved, parse_start
from desktop.models.stages import Stage, after, given, stage_of, stages

_UNSAID = Row(b"", b"", "")
# A door for a session after midnight opens the evening before.
_DOORS = timedelta(hours=12)
# Further than the clocks of any two zones lie apart, and longer than any one occurrence.
_ZONES, _OWN = timedelta(days=2), timedelta(days=62)


class Known(Struct, frozen=True):
    """All that is known of one series in some days; `present` are occurrences with people in.

    `halls` are its venues in words.
    """

    series: Series
    splits: tuple[Split, ...] = ()
    rows: tuple[Row, ...] = ()
    present: frozenset[bytes] = frozenset()
    halls: Mapping[bytes, str] = {}


def between(
    known: Known, community: bytes, home: str, first: datetime, last: datetime
) -> list[Occurrence]:
    """The occurrences that overlap two aware moments, `last` exclusive; cancelled ones included.

    A row whose occurrence the series no longer gives is shown only while somebody is in it.
    """
    series = known.series
    rows = {row.original: row for row in known.rows}
    cut = stages(series, known.splits, home)
    found: dict[str, Occurrence] = {}
    for stage in cut:
        for one in given(stage, home, first, last):
            found[one.original] = _laid(series, stage, one, rows.get(one.original), community)
    for row in known.rows:
        if row.original not in found and _may_reach(known, row, home, first, last):
            one_more = _apart(known, cut, row, community, home)
            if one_more is not None:
                found[row.original] = one_more
    return sorted(
        (
            _housed(one, known.halls)
            for one in found.values()
            if one.start < last and _reaches(one, first)
        ),
        key=lambda one: (one.start, one.id),
    )


def _may_reach(known: Known, row: Row, home: str, first: datetime, last: datetime) -> bool:
    """Whether an occurrence that no stage gave may yet overlap the window, by its row.

    Said without computing it: a series that repeats has many rows beside a window, all for nothing.
    """
    said = row.original if row.start is None else row.start + (f"[{row.zone}]" if row.zone else "")
    at = instant(said, home)
    splits = known.splits
    minutes = (known.series.minutes, row.minutes, *(split.minutes for split in splits))
    length = _OWN if known.series.ics else timedelta(minutes=max(one or 0 for one in minutes))
    slack = _ZONES + timedelta(minutes=max((abs(one.shift or 0) for one in splits), default=0))
    return at - slack < last and at + length + slack > first


def _housed(one: Occurrence, halls: Mapping[bytes, str]) -> Occurrence:
    return replace(one, hall=halls.get(one.venue, "")) if one.venue else one


def _reaches(one: Occurrence, first: datetime) -> bool:
    return one.end > first or one.start >= first


def _apart(
    known: Known, cut: Sequence[Stage], row: Row, community: bytes, home: str
) -> Occurrence | None:
    """The occurrence of a row that lies outside the window, or is no longer given."""
    stage = stage_of(cut, row.original, home)
    at, day = instant(stage.given_as(row.original), home), timedelta(days=1)
    near = given(stage, home, at - day, at + day)
    one = next((one for one in near if one.original == row.original), None)
    if one is None:
        if occurrence_id(community, known.series.id, row.original) not in known.present:
            return None
        at, length = instant(row.original, home), timedelta(minutes=known.series.minutes)
        all_day = "T" not in row.original
        zone = getattr(at.tzinfo, "key", home)
        one = Instance(row.original, at, after(at, length), zone, all_day)
    return _laid(known.series, stage, one, row, community)


def _laid(
    series: Series, stage: Stage, one: Instance, row: Row | None, community: bytes
) -> Occurrence:
    """An instance with the changes of its stage and its row laid over it."""
    now = stage.now
    row = row or _UNSAID
    start, end, all_day = _placed(one, row)
    status = row.status or (CANCELLED if one.cancelled else PLANNED)
    return Occurrence(
        id=occurrence_id(community, series.id, one.original),
        series=series.id,
        original=one.original,
        start=start,
        end=end,
        zone=getattr(start.tzinfo, "key", one.zone),
        all_day=all_day,
        title=_text(row.title, one.title, now.title, series.title),
        place=_text(row.place, one.place, now.place, series.place),
        note=_text(row.note, one.note, now.note, series.note),
        kind=series.kind,
        color=series.color,
        status=CANCELLED if status == CANCELLED else PLANNED,
        host=_named(row.host, now.host, series.host),
        lecturer=_named(row.lecturer, now.lecturer, series.lecturer),
        helper=_named(row.helper, now.helper, series.helper),
        recurring=series.recurring or "RECURRENCE-ID" in series.ics,
        differs=one.own or (row is not _UNSAID and _says(row)),
        capacity=_capacity(row.capacity, now.capacity, series.capacity),
        eligible=_eligible(row.eligible, now.eligible, series.eligible),
        venue=_named(row.venue, now.venue, series.venue),
    )


def _placed(one: Instance, row: Row) -> tuple[datetime, datetime, bool]:
    start, all_day = one.start, one.all_day
    if row.start is None and row.minutes is None:
        return start, one.end, all_day
    length = one.end - one.start
    if row.start is not None:
        all_day = len(row.start) == 10
        zone = ZoneInfo(row.zone) if row.zone else one.start.tzinfo
        local = parse_start(row.start)
        if not isinstance(local, datetime):
            local = datetime(local.year, local.month, local.day)  # noqa: DTZ001 zone follows
        start = moved(local.replace(tzinfo=zone), 0)
    if row.minutes is not None:
        length = timedelta(minutes=row.minutes)
    return start, after(start, length), all_day


def _text(*found: str | None) -> str:
    return next((text for text in found if text is not None), "")


def _named(*found: bytes | None) -> bytes | None:
    said = next((one for one in found if one is not None), NOBODY)
    return None if said == NOBODY else said


def _capacity(*found: int | None) -> int | None:
    """How many may register, None where nobody does."""
    said = next((one for one in found if one is not None), CLOSED)
    return None if said == CLOSED else said


def _eligible(*found: str | None) -> str:
    said = _text(*found)
    return "" if said == EVERYBODY else said


def _says(row: Row) -> bool:
    told = ("start", "status", "minutes", "title", "place", "note", *PEOPLE, "venue", *TERMS)
    return any(getattr(row, name) is not None for name in told)


def find(known: Known, community: bytes, home: str, original: str) -> Occurrence | None:
    """The occurrence with that original start, wherever it stands now."""
    stage = stage_of(stages(known.series, known.splits, home), original, home)
    at = instant(stage.given_as(original), home)
    for row in known.rows:
        if row.original == original and row.start is not None:
            at = instant(row.start + (f"[{row.zone}]" if row.zone else ""), home)
    # a shifted stage may have moved it by weeks
    shift = max((abs(split.shift or 0) for split in known.splits), default=0)
    reach = timedelta(days=2, minutes=shift + known.series.minutes)
    near = between(known, community, home, at - reach, at + reach)
    return next((one for one in near if one.original == original), None)


def merged(found: Iterable[list[Occurrence]], cancelled: bool = False) -> list[Occurrence]:
    """Occurrences of many series in order of start, without the cancelled unless wanted."""
    kept = [one for few in found for one in few if cancelled or one.status != CANCELLED]
    return sorted(kept, key=lambda one: (one.start, one.id))


def rate(series: Series, days: int) -> int:
    """About how many occurrences so many days have of a series, at most."""
    if not series.recurring:
        return 1
    for word, each in (("SECONDLY", 86_400), ("MINUTELY", 1440), ("HOURLY", 24), ("DAILY", 1)):
        if f"FREQ={word}" in series.rule:
            return days * each
    found = 1 + series.rule.count(",")
    return found * (days // 7 + 1) if "FREQ=WEEKLY" in series.rule else found * (days // 28 + 1)


def named(one: Occurrence, people: Collection[bytes]) -> bool:
    """Whether one of these members hosts the occurrence or lectures at it."""
    return one.host in people or one.lecturer in people


def at_place(one: Occurrence, place: str) -> bool:
    """Whether an occurrence is at a place of that name, or one that has it as a part."""
    return " ".join(place.split()).casefold() in " ".join(one.where.split()).casefold()


def doors_open(one: Occurrence, now: datetime, home: str) -> bool:
    """Whether people may be arriving: from the beginning of its day, or half a day before it.

    `now` is aware; the day is the community's or the one at the place.
    """
    if now >= one.start - _DOORS:
        return True
    days = {one.start.date(), one.start.astimezone(ZoneInfo(home)).date()}
    return bool(days & {now.astimezone(zone).date() for zone in (ZoneInfo(home), one.start.tzinfo)})


def is_past(one: Occurrence, now: datetime, home: str) -> bool:
    """Whether its last day is over, by the community's days and by those at the place.

    `now` is aware; who is said to have come then came at some other time than now.
    """
    days = {one.end.date(), one.end.astimezone(ZoneInfo(home)).date()}
    today = {now.astimezone(zone).date() for zone in (ZoneInfo(home), one.end.tzinfo)}
    return now >= one.end and not days & today


def local_start(one: Occurrence) -> str:
    """The start as it is stored: local time, or a date."""
    if one.all_day:
        return one.start.date().isoformat()
    return one.start.replace(tzinfo=None, microsecond=0).isoformat()


def at_the_door(one: Occurrence, people: Collection[bytes]) -> bool:
    """Whether one of these members is named to say who came: as helper, host or lecturer."""
    return one.helper in people or named(one, people)
