"""What members agreed to, the directory that asks for it, and who they are."""

from pathlib import Path

import pytest

from desktop.actions import (
    consents,
    history,
    members,
    offers,
)
from desktop.actions.exporting import export_members
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import consents as agreed
from desktop.store import members as roster
from desktop.store import offers as directory
from desktop.store.community import Store
from tests.people_builders import somebody


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
