"""Venues with what they offer from a spreadsheet, however many."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from desktop.actions.venues import offered, read
from desktop.formats.header import CUSTOM, fold_title
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import open_roster
from desktop.formats.wire import Choice, Options
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import venues
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# What the titles of such a file say, folded.
_TITLES = {
    "name": ("场地", "场地名称", "名称", "门店", "体验店", "店名", "venue", "name"),
    "address": ("地址", "address"),
    "city": ("城市", "所在城市", "city"),
    "capacity": ("容量", "人数", "可容人数", "可容纳", "容纳人数", "capacity"),
    "note": ("备注", "说明", "note"),
    "modules": ("模块", "提供", "项目", "modules"),
}


class VenuesImported(Struct, frozen=True):
    """How many rows brought a new venue, changed one, said nothing new, or could not be read.

    `ignored` are the titles of the columns that say nothing of a venue.
    """

    added: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0
    ignored: tuple[str, ...] = ()


def import_file(store: Store, path: Path, progress: Progress = quiet) -> Changes:
    """Take venues from a file; again the same file changes nothing.

    A venue is known by its name and city; its modules stand in one cell, as 烘焙课堂:12、体验.
    `Changes.result` is a VenuesImported. Raises Problem role.not_allowed, venue.no_names, or what
    is wrong with the file.
    """
    require(store.actor, "calendar.write")
    titled = Options(header_line=1)
    with open_roster(path, options=titled, wait=True, progress=progress) as table:
        header = table.peek.header
        named = _named(header)
        if "name" not in named:
            raise Problem("venue.no_names", file=path.name)
        meant = {
            index: "name" if title == named["name"] else CUSTOM
            for index, title in enumerate(header)
            if title in named.values()
        }
        with store.recording("venue.import") as rec:
            work = _Work(store, rec, named)
            for rows in table.rows(Choice(mapping=meant)):
                for row in rows:
                    work.take(row)
            ignored = [title for title in header if title.strip() not in ("", *named.values())]
            rec.result = VenuesImported(**work.counts, ignored=tuple(ignored))
    return rec.changes


def _named(header: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for title in header:
        said = fold_title(title)
        field = next((name for name, words in _TITLES.items() if said in words), "")
        if field:
            found.setdefault(field, title)
    return found


class _Work:
    """Writes one row after another."""

    def __init__(self, store: Store, rec: Recorder, named: Mapping[str, str]) -> None:
        self._rec, self._named = rec, named
        self._known = venues.known(store)
        self.counts = dict.fromkeys(("added", "updated", "skipped", "rejected"), 0)

    def take(self, row: PreparedRow) -> None:
        try:
            said = {name: read(name, self._text(row, name)) for name in _PLAIN}
            offers = offered(self._text(row, "modules"))
        except Problem:
            said = {}
        if row.reject or not said:
            self.counts["rejected"] += 1
            return
        key = (str(row.fields["name"]), str(said["city"] or ""))
        there, before = self._known.get(key), self._rec.recorded
        fields = {name: text for name, text in said.items() if text is not None}
        venue = self._rec.put("venue", there, {"name": key[0], **fields})
        self._known[key] = venue
        for name, most in offers.items():
            # A file that says no number leaves the one there is.
            capacity = {} if most is None else {"capacity": most}
            self._rec.put("venue_module", None, {"venue": venue, "module": name, **capacity})
        changed = "updated" if self._rec.recorded > before else "skipped"
        self.counts["added" if there is None else changed] += 1

    def _text(self, row: PreparedRow, field: str) -> str:
        return row.extra.get(self._named.get(field, ""), "").strip()


_PLAIN = ("address", "city", "capacity", "note")
