"""Writes what rows say to members: new ones, and what is brought to those who are known."""

from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.actions import identities, seats
from desktop.models.names import fold
from desktop.models.op import Value
from desktop.models.rowcells import Brought, Cells
from desktop.models.schema import CUSTOM
from desktop.store import importing, numbers
from desktop.store.community import Store
from desktop.store.named import record_for
from desktop.store.recorder import Recorder


class Names:
    """Chapters, groups or custom fields by name; one that is new is made when first written."""

    def __init__(self, store: Store, rec: Recorder, table: str) -> None:
        self._store = store
        self._rec = rec
        self._table = table
        self._known = importing.named(store, table)

    def id(self, name: str) -> bytes:
        """The record of this name; two devices that make it make the same one."""
        folded = fold(name)
        found = self._known.get(folded)
        if found is None:
            fields: dict[str, object] = {"name": name}
            if self._table == "custom_field":
                fields |= {"cls": "private", "position": len(self._known)}
            record = record_for(self._store, self._rec, self._table, name)
            found = self._rec.put(self._table, record, fields)
            self._known[folded] = found
        return found


class Writer:
    """Writes members of one import, or of one settling, within its recording."""

    def __init__(
        self, store: Store, rec: Recorder, batch: bytes, *, confirmed: bool = False
    ) -> None:
        self._store = store
        # Whether an operator said of every row whose it is.
        self._confirmed = confirmed
        self._rec = rec
        self._batch = batch
        self._chapters = Names(store, rec, "chapter")
        self._teams = Names(store, rec, "team")
        self._custom = Names(store, rec, "custom_field")
        self._zone = store.zone
        at = datetime.fromtimestamp(rec.at / 1000, ZoneInfo(self._zone))
        self._local = at.replace(tzinfo=None).isoformat(timespec="seconds")
        self._opened: set[bytes] = set()
        self._watch = seats.Watch(store)

    def require_fit(self) -> None:
        """Raise Problem team.full for a group that the rows filled beyond what it holds."""
        self._watch.require_fit()

    def chapter(self, name: str) -> bytes:
        """The chapter of this name."""
        return self._chapters.id(name)

    def team(self, name: str) -> bytes:
        """The group of this name."""
        return self._teams.id(name)

    def custom(self, title: str) -> str:
        """The op field name of the custom field with this title."""
        return CUSTOM + self._custom.id(title).hex()

    def opening(self, member: bytes, points: int) -> dict[str, Value]:
        """The ledger entry that a balance brought along begins with."""
        self._opened.add(member)
        return {
            "member": member,
            "points": points,
            "kind": "opening",
            "at": self._rec.at,
            "local": self._local,
            "zone": self._zone,
            "batch": self._batch,
        }

    def bring(self, member: bytes, found: Brought) -> None:
        """Write what is brought to a member who stands."""
        fields: dict[str, object] = dict(found.fields)
        if "chapter" in found.fields:
            fields["chapter"] = self.chapter(found.fields["chapter"])
        fields |= {self.custom(title): text for title, text in found.custom.items()}
        if fields:
            self._rec.put("member", member, fields)
        for tag in found.tags:
            self._rec.put("member_tag", None, {"member": member, "tag": tag})
        for team in found.teams:
            self._rec.put("member_team", None, {"member": member, "team": self.team(team)})
        for channel, text in found.identities:
            identities.put(self._store, self._rec, member, channel, text, confirmed=self._confirmed)
        if found.number:
            numbers.state(self._store, self._rec, member, *found.number, found.spelled)
        if found.points and member not in self._opened:
            self._rec.entry(self.opening(member, found.points))

    def make(self, cells: Cells) -> bytes:
        """A new member with these values, under his own number if it is free, else the next."""
        fields = {k: v for k, v in cells.fields.items() if k != "chapter"}
        if "phone" in fields:
            fields.pop("tail", None)
        member = self._rec.put("member", None, fields)
        number = cells.number
        if number is None or importing.number_taken(self._store, number):
            there = self.chapter(cells.fields["chapter"]) if cells.fields.get("chapter") else None
            prefix = numbers.scheme_of(self._store, there)
            given = numbers.supply(self._store, prefix).at(0)
            number = (prefix, given) if given else None
        chapter = {k: v for k, v in cells.fields.items() if k == "chapter"}
        rest = Brought(
            chapter,
            cells.custom,
            cells.tags,
            cells.teams,
            number,
            cells.points,
            cells.spelled,
            cells.identities,
        )
        self.bring(member, rest)
        return member
