"""What stands for each placeholder of the guide in a small community."""

import json
from datetime import timedelta
from pathlib import Path

from desktop.actions import (
    activities,
    attendance,
    calendar,
    importing,
    member_views,
    members,
    merging,
    offers,
    rewards,
    roles,
    service,
    tag_rules,
    units,
)
from desktop.actions import segments as keeping
from desktop.actions import wallets as balances
from desktop.models.condition import Leaf
from desktop.models.member import MemberQuery
from desktop.models.rule import read
from desktop.store import importing as held
from desktop.store import roles as stored
from desktop.store.community import Store
from desktop.store.wallets import Holding
from tests.cli.guide_needs import (
    WHEN,
    asking,
    done,
    grouping,
    handing,
    honouring,
    planning,
    redeeming,
    registering,
    resting,
    running,
    selling,
    teaching,
    turning,
    walking,
)
from tests.rewards_builders import ARRIVE
from tests.roster_builders import text

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
    walking(store, command, who)
    registering(store, folder, command, who, series)
    turning(store, command, who, series)
    planning(store, command, who, series)
    offer = done(offers.add(store, who, "can", "法律咨询"))
    if command.startswith("units"):
        house = done(units.belong_named(store, who, "household", "林家", "guardian"))
        assert house
    if command.startswith("roles revoke"):
        roles.grant(store, lecturer.id, member=who)
    importing.import_file(store, importing.Roster(text("姓名,手机", "别人,13600000001"), "a.csv"))
    resting(store, command, rule)
    running(store, folder, command, series)
    (folder / "a.json").write_text(json.dumps({**ARRIVE, "points": 7}), "utf-8")
    (folder / "a.csv").write_bytes(text("时间,手机号,类型", "2026-03-01 10:00,13600000001,签到"))
    (folder / "b.csv").write_bytes(text("姓名,手机", "李明,13600000002"))
    (folder / "c.csv").write_bytes(text("单位名称,联系人,手机", "向阳书店,李明,13600000003"))
    (folder / "d.csv").write_bytes(text("场地,模块", "晴川馆,体验"))
    (folder / "b.tsv").write_text("姓名\t手机\n李明\t13600000002\n", "utf-8")
    (folder / "a.ics").write_text(CALENDAR, "utf-8")
    sold = selling(store, who, command)
    grouping(store, command, who)
    (folder / "days.json").write_text('{"2027": {"rest": ["10-01/10-07"]}}', "utf-8")
    (folder / "b.json").write_text('{"field": "city", "op": "=", "value": "广州"}', "utf-8")
    tag_rules.save(store, "广州", Leaf("city", "=", "广州"))
    member_views.save(store, "广州的人", MemberQuery(), ())
    keeping.save(store, "广州人", Leaf("city", "=", "广州"))
    known_gift = redeeming(store, command, who)
    own = command.startswith(("roles rename", "roles remove"))
    return {
        "成员": "单文博",
        "这天": str(store.today()),
        "那天": str(store.today() + timedelta(days=1)),
        "旧档案": "文博",
        "ID": done(service.log(store, who, 60)).hex() if command.startswith("roles uns") else "",
        **asking(store, command, who),
        **teaching(store, command, who),
        **sold,
        **known_gift,
        **handing(store, command, who),
        **honouring(store, command, who),
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


def file_for(command: str) -> str:
    """The file that a command reads or writes."""
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
