"""What a small community must have in it before a command of the guide can do its work."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from desktop.actions import (
    activities,
    admission,
    benefits,
    boards,
    calendar,
    content,
    couponladders,
    coupons,
    courses,
    groups,
    honours,
    mall,
    members,
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
    rotation,
    runsheet,
    stays,
    transcripts,
    venues,
)
from desktop.models.coupon import Terms
from desktop.models.drive import Drive
from desktop.models.gift import GiftFields
from desktop.models.plan import Plan
from desktop.models.rule import read
from desktop.store import courses as learned
from desktop.store.community import Store
from tests.rewards_builders import ARRIVE

WHEN = "2026-03-03T20:00"


def done(changes: Any) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


def closing(store: Store, command: str, rule: bytes, period: str) -> None:
    """A cycle of one's own; for an adjustment, something that came after the board was frozen."""
    boards.name_cycle(store, "春", date(2026, 3, 1), date(2026, 3, 9))
    if command.startswith("rewards adjust"):
        boards.freeze(store, rule, period)
        who = done(members.add(store, {"name": "晚到"}))
        activities.add(store, who, "checkin", "2026-03-02T10:00:00")


def resting(store: Store, command: str, rule: bytes) -> None:
    """A rule that is paused, or that has a draft beside the version in force."""
    if command.startswith("rewards resume"):
        pauses.pause(store, rule)
    if command.startswith("rewards drop-draft"):
        rewards.save_draft(store, read(json.dumps({**ARRIVE, "points": 9}).encode()), rule)


def asking(store: Store, command: str, who: bytes) -> dict[str, str]:
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


def teaching(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A course of one module, which its certificate or its being taken back needs completed."""
    course = done(courses.save(store, None, "创业课"))
    courses.add_modules(store, course, ["第一课"])
    if command.startswith(("courses take-back", "courses certificate")):
        courses.complete(store, learned.modules(store, course)[0].id, [who])
    if command.startswith("venues"):
        venues.save(store, None, {"name": "创艺生活馆"})
    return {"课程": "创业课", "场地": "创艺生活馆"}


def honouring(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A title that somebody holds where it is taken back, and a grade."""
    if command.startswith("honours") and not command.startswith("honours add"):
        made = done(honours.save(store, None, honours.Wanted("月度之星", "title", "month")))
        honours.save_grade(store, None, honours.Step("银卡", 300))
        if command.startswith("honours take-back"):
            honours.grant(store, made, [who])
    return {"荣誉": "月度之星", "等级": "银卡"}


def redeeming(store: Store, command: str, who: bytes) -> dict[str, str]:
    """A gift that he has points for, and has redeemed where that is handed out or cancelled."""
    if not command.startswith("mall"):
        return {}
    gift = done(mall.save(store, None, GiftFields("帆布袋", 3), 3))
    if command.startswith(("mall hand-out", "mall cancel")):
        mall.redeem(store, gift, who)
    return {"礼品": "帆布袋", "件数": "2", "兑换": "单文博", "设备": store.device.hex()}


def handing(store: Store, command: str, who: bytes) -> dict[str, str]:
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


def selling(store: Store, who: bytes, command: str) -> dict[str, str]:
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


def running(store: Store, folder: Path, command: str, series: bytes) -> None:
    """A session with its run sheet, a question and what was said, where a command needs them."""
    where = (store, series, f"{WHEN}:00")
    (folder / "a.txt").write_text("主持人：开始\n嘉宾：好", "utf-8")
    if command.startswith("session") and not command.startswith("session template"):
        runsheet.template(*where)
        questions.ask(*where, "要不要硬撑？")
    if command.startswith("session transcript") and " import " not in command:
        transcripts.keep(*where, "主持人：开始\n嘉宾：好")


def planning(store: Store, command: str, who: bytes, series: bytes) -> None:
    """An item of the content plan, and what a member proposed."""
    if command.startswith("content"):
        content.add(store, {"title": "财经专栏"})
        calendar.edit(store, series, f"{WHEN}:00", {"host": who})
    if command.startswith("calendar"):
        proposals.propose(store, who, "共读茶会", f"{WHEN}:00")


def turning(store: Store, command: str, who: bytes, series: bytes) -> None:
    """A rotation of two, each day or for the series."""
    if command.startswith("rotation") and not command.startswith("rotation add"):
        other = done(members.add(store, {"name": "李雷"}))
        start = store.today()
        serves = series if command.startswith("rotation assign") else None
        rotation.add(store, "群主轮值", [who, other], series=serves, start=start)


def registering(store: Store, folder: Path, command: str, who: bytes, series: bytes) -> None:
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


def walking(store: Store, command: str, who: bytes) -> None:
    """Who brought whom, and whom the community trades with."""
    if command.startswith(("journey refer", "journey decide", "journey unrefer")):
        inviter = done(members.add(store, {"name": "文博"}))
        if not command.startswith("journey refer"):
            referrals.add(store, who, inviter, "一起来的")
    if command.startswith("partners"):
        partners.save(store, None, {"name": "向阳超市"})


def grouping(store: Store, command: str, who: bytes) -> None:
    """Two groups, and a chapter; who is moved is in the first of them."""
    with store.recording("member.team") as rec:
        team = rec.put("team", None, {"name": "第一组", "kind": "跑团"})
        rec.put("team", None, {"name": "第二组"})
        rec.put("chapter", None, {"name": "深圳"})
    if command.startswith("groups move"):
        groups.join(store, team, [who])
