"""Files that know people by shop account, card or a second phone: one person, however he comes."""

from pathlib import Path

from desktop.actions import history, identities, importing, members, settling
from desktop.actions.exporting import export_members
from desktop.models.importing import Imported
from desktop.models.member import Filter, MemberQuery
from desktop.store import identities as known
from desktop.store import importing as held
from desktop.store import members as roster
from desktop.store.community import Store


def bring(store: Store, folder: Path, name: str, text: str) -> Imported:
    """Import a file with these lines."""
    file = folder / name
    file.write_text(text, "utf-8")
    done = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(done, Imported)
    return done


def said(store: Store, member: bytes) -> set[tuple[str, str]]:
    return {(one.channel, one.value) for one in known.of_member(store, member)}


ORDERS = """买家旺旺,姓名,手机,城市
linxia_88,林霞,13800138000,广州
linxia_88,林霞,,广州
wangfang,王芳,13900139000,深圳
,王芳,13900139000,深圳
lilei_x,李雷,,
"""


def test_orders_of_a_shop_become_people_by_phone_or_shop_account(
    store: Store, tmp_path: Path
) -> None:
    done = bring(store, tmp_path, "订单.csv", ORDERS)
    assert (done.counts.added, done.counts.suspected) == (3, 0)
    # The same file again, and the same people from a later month by their accounts alone.
    again = bring(store, tmp_path, "订单.csv", ORDERS)
    assert (again.counts.added, again.counts.updated, again.counts.suspected) == (0, 0, 0)
    later = "旺旺,姓名,手机\nLILEI_X,李雷,13700137000\n"
    assert bring(store, tmp_path, "十二月.csv", later).counts.updated == 1
    assert roster.count(store) == 3
    ((who, _),) = known.holders(store, "taobao", "lilei_x")
    assert said(store, who) == {("taobao", "lilei_x"), ("phone", "+8613700137000")}


def test_whoever_bought_is_invited_and_the_list_shows_how_far_that_is(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path, "订单.csv", ORDERS)
    ids = roster.all_ids(store, MemberQuery())
    members.edit_many(store, ids[:2], {"invite": "已邀"})
    members.edit_many(store, ids[:1], {"invite": "已加"})
    states = {
        state: len(roster.all_ids(store, MemberQuery(filters=(Filter("invite", "=", (state,)),))))
        for state in ("none", "invited", "joined")
    }
    assert states == {"none": 1, "invited": 1, "joined": 1}


def test_three_files_make_one_person_with_three_identities_who_can_be_split_again(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path, "会员卡.csv", "姓名,会员卡号\n林霞,vip 0047\n")
    for name, text in (
        ("公众号.csv", "姓名,微信号\n林霞,linxia\n"),
        ("门店.csv", "姓名,手机\n林霞,13800138000\n"),
    ):
        assert bring(store, tmp_path, name, text).counts.suspected == 1
        (row,) = held.suspects(store)
        settling.settle(store, [row.id], "same")
    (who,) = roster.all_ids(store, MemberQuery())
    three = {("card", "VIP0047"), ("wechat", "linxia"), ("phone", "+8613800138000")}
    assert said(store, who) == three
    made = identities.split(store, who, "VIP0047")
    assert isinstance(made.result, bytes)
    assert said(store, made.result) == {("card", "VIP0047")}
    assert said(store, who) == three - {("card", "VIP0047")}
    history.undo(store, made.action)
    assert said(store, who) == three


def test_an_account_of_somebody_of_another_name_waits_for_the_operator(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path, "一.csv", "姓名,旺旺\n林霞,linxia_88\n")
    assert bring(store, tmp_path, "二.csv", "姓名,旺旺\n王芳,linxia_88\n").counts.suspected == 1
    (row,) = held.suspects(store)
    assert row.reason == "account-other-name"
    settling.settle(store, [row.id], "same")
    assert roster.count(store) == 1


def test_a_second_phone_finds_him_and_undo_of_the_import_takes_it_back(
    store: Store, tmp_path: Path
) -> None:
    first = bring(store, tmp_path, "一.csv", "姓名,手机,第二个手机\n林霞,13800138000,13900139000\n")
    (who,) = roster.all_ids(store, MemberQuery())
    assert ("phone", "+8613900139000") in said(store, who)
    # A later file has only what was his second phone.
    later = bring(store, tmp_path, "二.csv", "姓名,手机,城市\n林霞,13900139000,深圳\n")
    assert (later.counts.added, later.counts.updated) == (0, 1)
    # It does not take the place of the first.
    assert store.rows("SELECT phone FROM member") == [("+8613800138000",)]
    assert later.batch is not None
    history.undo(store, later.batch)
    assert first.batch is not None
    history.undo(store, first.batch)
    assert roster.count(store) == 0
    assert store.rows("SELECT 1 FROM identity WHERE gone = 0") == []


def test_what_is_no_phone_in_the_second_column_stays_as_text(store: Store, tmp_path: Path) -> None:
    done = bring(store, tmp_path, "一.csv", "姓名,手机,备用手机\n林霞,13800138000,问她妈妈\n")
    assert done.counts.added == 1
    assert store.rows("SELECT value FROM member_x") == [("问她妈妈",)]


def test_every_phone_and_account_of_a_row_is_his_once_whichever_way_it_comes(
    store: Store, tmp_path: Path
) -> None:
    text = (
        "姓名,手机,微信号,手机2,手机3,备用微信,旺旺\n"
        "林霞,13800138000/13900139000,lin_one,13700137000,13700137000、13600136000,Lin_Two,lin88\n"
    )
    done = bring(store, tmp_path, "一.csv", text)
    assert done.counts.added == 1
    (who,) = roster.all_ids(store, MemberQuery())
    assert {
        ("phone", "+8613800138000"),
        ("phone", "+8613900139000"),
        ("phone", "+8613700137000"),
        ("phone", "+8613600136000"),
        ("wechat", "lin_one"),
        ("wechat", "lin_two"),
        ("taobao", "lin88"),
    } == set(said(store, who))
    assert bring(store, tmp_path, "二.csv", text).batch is None
    out = tmp_path / "名单.csv"
    export_members(store, out)
    exported = store.rows("SELECT count(*) FROM changeset")
    again = importing.import_file(store, importing.from_file(out)).result
    assert isinstance(again, Imported)
    assert (again.counts.skipped, again.batch) == (1, None)
    assert store.rows("SELECT count(*) FROM changeset") == exported


def test_a_later_file_adds_what_he_was_not_known_by(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, "一.csv", "姓名,手机\n林霞,13800138000\n")
    more = "姓名,手机,备用电话\n林霞,13800138000,13900139000/13700137000\n"
    done = bring(store, tmp_path, "二.csv", more)
    assert (done.counts.added, done.counts.updated) == (0, 1)
    (who,) = roster.all_ids(store, MemberQuery())
    assert {value for _, value in said(store, who)} == {
        "+8613800138000",
        "+8613900139000",
        "+8613700137000",
    }
