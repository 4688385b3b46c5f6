"""The state comes in pages that go on from one table into the next, and none of it comes twice."""

from collections import Counter
from dataclasses import dataclass, field

import msgspec
import pytest

from desktop.actions import members
from desktop.models.schema import TABLES
from desktop.models.wire_snapshot import Page, Paged, Rows
from desktop.store.digest import digest
from desktop.sync import joining
from desktop.sync.channel import Channel, Refusal
from tests.sync.team import Laptop, Team, hub_digest

_NAMES = [table.name for table in TABLES]


def _community(crew: Team) -> Laptop:
    owner = crew.found()
    for n in range(5):
        members.add(owner.store, {"name": f"林{n}", "phone": f"1380013800{n}"})
    crew.connect(owner)
    owner.sync()
    return owner


def _pages(laptop: Laptop, most: int) -> list[Paged]:
    names, after, found = _NAMES, b"", []
    while names:
        found.append(laptop.session.ask("snapshot", Page(names, after, most), Paged))
        names = names[names.index(found[-1].table) :] if found[-1].table else []
        after = found[-1].last
    return found


def _rows(page: Paged) -> list[tuple[str, bytes]]:
    said = [msgspec.msgpack.decode(data, type=Rows) for data in page.rows]
    return [(one.table, row.record) for one in said for row in one.rows]


def test_pages_of_any_size_hold_the_same_rows_in_the_same_order(crew: Team) -> None:
    owner = _community(crew)
    (whole,) = _pages(owner, 5_000)
    assert {"community", "member", "wrapping_key"} <= {table for table, _ in _rows(whole)}
    for most in (1, 2, 3, 7):
        pages = _pages(owner, most)
        assert [row for page in pages for row in _rows(page)] == _rows(whole)
        assert all(0 < len(_rows(page)) <= most for page in pages)


def test_a_page_that_is_full_at_the_end_of_a_table_goes_on_in_the_next(crew: Team) -> None:
    owner = _community(crew)
    (whole,) = _pages(owner, 5_000)
    (first, count), *_ = Counter(table for table, _ in _rows(whole)).items()
    full, behind, *_ = _pages(owner, count)
    assert {table for table, _ in _rows(full)} == {first}
    assert (full.table in _NAMES, full.last) == (True, b"")
    assert first not in {table for table, _ in _rows(behind)}


def test_every_row_brings_its_seeds_on_its_page(crew: Team) -> None:
    for page in _pages(_community(crew), 2):
        there = {one.id for one in page.seeds}
        for data in page.rows:
            for row in msgspec.msgpack.decode(data, type=Rows).rows:
                assert {value[1:17] for value in row.sealed.values()} <= there


def test_a_table_that_does_not_exist_is_refused(crew: Team) -> None:
    owner = _community(crew)
    with pytest.raises(Refusal):
        owner.session.ask("snapshot", Page(["member", "nobody"]), Paged)


def test_no_tables_are_an_empty_page(crew: Team) -> None:
    found = _community(crew).session.ask("snapshot", Page([]), Paged)
    assert (found.rows, found.seeds, found.table, found.last) == ([], [], "", b"")


@dataclass
class Listening:
    """A channel that notes what is asked."""

    inner: Channel
    asked: list[str] = field(default_factory=list)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        self.asked.append(path)
        return self.inner.ask(path, body, token)


def test_a_small_community_comes_in_two_answers(crew: Team) -> None:
    owner = _community(crew)
    code = crew.invite(owner, "小陈", "deputy")
    heard = Listening(crew.channel)
    blob = joining.read_blob(heard, code)
    store = joining.join(crew._keys(blob.community), heard, code, blob)
    deputy = crew._add(store)
    assert heard.asked.count("snapshot") == 2
    deputy.sync()
    owner.sync()
    assert digest(deputy.store, deputy.store.refs) == hub_digest(crew, owner)
