"""A roster as it was chosen: a file or what was pasted, and the first look at it."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from desktop.formats import jielong, sniff
from desktop.formats.header import CUSTOM, LABELS
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import OpenTable, open_roster
from desktop.formats.wire import Options, Peek
from desktop.models import labels
from desktop.models.importing import withheld
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import members
from desktop.store.community import Store


class Roster(Struct, frozen=True):
    """A roster to be read: where it is, and what its columns mean where that is not found out.

    `mapping` (column index → meaning) replaces what the titles suggest, `titles` (title →
    meaning) only mends it.
    """

    source: Path | bytes
    file: str = ""
    options: Options = field(default_factory=Options)
    mapping: Mapping[int, str] | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the file is called in messages and in the batch's record."""
        return self.file or (self.source.name if isinstance(self.source, Path) else "")


def pasted(text: str, file: str = "") -> Roster:
    """What was pasted: a 接龙 as its people, anything else as a table."""
    rows = _people(text)
    if rows:
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        text = buffer.getvalue()
    return Roster(text.encode("utf-8", "replace"), file)


def _people(text: str) -> list[list[str]]:
    """The people of a 接龙 as a table; empty when the text is something else."""
    lines = [line for line in text.splitlines() if line.strip()]
    if "\t" in text:
        return []
    try:
        rows = jielong.as_table(jielong.parse_jielong(text))
    except Problem:
        return []
    return rows if (len(rows) - 1) * 3 >= len(lines) else []


def from_file(
    path: Path, options: Options | None = None, titles: Mapping[str, str] | None = None
) -> Roster:
    """A file as it is, or if it holds a 接龙, the people on it."""
    text = _short_text(path)
    found = pasted(text, path.name) if text and _people(text) else Roster(path)
    return replace(found, options=options or Options(), titles=titles or {})


def _short_text(path: Path) -> str:
    """What a small .txt file says, in its own encoding; "" for any other file."""
    if path.suffix.lower() != ".txt" or not path.is_file():
        return ""
    if path.stat().st_size > jielong.LONGEST_TEXT:
        return ""
    with path.open("rb") as file:
        found = sniff.scan_text(file)
        file.seek(0)
        return file.read().decode(found.encoding, "replace") if found else ""


def peek(store: Store, roster: Roster) -> Peek:
    """The beginning of a roster with what its columns seem to mean. Raises Problem."""
    with opened(store, roster, quiet) as table:
        return table.peek


@contextmanager
def opened(store: Store, roster: Roster, progress: Progress) -> Iterator[OpenTable[PreparedRow]]:
    """The roster's table, read in a child process with the community's keys. Raises Problem."""
    options = msgspec.structs.replace(
        roster.options,
        index_key=store.index_key,
        withheld=withheld(store.actor),
        levels=labels.steps(),
    )
    with open_roster(
        roster.source, options=options, file=roster.name, wait=True, progress=progress
    ) as table:
        _take_own_titles(table.peek)
        _take_own_fields(store, table.peek)
        yield table


def _take_own_titles(found: Peek) -> None:
    """Know the columns of an export of ours by what the community calls them."""
    own = {labels.said(title): name for name, title in LABELS.items()}
    for index in list(found.unknown):
        name = own.get(found.header[index])
        if name and name not in found.mapping.values():
            found.mapping[index] = name
            found.unknown.remove(index)


def _take_own_fields(store: Store, found: Peek) -> None:
    """A column that is titled like a field of the community's own holds that field.

    Unless that is what a column of ours is called.
    """
    titles = {name for _, name in members.custom_fields(store)} - set(LABELS.values())
    for index, title in enumerate(found.header):
        if title.strip() in titles and index in found.mapping:
            found.mapping[index] = CUSTOM
