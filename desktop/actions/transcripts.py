"""What an operator does with what was said in a session: keep a log, write it out, sum it up."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from desktop.actions.runsheet import allowed
from desktop.formats import sniff, transcript
from desktop.formats.export import whole_file
from desktop.models import runsheet as sheet
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.paper import Spoken
from desktop.models.people import MOST_TEXT
from desktop.models.problem import Problem
from desktop.models.runsheet import Summary
from desktop.models.runsheet_words import summed_up
from desktop.models.transcript import MOST_LINES, Said, as_markdown, as_text
from desktop.store import calendar, door, members, runsheet, transcripts
from desktop.store.community import Store
from desktop.store.reads import Reads

MOST_BYTES = 8 << 20
Written = Literal["text", "markdown"]


def read_file(path: Path) -> str:
    """The text of a log. Raises Problem transcript.unreadable, .too_long, .no_text."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem("transcript.unreadable", file=path.name) from error
    if len(data) > MOST_BYTES:
        raise Problem("transcript.too_long", most=MOST_LINES)
    found = sniff.scan_text(io.BytesIO(data)) if sniff.kind_of(data[:16]) == "text" else None
    if found is None:
        raise Problem("transcript.no_text", file=path.name)
    return data.decode(found.encoding, errors="replace")


def lines_of(reads: Reads, one: Occurrence, text: str) -> list[Said]:
    """The lines that a log comes to; the names of host, guest and who was there are known.

    Raises Problem transcript.empty, transcript.too_long.
    """
    named = calendar.names(reads, [who for who in (one.host, one.lecturer) if who])
    there = [each.name for each in calendar.attendees(reads, one.id)]
    host, guest = (named.get(who, "") if who else "" for who in (one.host, one.lecturer))
    found = transcript.read(text, host=host, guest=guest, people=there)
    if not found:
        raise Problem("transcript.empty")
    if len(found) > MOST_LINES:
        raise Problem("transcript.too_long", most=MOST_LINES)
    return found


def keep(store: Store, series: bytes, original: str, text: str) -> Changes:
    """Keep a log as the archive of a session, instead of what was kept before.

    The same log again changes nothing. `Changes.result` is how many lines there are. Raises what
    `lines_of` raises, and Problem role.not_allowed, calendar.gone.
    """
    one = allowed(store, calendar.occurrence(store, series, original))
    found = lines_of(store, one, text)
    known = _people(store, found)
    with store.recording("transcript.import") as rec:
        calendar.put_row(rec, series, original, {})
        there = transcripts.ids(store, one.id)
        for position, said in enumerate(found, 1):
            member = known.get(said.speaker)
            line = rec.fact("transcript_line", one.id, position, member)
            key = {"occurrence": one.id, "position": position, "member": member}
            what = {"role": said.role, "at": said.at or None, "text": said.text}
            speaker = said.speaker[:MOST_TEXT] or None
            rec.put("transcript_line", line, {**key, **what, "speaker": speaker})
            there.discard(line)
        for line in sorted(there):
            rec.delete("transcript_line", line)
        rec.result = len(found)
    return rec.changes


def _people(store: Store, found: Sequence[Said]) -> dict[str, bytes]:
    """Members who are called exactly as speakers are, where only one is."""
    known: dict[str, bytes] = {}
    for name in transcript.speakers(found):
        try:
            known[name] = members.resolve(store, name)
        except Problem:
            # Nobody, or several: then a name is all that is known.
            continue
    return known


def remove(store: Store, series: bytes, original: str) -> Changes:
    """Take the archive of a session away. Raises Problem role.not_allowed, calendar.gone."""
    one = allowed(store, calendar.occurrence(store, series, original))
    with store.recording("transcript.remove") as rec:
        for line in sorted(transcripts.ids(store, one.id)):
            rec.delete("transcript_line", line)
        rec.result = 0
    return rec.changes


def written(reads: Reads, one: Occurrence, how: Written, language: str) -> str:
    """The archive as a document with the title and day of the session. Raises transcript.none."""
    found = transcripts.whole(reads, one.id)
    if not found:
        raise Problem("transcript.none")
    write = as_markdown if how == "markdown" else as_text
    return write(heading(one), found, language)


def export(reads: Reads, one: Occurrence, file: Path, language: str) -> int:
    """Write the archive to a file, as Markdown where its name ends so; answers how many lines.

    Raises Problem transcript.none, file.unwritable, file.no_file.
    """
    how: Written = "markdown" if file.suffix.casefold() in (".md", ".markdown") else "text"
    said = written(reads, one, how, language)
    with whole_file(file) as draft:
        draft.write_text(said, encoding="utf-8")
    return transcripts.count(reads, one.id)


def spoken(reads: Reads, one: Occurrence) -> Spoken:
    """The archive, to be printed. Raises Problem transcript.none."""
    found = transcripts.whole(reads, one.id)
    if not found:
        raise Problem("transcript.none")
    return Spoken(heading(one), tuple(found))


def heading(one: Occurrence) -> str:
    """The title and day of a session, as they stand above its archive."""
    return f"{one.title} {one.start.date().isoformat()}"


def summary(reads: Reads, one: Occurrence, now: datetime) -> Summary:
    """What a session came to so far."""
    at = round(now.timestamp() * 1000)
    parts = runsheet.parts(reads, one.id)
    counts = door.counts(reads, one, at)
    asked, answered = runsheet.asked(reads, one.id)
    return Summary(
        at=at,
        planned=sheet.planned(parts),
        actual=sum(part.minutes(at) for part in parts),
        over=tuple(part for part in parts if part.over(at)),
        parts=len(parts),
        done=sum(part.ended is not None for part in parts),
        came=counts.came,
        late=counts.late,
        asked=asked,
        answered=answered,
        lines=transcripts.count(reads, one.id),
        points=runsheet.earned(reads, one.id)[1],
        more=runsheet.to_come(reads, one.id),
    )


def summary_text(one: Occurrence, found: Summary, language: str) -> str:
    """A summary in words, to be sent on: no phone stands in it."""
    return summed_up(heading(one), found, language)
