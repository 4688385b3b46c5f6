"""A pasted cell of a field of the community's own is read by its kind, or refused with why."""

import pytest

from desktop.actions import customfields, pasting
from desktop.actions import members as acting
from desktop.models.permission import PRESETS, preview_of
from desktop.models.schema import CUSTOM
from desktop.store import members
from desktop.store.community import Store

TITLES = "姓名\t身高\t续费日\t尺码\t会费\t来过"


@pytest.fixture
def own(store: Store) -> dict[str, str]:
    """The fields by name."""
    kinds = (
        ("身高", "number", ()),
        ("续费日", "date", ()),
        ("尺码", "choice", ("S", "M", "L")),
        ("会费", "money", ()),
        ("来过", "bool", ()),
    )
    made = {name: customfields.add(store, name, kind, some).result for name, kind, some in kinds}
    return {name: CUSTOM + one.hex() for name, one in made.items() if isinstance(one, bytes)}


def block(store: Store, *rows: str) -> pasting.Block:
    text = "\n".join([TITLES, *rows])
    return pasting.block_of(text, own=pasting.own_titles(store))


def kept(store: Store) -> dict[str, str]:
    (row,) = members.page(store, members.MemberQuery())
    found = members.find(store, row.id)
    assert found is not None
    return {one.name: one.value for one in found.custom}


def test_cells_are_kept_as_their_fields_keep_them(store: Store, own: dict[str, str]) -> None:
    found = block(store, "甲\t1,70.50\t2026年3月1日\tm\t¥ 12.5\t是")
    (line,) = pasting.plan(store, found).lines
    assert line.state == "new"
    pasting.paste(store, found)
    assert kept(store) == {
        "身高": "170.5",
        "续费日": "2026-03-01",
        "尺码": "M",
        "会费": "1250",
        "来过": "yes",
    }
    # The same once more, however it is written, changes nothing.
    again = pasting.plan(store, block(store, "甲\t170.5\t2026/3/1\tM\t12.50\tyes"))
    assert [one.state for one in again.lines] == ["same"]


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ("高\t\t\t\t", "custom.bad_value", "身高"),
        ("\t明天\t\t\t", "date.invalid", "明天"),
        ("\t\tXL\t\t", "custom.bad_value", "S、M、L"),
        ("\t\t\t12.345\t", "custom.bad_value", "会费"),
        ("\t\t\t\t也许", "custom.bad_value", "来过"),
    ],
    ids=["number", "date", "choice", "money", "bool"],
)
def test_what_a_field_cannot_hold_is_refused_with_the_reason(
    store: Store, own: dict[str, str], cells: str, code: str, said: str
) -> None:
    acting.add(store, {"name": "甲", own["身高"]: "160"})
    found = block(store, f"甲\t{cells}", "乙\t170")
    bad, good = pasting.plan(store, found).lines
    assert bad.problem is not None
    assert (bad.state, bad.problem.code, good.state) == ("refused", code, "new")
    assert said in bad.problem.sentence("zh_CN")
    pasting.paste(store, found)
    assert [row.name for row in members.page(store, members.MemberQuery())] == ["甲", "乙"]


def test_what_stood_there_is_not_shown_to_who_may_not_read_it(
    store: Store, own: dict[str, str]
) -> None:
    acting.add(store, {"name": "甲", own["身高"]: "160"})
    cells = PRESETS["host"] | {"member.read.basic", "member.write"}
    store.actor = preview_of(store.actor, "host", cells - {"member.read.private"})
    (line,) = pasting.plan(store, block(store, "甲\t170")).lines
    assert (line.state, line.before, line.after) == (
        "changed",
        {own["身高"]: ""},
        {own["身高"]: "170"},
    )


def test_a_field_of_ones_own_is_known_by_its_name_before_any_other(store: Store) -> None:
    made = customfields.add(store, "兴趣").result
    assert isinstance(made, bytes)
    found = pasting.block_of("姓名\t兴趣\n甲\t阅读", own=pasting.own_titles(store))
    assert found.fields == ("name", CUSTOM + made.hex())
