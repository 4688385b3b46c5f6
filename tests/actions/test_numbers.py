"""Member numbers: the last one stated is shown, all of them lead home, none is given twice."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.actions import chapters, exporting, history, importing, members
from desktop.models.importing import Counts, Imported
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import members as stored
from desktop.store import order, search
from desktop.store.community import Store
from desktop.store.member_order import in_order
from tests.conftest import MakeStore
from tests.roster_builders import figures, take


def add(store: Store, name: str, **fields: str) -> bytes:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def shown(store: Store, member: bytes) -> str:
    found = stored.find(store, member)
    assert found is not None
    return found.row.number


def test_a_number_that_passes_to_somebody_else_is_shown_beside_him_alone(store: Store) -> None:
    first, second = add(store, "单文博"), add(store, "吴桂芳")
    with store.recording("member.edit") as rec:
        rec.put("number", None, {"scheme": "QH", "value": 1, "member": second})
    assert (shown(store, first), shown(store, second)) == ("", "QH0001")


def test_a_changed_number_is_shown_and_the_old_one_still_leads_to_him(store: Store) -> None:
    one = add(store, "单文博")
    members.edit(store, one, {"number": "QH0099"})
    assert shown(store, one) == "QH0099"
    for word in ("QH0099", "qh99", "99", "QH0001", "1"):
        assert stored.resolve(store, word) == one
        assert search.find(store, word) == [one]


def test_a_number_he_had_before_can_be_his_again(store: Store) -> None:
    one = add(store, "单文博")
    members.edit(store, one, {"number": "QH0099"})
    members.edit(store, one, {"number": "QH0001"})
    assert shown(store, one) == "QH0001"
    history.undo(store)
    assert shown(store, one) == "QH0099"
    history.undo(store)
    assert shown(store, one) == "QH0001"
    assert members.edit(store, one, {"number": "QH0001"}).count == 0


def test_another_number_in_a_roster_is_shown_and_an_old_list_does_not_take_it_back(
    store: Store,
) -> None:
    header = "姓名,手机号,会员编号"
    take(store, header, "单文博,13612349001,QH0007")
    one = stored.resolve(store, "QH0007")
    assert figures(counts(store, header, "单文博,13612349001,QH0099")) == (0, 1, 0, 0, 0)
    assert shown(store, one) == "QH0099"
    assert figures(counts(store, header, "单文博,13612349001,QH0007")) == (0, 0, 0, 1, 0)
    assert shown(store, one) == "QH0099"


def counts(store: Store, header: str, row: str) -> Counts:
    return take(store, header, row).counts


SPELLED = ("A001", "a-2", "ZY 003", "QH04", "会员0005")


def test_a_number_of_a_file_is_shown_found_and_exported_as_the_file_spells_it(
    store: Store, tmp_path: Path
) -> None:
    rows = [f"成员{at},{text}" for at, text in enumerate(SPELLED)]
    assert take(store, "姓名,编号", *rows).counts.added == len(SPELLED)
    people = [stored.resolve(store, text) for text in SPELLED]
    assert [shown(store, one) for one in people] == list(SPELLED)
    for text, one in zip(SPELLED, people, strict=True):
        assert search.find(store, text) == [one]
    assert stored.resolve(store, "A0001") == stored.resolve(store, "a1") == people[0]
    assert take(store, "姓名,编号", *rows).batch is None
    file = tmp_path / "成员.csv"
    exporting.export_members(store, file)
    said = file.read_text("utf-8-sig")
    assert all(text in said for text in SPELLED)
    again = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(again, Imported)
    assert again.batch is None


def test_a_spelling_goes_with_an_undo_and_comes_back_with_the_file(store: Store) -> None:
    one = add(store, "单文博")
    take(store, "姓名,编号,城市", "单文博,A001,广州", "吴桂芳,A002,")
    take(store, "姓名,编号", "单文博,QH0001")
    history.undo(store)
    assert stored.by_ids(store, [one])[0].number == "QH0001"
    take(store, "姓名,编号", "吴桂芳,A002")
    assert shown(store, stored.resolve(store, "A002")) == "A002"


def test_digits_alone_are_written_as_the_communitys_numbers(store: Store) -> None:
    take(store, "姓名,编号", "单文博,007")
    assert shown(store, stored.resolve(store, "7")) == "QH0007"


def test_a_number_that_is_none_here_is_kept_as_text_and_told(store: Store) -> None:
    done = take(store, "姓名,编号", "单文博,20240100017", "吴桂芳,A001")
    assert (done.counts.added, done.renumbered) == (2, (2,))
    found = stored.find(store, stored.resolve(store, "单文博"))
    assert found is not None
    assert [one.value for one in found.custom] == ["20240100017"]
    assert found.row.number == "QH0001"
    assert take(store, "姓名,编号", "单文博,20240100017").renumbered == ()


def test_a_number_that_somebody_had_is_given_to_nobody_else(store: Store) -> None:
    one, other = add(store, "单文博"), add(store, "沈若溪")
    members.edit(store, one, {"number": "QH0099"})
    with pytest.raises(Problem, match="QH0001"):
        members.edit(store, other, {"number": "QH0001"})
    assert shown(store, add(store, "吴桂芳")) == "QH0100"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "edit", "import", "remove", "undo"]),
        st.integers(0, 3),
        st.integers(1, 6),
    ),
    max_size=14,
)
# The numbers that should lead to each member, in the order they were stated.
Given = dict[bytes, list[int]]


@settings(max_examples=30)
@given(STEPS)
@example([("add", 0, 1), ("import", 0, 5), ("edit", 0, 1), ("undo", 0, 1), ("add", 1, 1)])
def test_whatever_is_stated_numbers_stay_unique_and_all_lead_to_their_member(
    make_store: MakeStore, steps: list[tuple[str, int, int]]
) -> None:
    store = make_store()
    now: tuple[Given, frozenset[bytes]] = ({}, frozenset())
    past = [now]
    for verb, which, value in steps:
        given, gone = now
        done = actions(store)
        if verb == "undo":
            if len(past) > 1:
                history.undo(store)
                now = past.pop()
        else:
            now = ({who: list(own) for who, own in given.items()}, gone)
            now = take_step(store, verb, which, value, *now)
            if actions(store) > done:
                past.append((given, gone))
        check(store, *now)


def actions(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM action")[0][0])


def take_step(
    store: Store, verb: str, which: int, value: int, given: Given, gone: frozenset[bytes]
) -> tuple[Given, frozenset[bytes]]:
    """One step, and what should stand after it."""
    here = [who for who in given if who not in gone]
    taken = {one for own in given.values() for one in own}
    if verb == "add":
        phone = f"1361234{actions(store):04d}"
        given[add(store, f"成员{phone}", phone=phone)] = [max(taken, default=0) + 1]
    elif verb == "remove" and here:
        members.remove(store, [here[which % len(here)]])
        gone |= {here[which % len(here)]}
    elif here:
        who = here[which % len(here)]
        own, stated = given[who], f"QH{value:04d}"
        if value in taken - set(own):
            with pytest.raises(Problem, match=stated):
                members.edit(store, who, {"number": stated})
        elif verb == "edit":
            members.edit(store, who, {"number": stated})
            given[who] = [*(one for one in own if one != value), value]
        elif value not in own:
            name, phone = store.rows("SELECT name, phone FROM member WHERE id = ?", (who,))[0]
            take(store, "姓名,手机号,会员编号", f"{name},{phone[3:]},{stated}")
            own.append(value)
    return given, gone


def check(store: Store, given: Given, gone: frozenset[bytes]) -> None:
    for who in given.keys() - gone:
        own = given[who]
        assert shown(store, who) == f"QH{own[-1]:04d}"
        assert {stored.resolve(store, f"QH{value:04d}") for value in own} == {who}
    live = [value for (value,) in store.rows("SELECT value FROM number WHERE gone = 0")]
    assert sorted(live) == sorted(one for own in given.values() for one in own)


def test_a_list_by_number_has_the_schemes_one_after_another(store: Store, tmp_path: Path) -> None:
    chapter = chapters.add(store, {"name": "中原", "prefix": "ZY"}).result
    assert isinstance(chapter, bytes)
    spelled = ("QH0002", "zy-10", "A3", "QH0010", "ZY0002", "007")
    take(store, "姓名,会员编号", *(f"成员{at},{number}" for at, number in enumerate(spelled)))
    found = ["A3", "QH0002", "QH0007", "QH0010", "ZY0002", "zy-10"]
    for falling in (False, True):
        expected = found[::-1] if falling else found
        query = MemberQuery(sort=(("number", falling),))
        assert [one.number for one in stored.page(store, query, 0, 10)] == expected
        for ordered in (order.begin(store, query), order.finish(store, query)):
            rows = order.rows(store, ordered, 0, 10)
            assert [one.number for one in rows if one] == expected
        exporting.export_members(store, tmp_path / "list.csv", query)
        header, *lines = csv.reader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines())
        assert [line[header.index("会员编号")] for line in lines] == expected


def test_a_list_by_number_is_read_from_its_index(store: Store) -> None:
    for falling in (False, True):
        query = MemberQuery(sort=(("number", falling),))
        plan = store.rows(
            f"EXPLAIN QUERY PLAN SELECT rid FROM member WHERE gone = 0 ORDER BY {in_order(query)}"
        )
        assert all("TEMP B-TREE" not in str(line) for line in plan), plan
