"""Households with children, organisations with contact persons."""

from pathlib import Path

import pytest

from desktop.actions import (
    activities,
    consents,
    merging,
)
from desktop.actions import units as acting
from desktop.actions.unitfile import UnitsImported, import_file
from desktop.models.condition import Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.models.people import UnitQuery, age, born_between
from desktop.models.problem import Problem
from desktop.store import members as roster
from desktop.store import segments, units
from desktop.store.community import Store
from tests.people_builders import made, somebody


def test_a_household_stands_in_the_segment_of_its_childrens_age_by_date(store: Store) -> None:
    year = store.today().year
    mother = somebody(store, "林霞")
    for name, month in (("林家", f"{year - 8}-01"), ("王家", f"{year - 10}-01"), ("李家", "")):
        unit = made(store, "家庭", name)
        acting.belong(store, unit, mother, "家长")
        acting.add_child(store, unit, "孩子", month)
    query = UnitQuery("household", ages=(0, 8))
    assert [one.name for one in units.page(store, query)] == ["林家"]
    assert units.count(store, UnitQuery("household")) == 3
    people = MemberQuery(filters=(Filter("child_age", "=", (0, 8)),))
    assert roster.all_ids(store, people) == [mother]


@pytest.mark.parametrize(
    ("month", "today", "years"),
    [("2018-11", "2026-11-22", 8), ("2017-12", "2026-11-22", 8), ("2017-11", "2026-11-22", 9)],
)
def test_a_child_grows_older_by_the_month(month: str, today: str, years: int) -> None:
    assert age(month, today) == years
    first, last = born_between(0, 8, today)
    assert (first <= month <= last) is (years <= 8)


def test_who_takes_his_consent_back_is_asked_about_his_child_no_more(store: Store) -> None:
    month = f"{store.today().year - 3}-01"
    unit = made(store, "household", "林家")
    # Whom she was entered as twice: the child stands under the record that went.
    twin, mother = somebody(store, "林小霞"), somebody(store, "林霞")
    acting.belong(store, unit, twin, "guardian")
    acting.add_child(store, unit, "小雨", month)
    merging.merge(store, mother, twin)
    households = UnitQuery("household", ages=(0, 8))
    people = MemberQuery(filters=(Filter("child_age", "=", (0, 8)),))
    segment = Leaf("child_age", "<=", 8)

    def found() -> tuple[int, list[bytes], int, str]:
        (child,) = units.children(store, unit)
        listed = roster.all_ids(store, people)
        month_told = child.birth_month
        counted = segments.count(store, segment)
        return units.count(store, households), listed, counted, month_told

    assert found() == (1, [mother], 1, month)
    consents.say(store, mother, "child", given=False, how="电话")
    assert found() == (0, [], 0, "")
    assert units.children(store, unit)[0].withdrawn
    with pytest.raises(Problem) as refused:
        acting.add_child(store, unit, "小天")
    assert refused.value.code == "consent.withdrawn"
    consents.say(store, mother, "child", given=True)
    assert found() == (1, [mother], 1, month)


def test_a_child_has_a_guardian_whose_consent_is_shown(store: Store) -> None:
    unit = made(store, "household", "林家")
    with pytest.raises(Problem) as refused:
        acting.add_child(store, unit, "小雨", "2020-05")
    assert refused.value.code == "child.no_guardian"
    mother = somebody(store, "林霞")
    acting.belong(store, unit, mother, "guardian")
    acting.add_child(store, unit, "小雨", "2020年5月")
    (child,) = units.children(store, unit)
    assert (child.name, child.birth_month, child.consented) == ("小雨", "2020-05", False)
    consents.say(store, mother, "child", given=True)
    assert units.children(store, unit)[0].consented
    with pytest.raises(Problem) as refused:
        acting.add_child(store, unit, "小天", "2999-01")
    assert refused.value.code == "child.bad_month"


def test_organisations_come_from_a_file_once_and_the_idle_ones_are_given_to_somebody(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "单位.csv"
    lines = ["单位名称,联系人,手机,城市"]
    lines += [f"第{n}公司,联系人{n},138{n:08d},广州" for n in range(300)]
    file.write_text("\n".join(lines), "utf-8")
    assert import_file(store, file).result == UnitsImported(added=300)
    again = import_file(store, file)
    assert again.result == UnitsImported(skipped=300)
    assert again.nothing
    assert roster.count(store) == 300
    (active,) = (one for one in units.page(store, UnitQuery("organisation", search="第7公司")))
    contact = units.people(store, active.id)[0]
    assert (contact.name, contact.kind) == ("联系人7", "contact")
    activities.add(store, contact.member, "post", f"{store.today()}T00:00:01")
    idle = UnitQuery("organisation", idle=90)
    chosen = units.all_ids(store, idle)
    assert len(chosen) == units.count(store, idle) == 299
    assert active.id not in chosen
    acting.assign(store, chosen, store.operator)
    assert units.count(store, UnitQuery("organisation", assigned=store.operator)) == 299


@pytest.mark.parametrize(
    "first", ["单位名称,城市", "2026 年会员单位\n单位名称", "会员单位,统一社会信用代码"]
)
def test_organisations_without_anybodys_name_or_phone_come_in_too(
    store: Store, tmp_path: Path, first: str
) -> None:
    file = tmp_path / "单位.csv"
    rest = ",广州" if "城市" in first else ""
    file.write_text(f"{first}\n青禾书店{rest}\n岭南印务{rest}\n", "utf-8")
    assert import_file(store, file).result == UnitsImported(added=2)
    assert {one.name for one in units.page(store, UnitQuery("organisation"))} == {
        "青禾书店",
        "岭南印务",
    }


def test_a_file_without_names_of_organisations_is_refused(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "人.csv"
    file.write_text("姓名,手机\n林霞,13800138000\n", "utf-8")
    with pytest.raises(Problem) as refused:
        import_file(store, file)
    assert refused.value.code == "unit.no_names"
