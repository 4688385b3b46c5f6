"""Calendar files in and out: a file read again, or our own, changes nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from desktop.actions import comingback, movedseries
from desktop.actions.serieswork import SeriesEdit
from desktop.formats.export import whole_file
from desktop.formats.icsfile import IcsFile, IcsSeries
from desktop.formats.icswrite import calendar_file, series_lines, split_uid
from desktop.formats.reader import read_calendar
from desktop.models import keptstart
from desktop.models.calendar import CANCELLED, ImportedCalendar, Occurrence, Series
from desktop.models.changes import Changes
from desktop.models.contentlines import Block, read_blocks
from desktop.models.occurrences import Known
from desktop.models.op import Value
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.recurrence import original_text
from desktop.models.seriesplan import plan
from desktop.models.seriestext import schedule_text
from desktop.models.stages import stages
from desktop.models.stricttext import naive
from desktop.store import calendar, home, seriesrows
from desktop.store.community import Store
from desktop.store.recorder import Recorder

REASONS = 100
# Beside these the same event downloaded twice is the same.
_VOLATILE = frozenset({"DTSTAMP", "LAST-MODIFIED", "CREATED", "UID", keptstart.LINE})


def import_file(store: Store, file: Path, progress: Progress = quiet) -> Changes:
    """Take the series of a calendar file; `Changes.result` is an `ImportedCalendar`.

    A series is known again by its UID: what the file changed since is taken over, what was changed
    here stays. Raises Problem role.not_allowed, calendar.no_calendar, and file.… for a file that
    cannot be read.
    """
    require(store.actor, "calendar.write")
    found = read_calendar(file, store.zone, progress=progress)
    with store.recording(comingback.IMPORT) as rec:
        work = _Import(store, rec)
        if not (found.series or found.rejected):
            work.assumed.append((0, "", Problem("calendar.empty", file=file.name)))
        # what calls off or changes single occurrences is about what the same file may bring
        ordered = sorted(found.series, key=lambda one: one.cancels or one.partial)
        for done, one in enumerate(ordered):
            progress(done, len(ordered))
            work.take(one)
        work.finish()
        rec.result = work.result(found)
    return rec.changes


def export_file(store: Store, file: Path) -> int:
    """Write all series to a calendar file; answers how many.

    Raises Problem file.unwritable, file.no_file.
    """
    some = seriesrows.everything(store)
    found = calendar.known(store, some)
    data = calendar_file(found, store.community, store.zone, home.name(store))
    with whole_file(file) as draft:
        draft.write_bytes(data)
    return len(found)


def said(text: str) -> tuple[tuple[str, ...], ...]:
    """What a text says of events, whatever the order of its lines, its folding or its stamps."""
    calendars = read_blocks(text)
    events = [part for block in calendars for part in block.parts if part.name == "VEVENT"]
    return tuple(sorted(_lines(event) for event in events))


def _lines(event: Block) -> tuple[str, ...]:
    return tuple(
        sorted(
            f"{line.name};{sorted(line.params)}:{line.value.strip()}"
            for line in event.lines
            if line.name not in _VOLATILE
        )
    )


class _Import:
    """One import at work."""

    def __init__(self, store: Store, rec: Recorder) -> None:
        self.store = store
        self.rec = rec
        self.now = datetime.fromtimestamp(rec.at / 1000, UTC)
        self.added = self.updated = self.unchanged = 0
        self.new: dict[str, dict[str, Value]] = {}
        self.later: list[IcsSeries] = []
        self.assumed: list[tuple[int, str, Problem]] = []
        self.held = self._by_uid()
        cuts = calendar.splits(store, [one.id for one in seriesrows.everything(store)])
        self.split_of = {
            split_uid(store.community, split): split.series
            for found in cuts.values()
            for split in found
        }

    def _by_uid(self) -> dict[str, Series]:
        return {one.uid: one for one in seriesrows.everything(self.store) if one.uid}

    def take(self, one: IcsSeries) -> None:
        """Add a series, or take over what the file says newly of a known one."""
        series = self.held.get(one.uid)
        if one.uid in self.new:
            self.later.append(one)
        elif series is None:
            # a stretch of a series of ours went out under a UID of its own: we know better
            if one.uid in self.split_of or one.cancels:
                self.unchanged += 1
                return
            self.new[one.uid] = _fields(one, None, self.store.zone, self.now)
            self.added += 1
            self._tell(one)
        elif self._known_already(series, one) or _older(series, one):
            self.unchanged += 1
        else:
            before = self.rec.recorded
            self._update(series, one)
            changed = self.rec.recorded > before
            self.updated += changed
            self.unchanged += not changed
            if changed:
                self._tell(one)

    def _tell(self, one: IcsSeries) -> None:
        home = one.zone or self.store.zone
        self.assumed += [
            (one.line, one.title, Problem("calendar.zone_assumed", zone=zone, home=home))
            for zone in one.unknown_zones
        ]
        self.assumed += [
            (one.line, one.title, Problem("calendar.rule_dropped", rule=rule))
            for rule in one.unread_rules
        ]
        if one.unread_dates:
            dates = ", ".join(one.unread_dates[:3])
            why = Problem("calendar.dates_dropped", dates=dates, count=len(one.unread_dates))
            self.assumed.append((one.line, one.title, why))

    def _tell_left(self, one: IcsSeries, left: list[Occurrence]) -> None:
        """What the file gives no more stays while people are in it; somebody has to know."""
        if left:
            days = ", ".join(f"{each.start:%Y-%m-%d %H:%M}" for each in left[:3])
            why = Problem("calendar.left", dates=days, count=len(left))
            self.assumed.append((one.line, one.title, why))

    def finish(self) -> None:
        """Write the new series together, then what else the file says about them."""
        self.rec.insert_many("series", [(None, fields) for fields in self.new.values()])
        if self.later:
            self.new, again = {}, self.later
            self.held = self._by_uid()
            for one in again:
                self.take(one)

    def _known_already(self, series: Series, one: IcsSeries) -> bool:
        if one.cancels:
            return False
        text = said(one.text)
        return text == said(series.ics) or text == said(self._out(series))

    def _known(self, series: Series) -> Known:
        (known,) = calendar.known(self.store, [series])
        return known

    def _out(self, series: Series) -> str:
        """The part of our own export that goes out under the series' UID."""
        lines, _ = series_lines(self._known(series), self.store.community, self.store.zone)
        text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
        events = [part for block in read_blocks(text) for part in block.parts]
        kept = [line for part in events if part.value("UID") == series.uid for line in part.raw]
        return "\r\n".join(["BEGIN:VCALENDAR", *kept, "END:VCALENDAR"])

    def _update(self, series: Series, one: IcsSeries) -> None:
        if one.cancels or one.partial:
            self._rows(series, one)
            return
        fields = _fields(one, series, self.store.zone, self.now)
        if not series.place and one.place == self._hall(series):
            # It went out as the words of the venue; the series still has it as one.
            fields.pop("place", None)
        before = comingback.revision(series.ics)
        comingback.follow(self.store, self.rec, series, str(fields["ics"]))
        held = movedseries.with_people(self.store, series)
        self.rec.put("series", series.id, fields)
        self._tell_left(one, movedseries.settle(self.store, self.rec, series, held))
        if series.ics and one.sequence > (before or 0):
            comingback.bring_back(self.store, self.rec, series)

    def _hall(self, series: Series) -> str:
        return self._known(series).halls.get(series.venue, "") if series.venue else ""

    def _rows(self, series: Series, one: IcsSeries) -> None:
        """A message about a series: single occurrences changed, or all of it called off."""
        home = self.store.zone
        made = plan(one.text, home)
        if made.master is not None:
            self._call_off(series)
            called_off = comingback.at_revision(series.ics, one.sequence)
            self.rec.put("series", series.id, {"ics": called_off or None})
            return
        (whole,) = stages(series, (), home)
        for event in made.events:
            if event.recurrence_id is None:
                continue
            told = original_text(event.recurrence_id, made.zones, event.floating)
            original = whole.known_as(told)
            if event.cancelled:
                calendar.put_row(self.rec, series.id, original, {"status": CANCELLED})
                continue
            start = event.start.isoformat()[:19]
            zone = getattr(getattr(event.start, "tzinfo", None), "key", home)
            fields: dict[str, object] = {"start": start, "zone": zone}
            minutes = int((naive(event.end) - naive(event.start)).total_seconds() // 60)
            texts = {"title": event.text("SUMMARY"), "place": event.text("LOCATION")}
            fields |= {name: text for name, text in texts.items() if text}
            calendar.put_row(self.rec, series.id, original, {**fields, "minutes": minutes})

    def _call_off(self, series: Series) -> None:
        first = SeriesEdit.first_to_come(self.store, self.rec, series)
        if first is None:
            return
        work = SeriesEdit(self.store, self.rec, first)
        if first.recurring:
            work.end(everything=True)
        else:
            calendar.put_row(self.rec, series.id, first.original, {"status": CANCELLED})

    def result(self, found: IcsFile) -> ImportedCalendar:
        """The counts."""
        reasons = tuple(
            (one.line, one.title, Problem(one.code, **dict(one.values)))
            for one in found.rejected[:REASONS]
        )
        ignored = tuple(sorted(found.ignored.items()))
        torn = tuple((one.line, one.title, Problem(one.code)) for one in found.torn)
        return ImportedCalendar(
            self.added,
            self.updated,
            self.unchanged,
            len(found.rejected),
            ignored,
            (*torn, *reasons, *self.assumed[:REASONS]),
        )


def _older(series: Series, one: IcsSeries) -> bool:
    """Whether the file's revision is one that has been overtaken (RFC 5546 section 2.1.5)."""
    found = comingback.revision(series.ics)
    return found is not None and one.sequence < found and not one.partial


def _fields(one: IcsSeries, held: Series | None, home: str, now: datetime) -> dict[str, Value]:
    """A series' fields as the file has them; `home` is the community's zone.

    Texts that were changed here since the last import stay, unless the file changed them, too.
    """
    fields: dict[str, Value] = {
        "title": one.title or None,
        "place": one.place or None,
        "note": one.note or None,
        "rule": one.rule or None,
        "start": one.start,
        "zone": one.zone or None,
        "minutes": one.minutes,
        "all_day": int(one.all_day),
        "rdates": _json(one.rdates),
        "exdates": _json(one.exdates),
        "uid": one.uid,
        "ics": keptstart.keeping(one.text, schedule_text(held) if held else "", home, now),
    }
    if held is None:
        return {**fields, "kind": "event"}
    if held.ics:
        before = _texts_of(held.ics)
        for name, text in before.items():
            if text == (fields[name] or ""):
                del fields[name]
    return fields


def _json(moments: Iterable[str]) -> str | None:
    found = list(moments)
    return "[" + ",".join(f'"{moment}"' for moment in found) + "]" if found else None


def _texts_of(text: str) -> dict[str, str]:
    made = plan(text, "UTC")
    event = made.master or made.events[0]
    names = {"title": "SUMMARY", "place": "LOCATION", "note": "DESCRIPTION"}
    return {name: event.text(told) for name, told in names.items()}
