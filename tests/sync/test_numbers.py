"""Member numbers when many laptops give them out: from blocks that the judge leased."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions import door, exporting, importing, members
from desktop.cli import memberlines
from desktop.models.changes import Changes
from desktop.models.door import Scan
from desktop.models.member import MemberQuery
from desktop.models.numbers import Supply
from desktop.models.wire import Lease
from desktop.store import members as reading
from desktop.store import numbers
from desktop.sync.channel import Refusal
from desktop.sync.core import Sync
from desktop.sync.numbering import BLOCK, LOW
from desktop.views.door.result import came_of
from tests.actions.test_door import session
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    found = crew.found()
    members.add(found.store, {"name": "王芳"})
    crew.connect(found)
    return found


def _add(laptop: Laptop, name: str, **fields: str) -> str | None:
    member = members.add(laptop.store, {"name": name, **fields}).result
    row = laptop.store.one("SELECT number FROM member WHERE id = ?", (member,))
    return row[0] if row else None


def _line(laptop: Laptop, name: str) -> str:
    """The member as a terminal lists him."""
    told = memberlines.due(laptop.store, "zh_CN")
    found = reading.page(laptop.store, MemberQuery(name))
    (one,) = memberlines.some_documents(laptop.store, found)
    return memberlines.line(one, told)


def _numbers(laptop: Laptop) -> list[tuple[int, bytes]]:
    return laptop.store.rows("SELECT value, member FROM number WHERE gone = 0 ORDER BY value")


def test_two_devices_without_a_network_give_out_different_numbers(
    crew: Team, owner: Laptop
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    assert _add(owner, "李雷") != _add(second, "韩梅梅")
    crew.settle()
    assert len(_numbers(owner)) == 3
    assert _numbers(owner) == _numbers(second)
    assert not owner.store.rows("SELECT 1 FROM verdict")
    assert owner.digest() == second.digest() == hub_digest(crew, owner)


def test_who_walks_in_without_a_number_to_give_is_told_to_get_one(owner: Laptop) -> None:
    one = session(owner.store)
    done = door.walk_in(owner.store, one.series, one.original, "李雷", if_open=False)
    assert isinstance(done.result, Scan)
    (came,) = done.result.arrivals
    assert (came.number, came.number_due) == ("", True)
    assert came_of(done.result, "李雷", "Asia/Shanghai").more.startswith("待编号")


def test_without_a_block_a_member_has_no_number_and_gets_one_at_the_next_round(
    crew: Team, owner: Laptop
) -> None:
    assert _add(owner, "李雷") is None
    assert _line(owner, "李雷") == "待编号  李雷"
    heard: list[Changes] = []
    Sync(owner.store, owner.session, heard.append).round()
    # Open pages are told of it as of anything that came.
    assert any("number" in changes.tables for changes in heard)
    assert owner.store.rows("SELECT number FROM member WHERE name = '李雷'") == [("QH0002",)]
    assert _line(owner, "李雷") == "QH0002  李雷"
    assert owner.sync().waiting == 0


def test_a_roster_larger_than_the_block_is_numbered_in_its_order(
    crew: Team, owner: Laptop, tmp_path: Path
) -> None:
    owner.sync()
    roster = tmp_path / "名单.csv"
    lines = [f"李雷{n},{'QH0050' if n == 3 else ''}" for n in range(2 * BLOCK)]
    roster.write_text("\n".join(["姓名,编号", *lines]), encoding="utf-8")
    importing.import_file(owner.store, importing.from_file(roster))
    crew.settle()
    found = dict(owner.store.rows("SELECT name, number_value FROM member"))
    assert found["李雷3"] == 50
    rest = [found[f"李雷{n}"] for n in range(2 * BLOCK) if n != 3]
    assert rest == sorted(rest)
    assert None not in rest
    assert len({*rest, 50}) == 2 * BLOCK


def test_a_block_is_renewed_before_it_is_used_up(crew: Team, owner: Laptop) -> None:
    owner.sync()
    for n in range(BLOCK - LOW + 1):
        assert _add(owner, f"李雷{n}")
    owner.sync()
    left = numbers.supply(owner.store, "QH").left
    assert left is not None
    assert left >= BLOCK


def test_blocks_lie_above_every_number_and_never_overlap(crew: Team, owner: Laptop) -> None:
    _add(owner, "李雷", number="QH5000")
    crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    blocks = owner.store.rows("SELECT first, last FROM lease ORDER BY first")
    assert len(blocks) == 2
    assert blocks[0][0] > 1
    assert all(after[0] > before[1] for before, after in pairwise(blocks))


def test_the_same_question_twice_leases_one_block(crew: Team, owner: Laptop) -> None:
    first = owner.session.ask("lease", Lease(0, BLOCK), int)
    assert owner.session.ask("lease", Lease(0, BLOCK), int) == first
    assert owner.session.ask("lease", Lease(first, BLOCK), int) == first + BLOCK


def test_what_was_exported_before_connecting_is_never_leased(crew: Team, tmp_path: Path) -> None:
    found = crew.found()
    member = members.add(found.store, {"name": "王芳", "number": "QH0300"}).result
    exporting.export_members(found.store, tmp_path / "名单.csv", MemberQuery())
    assert isinstance(member, bytes)
    with found.store.recording("undo") as rec:
        rec.delete("number", scheme="QH", value=300)
    crew.connect(found)
    found.sync()
    assert found.store.one("SELECT min(first) FROM lease") == (301,)


def test_a_number_taken_back_is_given_to_nobody_else(crew: Team, owner: Laptop) -> None:
    owner.sync()
    assert _add(owner, "李雷") == "QH0002"
    owner.sync()
    with owner.store.recording("undo") as rec:
        rec.delete("number", scheme="QH", value=2)
    assert _add(owner, "韩梅梅") == "QH0003"


def test_who_adds_no_members_gets_no_block(crew: Team, owner: Laptop) -> None:
    host = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    with pytest.raises(Refusal, match=r"sync\.may_not_number"):
        host.session.ask("lease", Lease(0, BLOCK), int)
    assert not host.store.rows("SELECT 1 FROM lease WHERE device = ?", (host.store.device,))


def test_a_number_that_somebody_has_goes_to_nobody_who_did_not_see_it(
    crew: Team, owner: Laptop
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    assert _add(owner, "李雷", number="QH0888") == "QH0888"
    assert _add(second, "韩梅梅", number="QH0888") == "QH0888"
    crew.settle()
    # Nobody is refused: who came second gets the next number of his device's block.
    assert not second.store.rows("SELECT 1 FROM verdict")
    assert second.store.rows("SELECT number FROM member WHERE name = '韩梅梅'")[0][0] is not None
    ((member,),) = owner.store.rows("SELECT id FROM member WHERE name = '李雷'")
    assert (888, member) in _numbers(second)
    assert owner.digest() == second.digest() == hub_digest(crew, owner)


def test_who_sees_the_holder_may_give_his_number_to_another(crew: Team, owner: Laptop) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    _add(owner, "李雷", number="QH0888")
    crew.settle()
    other = members.add(second.store, {"name": "韩梅梅"}).result
    with second.store.recording("member.edit") as rec:
        rec.put("number", None, {"scheme": "QH", "value": 888, "member": other})
    crew.settle()
    assert (888, other) in _numbers(owner)


def test_a_lease_that_a_device_writes_itself_is_refused(crew: Team, owner: Laptop) -> None:
    crew.settle()
    with owner.store.recording("number.lease") as rec:
        fields = {"scheme": "QH", "first": 10_000, "last": 20_000, "device": owner.store.device}
        rec.put("lease", None, fields)
    owner.sync()
    assert owner.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "right")]


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 20)), max_size=5),
    st.lists(st.integers(1, 2_000), max_size=20),
)
def test_a_supply_gives_rising_numbers_of_its_blocks_that_nobody_brought(
    blocks: list[tuple[int, int]], brought: list[int]
) -> None:
    spans: list[tuple[int, int | None]] = []
    start = 0
    for gap, length in blocks:
        spans.append((start + gap, start + gap + length))
        start += gap + length
    supply = Supply(spans)
    supply.skip(brought)
    given = [supply.at(place) for place in range(supply.left or 0)]
    assert supply.at(len(given)) is None
    assert given == sorted({one for one in given if one is not None})
    assert not {*given} & {*brought}
    within = [n for first, last in spans for n in range(first, (last or 0) + 1)]
    assert {*given} <= {*within}


def test_a_newcomer_shows_everybodys_number_as_those_who_were_there(
    crew: Team, owner: Laptop
) -> None:
    with owner.store.recording("member.import") as rec:
        one = rec.put("member", None, {"name": "林霞"})
        two = rec.put("member", None, {"name": "王芳"})
        rec.put("member", None, {"name": "李雷"})
        for value, member in ((71, one), (72, two), (73, two)):
            rec.put("number", None, {"scheme": "ZY", "value": value, "member": member})
        said = {"scheme": "QH", "value": 900, "member": one, "spelled": "QH-900", "stated": 5}
        rec.put("number", None, said)
    owner.sync()
    shown = "SELECT name, number, number_value FROM member ORDER BY name"
    newcomer = crew.join(crew.invite(owner, "小李", "deputy"))
    assert newcomer.store.rows(shown) == owner.store.rows(shown)
    assert ("林霞", "QH-900", 900) in owner.store.rows(shown)
