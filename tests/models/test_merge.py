"""What stands when an op meets a row: every sentence of docs/format.md section 5."""

import pytest
from msgspec.structs import replace

from desktop.models import schema
from desktop.models.merge import Met, Outcome, outcome
from desktop.models.op import Kind, Op, OpId, Value

ONE, OTHER = OpId(bytes(16), 1, 0), OpId(bytes(16), 2, 0)
TAGGED: dict[str, Value] = {"member": bytes(16), "tag": "读书"}


def meet(
    op: Op, met: Met | None, *, standing: OpId = ONE, later: bool = False, table: str = "member"
) -> Outcome:
    """The outcome of an op where `standing` stands in every field."""
    return outcome(schema.table(table), met, op, lambda base, _: base == standing, lambda _: later)


def put(fields: dict[str, Value], base: OpId | None, table: str = "member") -> Op:
    return Op(Kind.PUT, table, bytes(16), fields, {}, dict.fromkeys(fields, base) if base else {})


def test_an_edit_that_saw_what_stands_wins_whatever_its_clock() -> None:
    found = meet(put({"city": "佛山"}, ONE), Met({"city": "深圳"}), later=False)
    assert found == Outcome("changed", ("city",), ())


def test_of_two_unseen_edits_the_later_stands_and_both_are_told() -> None:
    unseen = put({"city": "佛山"}, OTHER)
    assert meet(unseen, Met({"city": "深圳"}), later=True) == Outcome(
        "changed", ("city",), ("city",)
    )
    assert meet(unseen, Met({"city": "深圳"}), later=False) == Outcome("same", (), ("city",))


@pytest.mark.parametrize("later", [True, False])
def test_of_two_unseen_times_somebody_came_the_earlier_stands(later: bool) -> None:
    key: dict[str, Value] = {"occurrence": bytes(16), "member": bytes(16)}
    for at, effect in ((4, "changed"), (6, "same"), (5, "same")):
        op = Op(Kind.PUT, "attendance", bytes(16), {**key, "at": at}, {}, {"at": OTHER})
        found = meet(op, Met({**key, "at": 5}), later=later, table="attendance")
        assert (found.effect, found.unseen) == (effect, ("at",))


@pytest.mark.parametrize("later", [True, False])
@pytest.mark.parametrize(
    ("stands", "said", "changed"),
    [
        (("there", 5), {"state": "late", "at": 9}, True),
        (("late", 9), {"state": "there", "at": 5}, False),
        (("late", 9), {"at": 5}, False),
        (("late", 9), {"state": "timely", "at": 0}, None),
        (("timely", 0), {"state": "late", "at": 9}, None),
        (("voided", 3), {"state": "there", "at": 5}, None),
        (("late", 9), {"state": "voided"}, None),
    ],
)
def test_what_a_person_put_right_stands_against_who_had_not_seen_it(
    later: bool, stands: tuple[str, int], said: dict[str, Value], changed: bool | None
) -> None:
    """Where both sides are by hand, or it is taken back, the later stands (None)."""
    key: dict[str, Value] = {"occurrence": bytes(16), "member": bytes(16)}
    met = Met({**key, "state": stands[0], "at": stands[1]})
    op = Op(Kind.PUT, "attendance", bytes(16), {**key, **said}, {}, dict.fromkeys(said, OTHER))
    found = meet(op, met, later=later, table="attendance")
    assert found.wins == (tuple(said) if (later if changed is None else changed) else ())


def test_a_witness_is_taken_back_by_nobody_who_did_not_see_him() -> None:
    key: dict[str, Value] = {"occurrence": bytes(16), "member": bytes(16)}
    gone, there = Met(key, gone=True), Met({**key, "state": "there", "at": 5})
    whole = Op(Kind.PUT, "attendance", bytes(16), {**key, "state": "there", "at": 5}, {}, {})
    assert meet(whole, gone, table="attendance").effect == "revived"
    again = replace(whole, base={"at": OTHER, "state": OTHER})
    assert meet(again, gone, table="attendance").effect == "revived"
    part = replace(whole, clear={**key, "at": 5}, base={"at": OTHER})
    assert meet(part, gone, table="attendance").effect == "gone"
    for base, effect in ((OTHER, "same"), (ONE, "removed")):
        undone = Op(Kind.DELETE, "attendance", bytes(16), key, {}, {"": base})
        assert meet(undone, there, table="attendance").effect == effect


def test_an_edit_of_what_was_never_made_is_refused_and_a_fact_is_made() -> None:
    assert meet(put({"city": "佛山"}, ONE), None).effect == "unknown"
    assert meet(put({"city": "佛山"}, None), None).effect == "made"
    again = Op(Kind.PUT, "member_tag", bytes(16), TAGGED, {}, {"": ONE})
    assert meet(again, None, table="member_tag").effect == "made"


def test_a_put_brings_back_a_link_always_and_a_record_only_when_it_saw_the_delete() -> None:
    gone = Met({}, gone=True)
    assert meet(put(TAGGED, None, "member_tag"), gone, table="member_tag").effect == "revived"
    unseen = put({"city": "佛山"}, None)
    assert meet(unseen, gone).effect == "gone"
    assert meet(replace(unseen, base={"": OTHER}), gone).effect == "gone"
    assert meet(replace(unseen, base={"": ONE}), gone).effect == "revived"


def test_a_link_stated_since_outlives_a_delete_that_did_not_see_it() -> None:
    remove = Op(Kind.DELETE, "member_tag", bytes(16), TAGGED, {}, {"": OTHER})
    assert meet(remove, Met(TAGGED), table="member_tag").effect == "same"
    saw = replace(remove, base={"": ONE})
    assert meet(saw, Met(TAGGED), table="member_tag").effect == "removed"


def test_any_other_delete_removes_whatever_was_edited_meanwhile() -> None:
    remove = Op(Kind.DELETE, "member", bytes(16), {}, {}, {"": OTHER})
    assert meet(remove, Met({"city": "深圳"})).effect == "removed"
    assert meet(remove, Met({}, gone=True)).effect == "gone"
    assert meet(remove, None).effect == "gone"


def test_the_first_of_two_entries_with_one_id_stands() -> None:
    entry = Op(Kind.ENTRY, "entry", bytes(16), {"points": 5, "kind": "award"})
    assert meet(entry, None, table="entry").effect == "made"
    standing = Met({"points": 5, "kind": "award", "note": None})
    assert meet(entry, standing, later=True, table="entry").effect == "same"
    for other in ({"points": 9}, {"note": "多"}):
        found = meet(replace(entry, clear={**entry.clear, **other}), standing, table="entry")
        assert found.effect == "superseded"
    assert meet(entry, Met({**standing.fields, "note": "多"}), table="entry").effect == "superseded"


def test_a_kind_unknown_here_changes_nothing() -> None:
    assert meet(Op(99, "member", bytes(16)), Met({})).effect == "unknown"
