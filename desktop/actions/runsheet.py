"""What an operator does with the run sheet of a session: write it, and go through it."""

from collections.abc import Callable, Mapping, Sequence

from desktop.actions.calendar import may_write
from desktop.models import runsheet as sheet
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.runsheet import Part
from desktop.store import calendar
from desktop.store import runsheet as reading
from desktop.store.community import Store
from desktop.store.recorder import Recorder

TEXTS = ("title", "who", "script")
MOST_SCRIPT = 5000
MOST_MATERIAL = 20


def allowed(store: Store, one: Occurrence) -> Occurrence:
    """The occurrence itself, if the actor may run it. Raises Problem role.not_allowed."""
    if not may_write(store.actor, one):
        require(store.actor, "calendar.write")
    return one


def template(
    store: Store,
    series: bytes,
    original: str,
    *,
    points: int = 4,
    titles: Sequence[str] = (),
    language: str = "zh_CN",
) -> Changes:
    """Write a run sheet: opening, the guest, so many points, questions, thanks.

    Its minutes are those of the occurrence; host and guest those named for it. `titles` name the
    points. Raises Problem role.not_allowed, calendar.gone, sheet.there, sheet.points.
    """
    one = allowed(store, calendar.occurrence(store, series, original))
    if reading.parts(store, one.id):
        raise Problem("sheet.there")
    if not 1 <= points <= sheet.MOST_POINTS:
        raise Problem("sheet.points", most=sheet.MOST_POINTS)
    named = calendar.names(store, [who for who in (one.host, one.lecturer) if who])
    host, guest = (named.get(who, "") if who else "" for who in (one.host, one.lecturer))
    made = sheet.drafts(sheet.meant_minutes(one), points, host, guest, titles, language)
    with store.recording("sheet.template") as rec:
        calendar.put_row(rec, series, original, {})
        for position, part in enumerate(made, 1):
            said = {"title": part.title, "who": part.who or None, "planned": part.planned}
            rec.put("sheet_part", None, {"occurrence": one.id, "position": position, **said})
        rec.result = one.id
    return rec.changes


def put_part(
    store: Store,
    series: bytes,
    original: str,
    part: bytes | None,
    fields: Mapping[str, object],
) -> Changes:
    """Enter a part at the end (None) or change one; `Changes.result` is its id.

    `fields`: title, who, script (texts, empty clears), planned (minutes), material (names or
    links). Raises Problem role.not_allowed, calendar.gone, sheet.titleless, .minutes, .too_many,
    .part_gone, member.too_long.
    """
    one = allowed(store, calendar.occurrence(store, series, original))
    stated = {name: _read(name, value) for name, value in fields.items()}
    there = reading.parts(store, one.id)
    if (part is None or "title" in stated) and not stated.get("title"):
        raise Problem("sheet.titleless")
    if part is None:
        if len(there) >= sheet.MOST_PARTS:
            raise Problem("sheet.too_many", most=sheet.MOST_PARTS)
        last = max((known.position for known in there), default=0)
        stated = {"occurrence": one.id, "position": last + 1, **stated}
    elif all(known.id != part for known in there):
        raise Problem("sheet.part_gone")
    with store.recording("sheet.edit") as rec:
        calendar.put_row(rec, series, original, {})
        rec.result = rec.put("sheet_part", part, stated)
    return rec.changes


def _read(name: str, value: object) -> object:
    if name in TEXTS:
        text = str(value or "").strip()
        most = MOST_SCRIPT if name == "script" else MOST_TEXT
        if len(text) > most:
            raise Problem("member.too_long", field=name, limit=most)
        return text or None
    if name == "planned":
        if not isinstance(value, int) or not 0 <= value <= sheet.MOST_MINUTES:
            raise Problem("sheet.minutes", most=sheet.MOST_MINUTES)
        return value
    if name == "material" and isinstance(value, (list, tuple)):
        named = [text.strip()[:MOST_TEXT] for text in map(str, value) if text.strip()]
        return named[:MOST_MATERIAL] or None
    raise ValueError(name)


def remove_part(store: Store, series: bytes, original: str, part: bytes) -> Changes:
    """Take a part out of the sheet. Raises Problem role.not_allowed, calendar.gone."""
    one = allowed(store, calendar.occurrence(store, series, original))
    with store.recording("sheet.edit") as rec:
        _find(reading.parts(store, one.id), part)
        rec.delete("sheet_part", part)
        rec.result = one.id
    return rec.changes


def move_part(store: Store, series: bytes, original: str, part: bytes, to: int) -> Changes:
    """Let a part stand at another place, counted from 0. Raises Problem sheet.part_gone."""
    one = allowed(store, calendar.occurrence(store, series, original))
    there = reading.parts(store, one.id)
    moved = _find(there, part)
    rest = [known for known in there if known.id != part]
    rest.insert(max(0, to), moved)
    with store.recording("sheet.edit") as rec:
        for position, known in enumerate(rest, 1):
            rec.put("sheet_part", known.id, {"position": position})
        rec.result = one.id
    return rec.changes


def _find(there: Sequence[Part], part: bytes) -> Part:
    found = next((known for known in there if known.id == part), None)
    if found is None:
        raise Problem("sheet.part_gone")
    return found


# -- going through it ---------------------------------------------------------------------------


def start(store: Store, series: bytes, original: str) -> Changes:
    """Begin the session with the first part that has not been; nothing where one is on.

    Raises Problem role.not_allowed, calendar.gone, sheet.empty, sheet.over.
    """
    return _step(store, series, original, "sheet.start", _start)


def advance(store: Store, series: bytes, original: str, seen: bytes | None = None) -> Changes:
    """End the part that is on and begin the next; after the last one the session is over.

    `seen` is the part that the operator saw running: where another is on by now, somebody else
    was quicker, and nothing is done. Before the beginning it begins.
    """

    def go(rec: Recorder, there: Sequence[Part]) -> None:
        now, then = sheet.current(there), sheet.following(there)
        if seen is not None and (now is None or now.id != seen):
            return
        if now is None and then is None:
            raise Problem("sheet.over")
        _end(rec, there)
        if then is not None:
            rec.put("sheet_part", then.id, {"started": rec.at})

    return _step(store, series, original, "sheet.next", go)


def finish(store: Store, series: bytes, original: str) -> Changes:
    """End the part that is on, and the session with it; what was not reached stays planned."""
    return _step(store, series, original, "sheet.finish", _end)


def _start(rec: Recorder, there: Sequence[Part]) -> None:
    if sheet.current(there) is not None:
        return
    then = sheet.following(there)
    if then is None:
        raise Problem("sheet.over")
    rec.put("sheet_part", then.id, {"started": rec.at})


def _end(rec: Recorder, there: Sequence[Part]) -> None:
    """Everything that is on is over: two laptops may each have begun something."""
    for part in there:
        if part.running:
            rec.put("sheet_part", part.id, {"ended": max(rec.at, part.started or rec.at)})


def _step(
    store: Store,
    series: bytes,
    original: str,
    kind: str,
    go: Callable[[Recorder, Sequence[Part]], None],
) -> Changes:
    one = allowed(store, calendar.occurrence(store, series, original))
    there = reading.parts(store, one.id)
    if not there:
        raise Problem("sheet.empty")
    with store.recording(kind) as rec:
        go(rec, there)
        rec.result = one.id
    return rec.changes
