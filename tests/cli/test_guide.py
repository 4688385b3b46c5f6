"""Every command of the guide does what it is written for, typed as it stands there."""

import json
import re
import shlex
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions import (
    activities,
    admission,
    attendance,
    benefits,
    boards,
    calendar,
    content,
    couponladders,
    coupons,
    courses,
    groups,
    honours,
    importing,
    mall,
    member_views,
    members,
    merging,
    offers,
    partners,
    pauses,
    payments,
    plans,
    prioritycodes,
    proposals,
    questions,
    referrals,
    registrations,
    rewards,
    roles,
    rotation,
    runsheet,
    service,
    stays,
    tag_rules,
    transcripts,
    units,
    venues,
)
from desktop.actions import segments as keeping
from desktop.actions import wallets as balances
from desktop.cli.main import main
from desktop.models.condition import Leaf
from desktop.models.coupon import Terms
from desktop.models.drive import Drive
from desktop.models.gift import GiftFields
from desktop.models.member import MemberQuery
from desktop.models.plan import Plan
from desktop.models.rule import read
from desktop.store import courses as learned
from desktop.store import importing as held
from desktop.store import roles as stored
from desktop.store.community import Store
from desktop.store.wallets import Holding
from tests.conftest import PASSPHRASE
from tests.rewards_builders import ARRIVE
from tests.roster_builders import text

GUIDE = (Path(__file__).parents[2] / "docs/guide/commands.md").read_text("utf-8")
# These need a window, a hub, another device or somebody to ask: they have tests of their own.
ELSEWHERE = (
    "--version",
    *("demo", "screenshots", "hub", "sync", "devices", "join", "bundle", "recover", "packs"),
    "updates",
)
WITH_MORE = (
    "recovery use",
    "attendance print-sheet",
    "attendance badges",
    "calendar print",
    "session transcript print",
)
EXAMPLES = [
    command
    for command in re.findall(r"^\| `qunzhu ([^`]+)`", GUIDE, re.MULTILINE)
    if command.split()[0] not in ELSEWHERE and not command.startswith(WITH_MORE)
]
WHEN = "2026-03-03T20:00"
BOARDS = tuple(
    f"rewards {verb}" for verb in ("cycles", "board", "freeze", "publish", "adjust", "drop-cycle")
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:once
DTSTART:20260501T120000Z
SUMMARY:踏青
END:VEVENT
END:VCALENDAR
"""


def done(changes: Any) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


def _closing(store: Store, command: str, rule: bytes, period: str) -> None:
    """A cycle of one's own; for an adjustment, something that came after the board was frozen."""
    boards.name_cycle(store, "春", date(2026, 3, 1), date(2026, 3, 9))
    if command.startswith("rewards adjust"):
        boards.freeze(store, rule, period)
        who = done(members.add(store, {"name": "晚到"}))
        activities.add(store, who, "checkin", "2026-03-02T10:00:00")


def _resting(store: Store, command: str, rule: bytes) -> None:
    """A rule that is paused, or that has a draft beside the version in force."""
    if command.startswith("rewards resume"):
        pauses.pause(store, rule)
    if command.startswith("rewards drop-draft"):
        rewards.save_draft(store, read(json.dumps({**ARRIVE, "points": 9}).encode()), rule)


def words_for(store: Store, folder: Path, command: str) -> dict[str, str]:
    """What stands for each placeholder of the guide in a small community."""
    who = done(members.add(store, {"name": "单文博", "phone": "13600000001"}))
    lecturer = stored.find_role(store, "lecturer")
    rule = done(rewards.add_rule(store, read(json.dumps(ARRIVE).encode())))
    once = {"title": "共读", "start": f"{WHEN}:00", "rule": "FREQ=WEEKLY;COUNT=3"}
    series = done(calendar.add(store, once))
    if command.startswith("attendance correct"):
        attendance.check_in(store, series, f"{WHEN}:00", who)
    if command.startswith("calendar restore"):
        calendar.cancel(store, series, f"{WHEN}:00")
    activity = done(activities.add(store, who, "post", "2026-03-01T10:00:00"))
    entry = done(rewards.award(store, who, 5, "谢谢"))
    locked = done(balances.hold(store, Holding(who, 1, "核对")))
    roles.add_role(store, "带读人", lecturer.id, lecturer.cells)
    two = ("members merge", "members apart", "members separate", "members relate ", "members path")
    if command.startswith(two):
        twin = done(members.add(store, {"name": "文博"}))
        if command.startswith("members separate"):
            merging.merge(store, who, twin)
    _walking(store, command, who)
    _registering(store, folder, command, who, series)
    _turning(store, command, who, series)
    _planning(store, command, who, series)
    offer = done(offers.add(store, who, "can", "法律咨询"))
    if command.startswith("units"):
        house = done(units.belong_named(store, who, "household", "林家", "guardian"))
        assert house
    if command.startswith("roles revoke"):
        roles.grant(store, lecturer.id, member=who)
    importing.import_file(store, importing.Roster(text("姓名,手机", "别人,13600000001"), "a.csv"))
    _resting(store, command, rule)
    _running(store, folder, command, series)
    (folder / "a.json").write_text(json.dumps({**ARRIVE, "points": 7}), "utf-8")
    (folder / "a.csv").write_bytes(text("时间,手机号,类型", "2026-03-01 10:00,13600000001,签到"))
    (folder / "b.csv").write_bytes(text("姓名,手机", "李明,13600000002"))
    (folder / "c.csv").write_bytes(text("单位名称,联系人,手机", "向阳书店,李明,13600000003"))
    (folder / "d.csv").write_bytes(text("场地,模块", "晴川馆,体验"))
    (folder / "b.tsv").write_text("姓名\t手机\n李明\t13600000002\n", "utf-8")
    (folder / "a.ics").write_text(CALENDAR, "utf-8")
    sold = _selling(store, who, command)
    _grouping(store, command, who)
    (folder / "days.json").write_text('{"2027": {"rest": ["10-01/10-07"]}}', "utf-8")
    (folder / "b.json").write_text('{"field": "city", "op": "=", "value": "广州"}', "utf-8")
    tag_rules.save(store, "广州", Leaf("city", "=", "广州"))
    member_views.save(store, "广州的人", MemberQuery(), ())
    keeping.save(store, "广州人", Leaf("city", "=", "广州"))
    known_gift = _redeeming(store, command, who)
    own = command.startswith(("roles rename", "roles remove"))
    return {
        "成员": "单文博",
        "这天": str(store.today()),
        "那天": str(store.today() + timedelta(days=1)),
        "旧档案": "文博",
        "ID": done(service.log(store, who, 60)).hex() if command.startswith("roles uns") else "",
        **_asking(store, command, who),
        **_teaching(store, command, who),
        **sold,
        **known_gift,
        **_handing(store, command, who),
        **_honouring(store, command, who),
        "另一位": "文博",
        "推荐人": "文博",
        "伙伴": "向阳超市",
        "资源": offer.hex(),
        "单位": "林家",
        "操作员": "群主",
        "系列": "共读",
        "时间": "2026-03-01T10:00:00" if command.startswith("activities") else WHEN,
        "新时间": "2026-03-04T20:00",
        "角色": "带读人" if own else "lecturer",
        "权限": "member.read.contact",
        "名称": "晨读",
        "小组": "第一组",
        "目标小组": "第二组",
        "成员…": "单文博",
        "[成员]": "单文博",
        "人数": "30",
        "提议": "共读茶会",
        "哪一条": "财经专栏",
        "分会": "深圳",
        "第几步": "4",
        "内容": "愿意带新人",
        "原因": "写错了",
        "类型": "post",
        "分数": "3",
        "分钟": "12",
        "规则": rule.hex(),
        "周期": "2026-03",
        "条目": entry.hex(),
        "锁定": locked.hex(),
        "记录": activity.hex(),
        "行": held.suspects(store)[0].id.hex(),
        "same|new|skip": "skip",
        "日期": "2026-03-01",
        "[操作]": "",
        "人群": "广州人",
        "视图": "广州的人",
        "标签": "广州",
        "文件.json": str(
            folder / ("b.json" if command.startswith(("segments", "tags")) else "a.json")
        ),
        "放假.json": str(folder / "days.json"),
        "文件.ics": str(folder / ("out.ics" if "export" in command else "a.ics")),
        "文件夹": str(folder / "neu"),
        "文件": str(folder / file_for(command)),
    }


def _asking(store: Store, command: str, who: bytes) -> dict[str, str]:
    """Who asks to come in, who left, and with whom something was done."""
    if command.startswith("members rejoin"):
        stays.leave(store, [who], "搬家")
    return {
        "申请人": "钱二",
        "申请": done(
            admission.enter(store, store.community, {"name": "赵一", "phone": "13800138009"})
        ).hex(),
        "合作方": done(members.add(store, {"name": "王芳"})).hex(),
    }


def _teaching(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A course of one module, which its certificate or its being taken back needs completed."""
    course = done(courses.save(store, None, "创业课"))
    courses.add_modules(store, course, ["第一课"])
    if command.startswith(("courses take-back", "courses certificate")):
        courses.complete(store, learned.modules(store, course)[0].id, [who])
    if command.startswith("venues"):
        venues.save(store, None, {"name": "创艺生活馆"})
    return {"课程": "创业课", "场地": "创艺生活馆"}


def _honouring(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A title that somebody holds where it is taken back, and a grade."""
    if command.startswith("honours") and not command.startswith("honours add"):
        made = done(honours.save(store, None, honours.Wanted("月度之星", "title", "month")))
        honours.save_grade(store, None, honours.Step("银卡", 300))
        if command.startswith("honours take-back"):
            honours.grant(store, made, [who])
    return {"荣誉": "月度之星", "等级": "银卡"}


def _redeeming(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A gift that he has points for, and has redeemed where that is handed out or cancelled."""
    if not command.startswith("mall"):
        return {}
    gift = done(mall.save(store, None, GiftFields("帆布袋", 3), 3))
    if command.startswith(("mall hand-out", "mall cancel")):
        mall.redeem(store, gift, who)
    return {"礼品": "帆布袋", "件数": "2", "兑换": "单文博", "设备": store.device.hex()}


def _handing(store: Store, command: str, who: bytes) -> dict[str, str]:
    """Kinds of coupons on a ladder, one of each in his hands; a code; a benefit and who has it."""
    if not command.startswith(("coupons", "codes", "benefits")):
        return {}
    off = done(coupons.save_kind(store, None, "抵用券", Terms("amount", 2_000)))
    lower = done(coupons.save_kind(store, None, "会员八折", Terms("percent", 20, fee=50_000)))
    done(coupons.save_kind(store, None, "体验券", Terms("pieces", 1)))
    done(couponladders.save(store, None, "老客", [(off, "used"), (lower, "used")]))
    (coupon,) = coupons.give(store, off, [who]).result
    coupons.give(store, lower, [who])
    (code,) = prioritycodes.make(store, "新品").result
    benefit = done(benefits.save(store, None, "资料"))
    if not command.startswith("benefits put"):
        benefits.add(store, benefit, [who])
    used = coupons.use(store, coupon).result.use if command.startswith("coupons take-") else b""
    taken = done(prioritycodes.use(store, code, who)) if command.startswith("codes take-") else b""
    known = {"券种": "体验券", "用券": used.hex(), "阶梯": "老客"}
    return {**known, "F码": code, "用码": taken.hex(), "福利": "资料"}


def _selling(store: Store, who: bytes, command: str) -> dict[str, str]:
    """A plan, a drive for it, and a payment; one noted twice for who moves it."""
    plan = done(plans.save(store, None, Plan(b"", "年度会员", 50_000)))
    today = store.today()
    done(plans.save_drive(store, None, Drive(b"", plan, "春季招募", today, today)))
    given = payments.Received(100, method="cash")
    if command.startswith("payments carry"):
        done(payments.pay(store, who, payments.Received(plan=plan)))
        given = payments.Received(plan=plan, same=True, reason="重复")
    return {
        "方案": "年度会员",
        "招募": "春季招募",
        "收款": done(payments.pay(store, who, given)).hex(),
    }


def _running(store: Store, folder: Path, command: str, series: bytes) -> None:
    """A session with its run sheet, a question and what was said, where a command needs them."""
    where = (store, series, f"{WHEN}:00")
    (folder / "a.txt").write_text("主持人：开始\n嘉宾：好", "utf-8")
    if command.startswith("session") and not command.startswith("session template"):
        runsheet.template(*where)
        questions.ask(*where, "要不要硬撑？")
    if command.startswith("session transcript") and " import " not in command:
        transcripts.keep(*where, "主持人：开始\n嘉宾：好")


def _planning(store: Store, command: str, who: bytes, series: bytes) -> None:
    """An item of the content plan, and what a member proposed."""
    if command.startswith("content"):
        content.add(store, {"title": "财经专栏"})
        calendar.edit(store, series, f"{WHEN}:00", {"host": who})
    if command.startswith("calendar"):
        proposals.propose(store, who, "共读茶会", f"{WHEN}:00")


def _turning(store: Store, command: str, who: bytes, series: bytes) -> None:
    """A rotation of two, each day or for the series."""
    if command.startswith("rotation") and not command.startswith("rotation add"):
        other = done(members.add(store, {"name": "李雷"}))
        start = store.today()
        serves = series if command.startswith("rotation assign") else None
        rotation.add(store, "群主轮值", [who, other], series=serves, start=start)


def _registering(store: Store, folder: Path, command: str, who: bytes, series: bytes) -> None:
    """An evening with one place, somebody who waits, and a 接龙."""
    if not command.startswith("registrations"):
        return
    place, other = (store, series, f"{WHEN}:00"), done(members.add(store, {"name": "程朗"}))
    calendar.edit(*place, {"capacity": 1})
    (folder / "j.txt").write_text("#接龙\n1. 单文博\n2. 程朗\n", "utf-8")
    if command.startswith("registrations promote"):
        registrations.register(*place, [other, who])
    elif not command.startswith(("registrations add", "registrations paste")):
        registrations.register(*place, [who, other])


def _walking(store: Store, command: str, who: bytes) -> None:
    """Who brought whom, and whom the community trades with."""
    if command.startswith(("journey refer", "journey decide", "journey unrefer")):
        inviter = done(members.add(store, {"name": "文博"}))
        if not command.startswith("journey refer"):
            referrals.add(store, who, inviter, "一起来的")
    if command.startswith("partners"):
        partners.save(store, None, {"name": "向阳超市"})


def _grouping(store: Store, command: str, who: bytes) -> None:
    """Two groups, and a chapter; who is moved is in the first of them."""
    with store.recording("member.team") as rec:
        team = rec.put("team", None, {"name": "第一组", "kind": "跑团"})
        rec.put("team", None, {"name": "第二组"})
        rec.put("chapter", None, {"name": "深圳"})
    if command.startswith("groups move"):
        groups.join(store, team, [who])


def file_for(command: str) -> str:
    if command.startswith("venues import"):
        return "d.csv"
    if command.startswith("units import"):
        return "c.csv"
    if command.startswith("members export"):
        return "out.xlsx"
    if command.startswith(("backup", "restore")):
        return "a.qzbackup"
    if command.startswith("registrations paste"):
        return "j.txt"
    if command.startswith("members paste"):
        return "b.tsv"
    if command.startswith("session transcript"):
        return "a.txt" if " import " in command else "out.txt"
    return "a.csv" if command.startswith("activities") else "b.csv"


@pytest.mark.parametrize("command", EXAMPLES)
def test_a_command_of_the_guide_does_its_work(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    folder = tmp_path / "files"
    folder.mkdir()
    known = words_for(store, folder, command)
    if command.startswith("redo"):
        assert main(["undo"], "zh_CN") == 0
    if command.startswith(("restore", "backups try")):
        assert main(["backup", known["文件"]], "zh_CN") == 0
    if command.startswith(BOARDS):
        known |= {"规则": done(rewards.add_rule(store, read(MONTH.encode()))).hex(), "名称": "春"}
        _closing(store, command, bytes.fromhex(known["规则"]), known["周期"])
    if command.startswith("rewards close"):
        known["规则"] = done(rewards.add_rule(store, read(MONTH.encode()))).hex()
    words = [known.get(word, word) for word in shlex.split(command)]
    words = [word for word in words if word]
    capsys.readouterr()
    code = main([*words, "--json"], "zh_CN")
    told = capsys.readouterr()
    assert code == 0, told.err
    json.loads(told.out)


MONTH = (
    '{"name": "活跃月", "trigger": "period", "period": "month", "activity": "checkin",'
    ' "measure": "days", "at_least": 1, "points": 5}'
)


def test_the_guide_names_every_command() -> None:
    assert len(EXAMPLES) > 50
