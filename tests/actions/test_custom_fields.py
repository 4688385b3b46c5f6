"""Fields of the community's own hold what their kind allows, however it comes in."""

from pathlib import Path

import pytest

from desktop.actions import customfields as acting
from desktop.actions import importing, members
from desktop.actions.exporting import export_members
from desktop.models.customfield import CustomField
from desktop.models.importing import Imported
from desktop.models.problem import Problem
from desktop.store import customfields, timeline
from desktop.store.community import Store

COLOURS = ("红", "黄", "蓝")


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [
        ("text", " 随便 ", "随便"),
        ("number", "1,234.50", "1234.5"),
        ("number", "-0", "0"),
        ("date", "2026年3月5日", "2026-03-05"),
        ("choice", "黄", "黄"),
        ("choices", "蓝、红", "红、蓝"),
        ("bool", "是", "yes"),
        ("bool", "NO", "no"),
        ("money", "¥12.30", "1230"),
        ("money", "100元", "10000"),
        ("number", " ", None),
    ],
)
def test_a_value_is_stored_in_one_form(kind: str, written: str, stored: str | None) -> None:
    field = CustomField(b"", "字段", kind, COLOURS)
    assert field.parsed(written) == stored
    if stored is not None:
        assert field.parsed(field.shown(stored, "zh_CN")) == stored
        assert field.parsed(field.shown(stored, "en")) == stored


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("number", "许多"),
        ("number", "NaN"),
        ("date", "昨天"),
        ("choice", "绿"),
        ("choices", "红、绿"),
        ("bool", "也许"),
        ("money", "1.234"),
    ],
)
def test_what_a_kind_cannot_hold_is_refused(kind: str, wrong: str) -> None:
    with pytest.raises(Problem):
        CustomField(b"", "字段", kind, COLOURS).parsed(wrong)


def test_a_members_value_is_checked_where_it_is_edited(store: Store) -> None:
    who = members.add(store, {"name": "林霞"}).result
    field = acting.add(store, "会费", "金额").result
    assert isinstance(who, bytes)
    assert isinstance(field, bytes)
    members.edit(store, who, {f"x.{field.hex()}": "¥365"})
    assert store.rows("SELECT value FROM member_x") == [("36500",)]
    with pytest.raises(Problem) as refused:
        members.edit(store, who, {f"x.{field.hex()}": "不贵"})
    assert refused.value.code == "custom.bad_value"
    assert "会费" in refused.value.sentence()


def test_a_choice_needs_options_and_a_field_a_name_of_its_own(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        acting.add(store, "颜色", "choice", ["红"])
    assert refused.value.code == "custom.no_options"
    made = acting.add(store, "颜色", "choice", ["红", "黄", "红"]).result
    assert isinstance(made, bytes)
    with pytest.raises(Problem) as refused:
        acting.add(store, "颜色")
    assert refused.value.code == "custom.bad_name"
    acting.edit(store, made, "喜欢的颜色", COLOURS)
    (field,) = customfields.listed(store)
    assert (field.name, field.kind, field.options) == ("喜欢的颜色", "choice", COLOURS)


def test_a_file_fills_typed_fields_and_what_does_not_fit_stays_readable(
    store: Store, tmp_path: Path
) -> None:
    acting.add(store, "会费", "money")
    acting.add(store, "带孩子", "bool")
    file = tmp_path / "名单.csv"
    file.write_text("姓名,会费,带孩子\n林霞,¥365.00,是\n王芳,免,否\n", "utf-8")
    importing.import_file(store, importing.from_file(file))
    found = store.rows(
        "SELECT m.name, f.name, x.value FROM member_x x JOIN member m ON m.id = x.member"
        " JOIN custom_field f ON f.id = x.field ORDER BY m.name DESC, f.position"
    )
    assert found == [
        ("王芳", "带孩子", "no"),
        ("王芳", "会费（原文）", "免"),
        ("林霞", "会费", "36500"),
        ("林霞", "带孩子", "yes"),
    ]
    again = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(again, Imported)
    assert (again.counts.added, again.counts.updated, again.counts.suspected) == (0, 0, 0)


def test_our_own_export_of_typed_fields_changes_nothing(store: Store, tmp_path: Path) -> None:
    fee, brings = (acting.add(store, name, kind).result for name, kind in
                   (("会费", "money"), ("带孩子", "bool")))  # fmt: skip
    assert isinstance(fee, bytes)
    assert isinstance(brings, bytes)
    who = members.add(store, {"name": "林霞", "phone": "13800138000"}).result
    assert isinstance(who, bytes)
    members.edit(store, who, {f"x.{fee.hex()}": "365", f"x.{brings.hex()}": "是"})
    file = tmp_path / "名单.csv"
    export_members(store, file)
    assert "365.00" in file.read_text("utf-8-sig")
    again = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(again, Imported)
    assert (again.counts.added, again.counts.updated, again.counts.suspected) == (0, 0, 0)


def test_the_story_tells_a_typed_value_as_it_is_read(store: Store) -> None:
    who = members.add(store, {"name": "林霞"}).result
    assert isinstance(who, bytes)
    for name, kind, text in (("会费", "money", "365"), ("带孩子", "bool", "是")):
        field = acting.add(store, name, kind).result
        assert isinstance(field, bytes)
        members.edit(store, who, {f"x.{field.hex()}": text})
    told = [(one.field, one.new) for one in timeline.page(store, who, frozenset({"edited"}))]
    assert told == [("带孩子", "✓"), ("会费", "365.00")]
