"""People as they are: identities, relations, offers, consents, verification, units."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import (
    activities,
    consents,
    erasing,
    history,
    identities,
    members,
    merging,
    offers,
    personal,
)
from desktop.actions import relations as relating
from desktop.actions import units as acting
from desktop.actions.exporting import export_members
from desktop.actions.unitfile import UnitsImported, import_file
from desktop.models.lunar import names_of, next_day, next_solar, parse_lunar
from desktop.models.member import Filter, MemberQuery
from desktop.models.people import MOST_HOPS, UnitQuery, age, born_between
from desktop.models.problem import Problem
from desktop.store import birthdays, relations, units
from desktop.store import consents as agreed
from desktop.store import identities as known
from desktop.store import members as roster
from desktop.store import offers as directory
from desktop.store.community import Store
from desktop.store.digest import digest


def somebody(store: Store, name: str, **fields: str) -> bytes:
    """A new member."""
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def said(store: Store, member: bytes) -> set[tuple[str, str]]:
    """By what a member is known."""
    return {(one.channel, one.value) for one in known.of_member(store, member)}


# -- identities ------------------------------------------------------------------------------------


def test_a_person_has_several_phones_and_accounts(store: Store) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    identities.add(store, who, "手机", "139 0013 9000")
    identities.add(store, who, "taobao", "LinXia_88")
    identities.add(store, who, "wechat", "linxia")
    assert said(store, who) == {
        ("phone", "+8613800138000"),
        ("phone", "+8613900139000"),
        ("taobao", "linxia_88"),
        ("wechat", "linxia"),
    }
    # The first WeChat id stands in the profile, where lists look for it.
    assert store.rows("SELECT wechat FROM member") == [("linxia",)]
    assert [one for one, _ in known.holders(store, "phone", "+8613900139000")] == [who]


def test_one_identity_belongs_to_one_person(store: Store) -> None:
    somebody(store, "林霞", phone="13800138000")
    other = somebody(store, "王芳")
    with pytest.raises(Problem) as refused:
        identities.add(store, other, "phone", "13800138000")
    assert refused.value.code == "identity.taken"


def test_an_identity_is_split_off_into_a_person_of_its_own_and_undo_brings_it_back(
    store: Store,
) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    identities.add(store, who, "card", "vip 0047")
    before = digest(store, store.refs)
    made = identities.split(store, who, "VIP0047")
    assert isinstance(made.result, bytes)
    assert said(store, made.result) == {("card", "VIP0047")}
    assert said(store, who) == {("phone", "+8613800138000")}
    history.undo(store, made.action)
    assert said(store, who) == {("phone", "+8613800138000"), ("card", "VIP0047")}
    assert roster.count(store) == 1
    assert digest(store, store.refs) != before


def test_the_only_identity_is_not_split_off(store: Store) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    with pytest.raises(Problem) as refused:
        identities.split(store, who, "phone")
    assert refused.value.code == "identity.last"


# -- relations -------------------------------------------------------------------------------------


def test_two_friends_of_one_friend_are_two_hops_apart(store: Store) -> None:
    one, friend, other = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    relating.add(store, one, friend, "朋友")
    relating.add(store, friend, other, "colleague")
    found = relations.way(store, one, other)
    assert found is not None
    assert [(hop.name, hop.kind) for hop in found] == [
        ("林霞", ""),
        ("王芳", "friend"),
        ("李雷", "colleague"),
    ]


def test_six_hops_connect_and_seven_do_not(store: Store) -> None:
    chain = [somebody(store, f"第{number}人") for number in range(8)]
    for one, other in pairwise(chain):
        relating.add(store, one, other, "friend")
    found = relations.way(store, chain[0], chain[6])
    assert found is not None
    assert len(found) - 1 == MOST_HOPS
    assert relations.way(store, chain[0], chain[7]) is None


def test_nobody_leads_to_who_knows_nobody(store: Store) -> None:
    one, other = somebody(store, "林霞"), somebody(store, "王芳")
    assert relations.way(store, one, other) is None
    found = relations.way(store, one, one)
    assert found is not None
    assert len(found) == 1


def test_the_way_does_not_lead_through_who_was_removed(store: Store) -> None:
    one, friend, other = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    relating.add(store, one, friend, "friend")
    relating.add(store, friend, other, "friend")
    members.remove(store, [friend])
    assert relations.way(store, one, other) is None


def test_a_parent_is_a_parent_to_one_and_has_a_child_in_the_other(store: Store) -> None:
    mother, child = somebody(store, "林霞"), somebody(store, "林小雨")
    relating.add(store, mother, child, "parent")
    assert [one.word[0] for one in relations.of_member(store, child)] == ["父母"]
    assert [one.word[0] for one in relations.of_member(store, mother)] == ["子女"]
    # What holds both ways is stated once, whoever says it.
    relating.add(store, child, mother, "neighbour")
    assert relating.add(store, mother, child, "neighbour").nothing


# -- the directory ---------------------------------------------------------------------------------


def test_searching_for_law_finds_who_offers_it_and_shows_the_phone_with_consent_only(
    store: Store,
) -> None:
    lawyer = somebody(store, "单文博", phone="13800138000")
    offers.add(store, lawyer, "会", "法律咨询")
    offers.add(store, somebody(store, "王芳"), "供", "会议室")
    (found,) = directory.page(store, "法律")
    assert (found.name, found.consented, found.contact) == ("单文博", False, "")
    consents.say(store, lawyer, "directory", given=True, how="微信里说的")
    (found,) = directory.page(store, "法律")
    assert (found.consented, found.contact) == (True, "+8613800138000")
    consents.say(store, lawyer, "directory", given=False)
    assert directory.page(store, "法律")[0].contact == ""


# -- consents --------------------------------------------------------------------------------------


def test_who_withdrew_his_consent_stands_in_no_exported_list(store: Store, tmp_path: Path) -> None:
    somebody(store, "林霞")
    away = somebody(store, "王芳")
    consents.say(store, away, "list", given=False, how="电话")
    file = tmp_path / "名单.csv"
    assert export_members(store, file).result == 1
    assert "王芳" not in file.read_text("utf-8-sig")
    consents.say(store, away, "list", given=True)
    assert export_members(store, file).result == 2


def test_how_to_reach_who_will_not_be_contacted_is_in_no_exported_list(
    store: Store, tmp_path: Path
) -> None:
    who = somebody(store, "林霞", phone="13800138000", wechat="linxia")
    somebody(store, "王芳", phone="13900139000")
    consents.say(store, who, "contact", given=False)
    file = tmp_path / "名单.csv"
    export_members(store, file)
    text = file.read_text("utf-8-sig")
    assert "林霞" in text
    assert "13800138000" not in text
    assert "linxia" not in text
    assert "13900139000" in text


def test_a_consent_is_never_changed_or_undone_only_said_anew(store: Store) -> None:
    who = somebody(store, "林霞")
    first = consents.say(store, who, "contact", given=True, how="签字")
    consents.say(store, who, "contact", given=False, how="电话")
    assert [one.given for one in agreed.said(store, who)] == [False, True]
    assert agreed.of_member(store, who)["contact"].given is False
    with pytest.raises(Problem) as refused:
        history.undo(store, first.action)
    assert refused.value.code == "history.lasting"


def test_somebody_is_verified_by_a_method_on_a_day(store: Store) -> None:
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    consents.verify(store, who, "看过证件", "2026-11-20")
    found = agreed.verification(store, who)
    assert found is not None
    assert (found.method, found.date) == ("paper", "2026-11-20")
    only = MemberQuery(filters=(Filter("verified", "=", ("yes",)),))
    assert roster.all_ids(store, only) == [who]
    not_yet = MemberQuery(filters=(Filter("verified", "=", ("no",)),))
    assert roster.all_ids(store, not_yet) == [other]
    consents.unverify(store, who)
    assert agreed.verification(store, who) is None


def test_customers_are_filtered_by_whether_they_were_asked_in(store: Store) -> None:
    ids = [somebody(store, name) for name in ("林霞", "王芳", "李雷")]
    members.edit_many(store, ids[:1], {"invite": "已邀"})
    members.edit_many(store, ids[1:2], {"invite": "joined"})

    def listed(state: str) -> list[bytes]:
        query = MemberQuery(filters=(Filter("invite", "=", (state,)),))
        return roster.all_ids(store, query)

    assert [listed(state) for state in ("invited", "joined", "none")] == [[one] for one in ids]


# -- birthdays -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lunar", "today", "kept"),
    [
        ("1988-08-15", "2026-09-01", "2026-09-25"),
        ("1988-08-15", "2026-09-26", "2027-09-15"),
        # 2025 had a leap sixth month; 2026 has none, so it is kept in the sixth.
        ("2025-06L-15", "2025-07-20", "2025-08-08"),
        ("2025-06L-15", "2026-01-01", "2026-07-28"),
        ("1990-01-01", "2026-01-01", "2026-02-17"),
    ],
)
def test_a_lunar_birthday_falls_on_its_solar_day(lunar: str, today: str, kept: str) -> None:
    assert next_day(lunar, date.fromisoformat(today)) == date.fromisoformat(kept)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(1, 12), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_every_lunar_birthday_comes_within_thirteen_months(
    today: date, month: int, day: int
) -> None:
    found = next_day(f"1990-{month:02d}-{day:02d}", today)
    assert found is not None
    assert 0 <= (found - today).days <= 385
    assert f"{month:02d}-{day:02d}" in names_of(found)


def test_a_day_that_no_lunar_year_had_is_refused() -> None:
    assert parse_lunar("1988年6月15日") == "1988-06-15"
    assert parse_lunar("2025年闰6月15日") == "2025-06L-15"
    for wrong in ("1988-06L-15", "1988-13-01", "1988-06-31", "六月十五"):
        with pytest.raises(Problem):
            parse_lunar(wrong)


def test_the_twenty_ninth_of_february_is_kept_on_the_twenty_eighth() -> None:
    assert next_solar("2000-02-29", date(2026, 2, 1)) == date(2026, 2, 28)
    assert next_solar("2000-02-29", date(2028, 2, 1)) == date(2028, 2, 29)


def test_coming_birthdays_are_listed_by_either_calendar(store: Store) -> None:
    today = store.today()
    solar = somebody(store, "林霞", birthday=f"1990-{today:%m-%d}")
    lunar = somebody(store, "王芳", lunar_birthday=f"1990-{names_of(today)[0]}")
    somebody(store, "李雷")
    found = birthdays.soon(store, 0)
    assert {(one.row.id, one.calendar) for one in found} == {(solar, "solar"), (lunar, "lunar")}
    assert {one.day for one in found} == {today}
    query = MemberQuery(filters=(Filter("birthday", "=", (0,)),))
    assert set(roster.all_ids(store, query)) == {solar, lunar}


# -- households and organisations ------------------------------------------------------------------


def made(store: Store, kind: str, name: str) -> bytes:
    """A new unit."""
    found = acting.add(store, kind, name).result
    assert isinstance(found, bytes)
    return found


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


def test_a_file_without_names_of_organisations_is_refused(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "人.csv"
    file.write_text("姓名,手机\n林霞,13800138000\n", "utf-8")
    with pytest.raises(Problem) as refused:
        import_file(store, file)
    assert refused.value.code == "unit.no_names"


# -- privacy ---------------------------------------------------------------------------------------


def test_a_person_gets_all_that_is_kept_of_him_and_that_is_noted(
    store: Store, tmp_path: Path
) -> None:
    who = somebody(store, "林霞", phone="13800138000", note="晚八点后联系")
    identities.add(store, who, "taobao", "linxia_88")
    offers.add(store, who, "can", "法律咨询")
    consents.say(store, who, "contact", given=True, how="签字")
    file = tmp_path / "林霞.json"
    done = personal.export(store, who, file)
    text = file.read_text("utf-8")
    for kept in ("林霞", "+8613800138000", "晚八点后联系", "linxia_88", "法律咨询", "签字"):
        assert kept in text
    receipt = done.result
    assert isinstance(receipt, personal.Handed)
    assert receipt.counts["identity"] == receipt.counts["offer"] == receipt.counts["consent"] == 1
    assert store.rows("SELECT kind FROM audit WHERE member = ?", (who,)) == [("handout",)]


def test_who_looked_at_a_phone_is_told_by_member_and_by_operator(store: Store) -> None:
    who, other = (somebody(store, name, phone=phone) for name, phone in
                  (("林霞", "13800138000"), ("王芳", "13900139000")))  # fmt: skip
    members.reveal(store, who)
    members.reveal(store, other)
    assert [one.operator for one in agreed.looked_at(store, who)] == ["群主"]
    assert {one.name for one in agreed.looks_of(store, store.operator)} == {"林霞", "王芳"}


def test_nothing_of_who_is_erased_stands_anywhere(store: Store) -> None:
    who, friend = somebody(store, "林霞", phone="13800138000"), somebody(store, "王芳")
    identities.add(store, who, "phone", "13900139000")
    offers.add(store, who, "can", "法律咨询")
    consents.say(store, who, "contact", given=True, how="签字")
    consents.verify(store, who, "paper")
    relating.add(store, who, friend, "friend")
    unit = made(store, "household", "一家")
    acting.belong(store, unit, who, "guardian")
    acting.add_child(store, unit, "小雨", "2020-05")
    erasing.erase(store, who)
    names = [name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = "\n".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for name in names
        if name != "grams"
        for row in store.rows(f"SELECT * FROM {name}")
        for one in row
    )
    for told in ("林霞", "139001390", "法律咨询", "签字", "小雨", "2020-05"):
        assert told not in found
    assert store.rows("SELECT value_ix FROM identity") == [(None,)]
    assert relations.of_member(store, friend) == []
    assert units.people(store, unit) == units.children(store, unit) == []


def test_who_is_merged_brings_what_is_told_of_him_and_takes_it_along_when_parted(
    store: Store,
) -> None:
    keep, twin = somebody(store, "林霞", phone="13800138000"), somebody(store, "林小霞")
    friend = somebody(store, "王芳")
    identities.add(store, twin, "taobao", "linxia_88")
    relating.add(store, twin, friend, "friend")
    offers.add(store, twin, "can", "法律咨询")
    consents.say(store, twin, "directory", given=True)
    unit = made(store, "household", "一家")
    acting.belong(store, unit, twin, "guardian")
    merged = merging.merge(store, keep, twin)
    assert said(store, keep) == {("phone", "+8613800138000"), ("taobao", "linxia_88")}
    assert [one.member for one in relations.of_member(store, friend)] == [keep]
    assert [hop.name for hop in relations.way(store, keep, friend) or []] == ["林霞", "王芳"]
    assert [one.member for one in directory.page(store, "法律")] == [keep]
    assert [one.member for one in units.people(store, unit)] == [keep]
    assert agreed.given(store, keep, "directory") is True
    history.undo(store, merged.action)
    assert said(store, keep) == {("phone", "+8613800138000")}
    assert [one.member for one in relations.of_member(store, friend)] == [twin]
    assert [one.member for one in units.people(store, unit)] == [twin]
