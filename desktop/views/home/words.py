"""What happened and what waits, as sentences."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.award_words import kind_word
from desktop.models.home import Happened, Waiting
from desktop.views.parts import privacy
from desktop.views.parts.dates import moment, signed
from desktop.views.parts.timeline import TimelineItem
from desktop.views.parts.titles import kind_names
from desktop.views.theme.palette import look


def _kinds() -> dict[str, tuple[str, str, str]]:
    """Kind of action -> (sentence, icon, tone); {n} is how many records it touched."""
    translate = QCoreApplication.translate
    return {
        "member.add": (translate("Happened", "新增成员"), "user-plus", "accent"),
        "member.edit": (translate("Happened", "改了成员资料"), "pencil-simple", "info"),
        "member.tag": (translate("Happened", "改了标签"), "tag", "info"),
        "member.team": (translate("Happened", "改了小组"), "tree-structure", "info"),
        "member.remove": (translate("Happened", "移出成员"), "user-minus", "grey"),
        "member.import": (translate("Happened", "导入名单"), "download-simple", "info"),
        "member.settle": (translate("Happened", "处理疑似重复"), "copy", "violet"),
        "member.reveal": (translate("Happened", "查看完整手机"), "eye", "grey"),
        "member.custom_field": (translate("Happened", "新增自定义字段"), "columns", "info"),
        "activity.add": (translate("Happened", "记了一笔活动"), "note-pencil", "info"),
        "activity.import": (translate("Happened", "导入活动记录"), "download-simple", "info"),
        "activity.correct": (translate("Happened", "更正活动记录"), "pencil-simple", "warn"),
        "calendar.add": (translate("Happened", "新建日程"), "calendar-plus", "orange"),
        "calendar.edit": (translate("Happened", "改了日程"), "calendar", "orange"),
        "calendar.cancel": (translate("Happened", "取消日程"), "calendar", "grey"),
        "calendar.remove": (translate("Happened", "删除日程"), "calendar", "grey"),
        "calendar.restore": (translate("Happened", "恢复日程"), "calendar", "orange"),
        "attendance.correct": (translate("Happened", "更正到场"), "calendar-check", "warn"),
        "attendance.check_in": (translate("Happened", "登记到场"), "calendar-check", "ok"),
        "rule.publish": (translate("Happened", "发布积分规则"), "rocket-launch", "accent"),
        "rule.draft": (translate("Happened", "存了规则草稿"), "scales", "violet"),
        "rule.discard": (translate("Happened", "丢弃规则草稿"), "trash", "grey"),
        "rule.stop": (translate("Happened", "停用积分规则"), "pause", "grey"),
        "rule.start": (translate("Happened", "启用积分规则"), "play", "accent"),
        "role.grant": (translate("Happened", "授予角色"), "identification-badge", "violet"),
        "role.revoke": (translate("Happened", "收回角色"), "identification-badge", "grey"),
        "role.transfer": (translate("Happened", "转让了群主"), "identification-badge", "violet"),
        "role.add": (translate("Happened", "新建角色"), "identification-badge", "violet"),
        "role.edit": (translate("Happened", "改了角色权限"), "identification-badge", "violet"),
        "role.delete": (translate("Happened", "删除角色"), "identification-badge", "grey"),
        "role.link": (translate("Happened", "操作员对应到成员"), "link", "violet"),
        "member.note": (translate("Happened", "给成员记了一笔"), "note-pencil", "info"),
        "calendar.import": (translate("Happened", "导入日历"), "calendar-plus", "orange"),
        "member.export": (translate("Happened", "导出名单"), "export", "grey"),
        "community.create": (translate("Happened", "新建社群"), "plant", "ok"),
        "community.edit": (translate("Happened", "改了社群资料"), "gear-six", "info"),
        "device.enrol": (translate("Happened", "新电脑加入"), "laptop", "info"),
        "key.make": (translate("Happened", "生成了密钥"), "key", "info"),
        "key.rotate": (translate("Happened", "换了密钥"), "key", "info"),
        "key.device": (translate("Happened", "给新设备密钥"), "key", "info"),
        "device.invite": (translate("Happened", "邀请新电脑"), "qr-code", "info"),
        "device.name": (translate("Happened", "给电脑起了名"), "laptop", "info"),
        "device.renew": (translate("Happened", "一台电脑换了编号"), "laptop", "info"),
        "device.revoke": (translate("Happened", "移除了一台电脑"), "laptop", "warn"),
        "member.merge": (translate("Happened", "合并成员"), "git-merge", "violet"),
        "member.erase": (translate("Happened", "抹除了一位成员"), "trash", "grey"),
        "member.number": (translate("Happened", "编号"), "identification-badge", "info"),
        "award.clip": (translate("Happened", "超出上限的分没有给"), "scales", "grey"),
        "number.lease": (translate("Happened", "领了一段编号"), "ticket", "info"),
        "recovery.print": (translate("Happened", "换了恢复码"), "shield-check", "info"),
        "undo": (translate("Happened", "撤销了一步"), "arrow-counter-clockwise", "grey"),
    }


def action_text(kind: str) -> str:
    """What an action did, in words; a kind of a newer version is called by its name."""
    return _kinds().get(kind, (kind, "", ""))[0]


def told(one: Happened, zone: str, today: date) -> TimelineItem:
    """One line of 刚刚发生."""
    translate = QCoreApplication.translate
    when = moment(one.at, zone, today)
    if one.kind == "points":
        name = privacy.name(one.what)
        why = translate("Happened", "规则「{rule}」第 {version} 版").format(
            rule=one.who, version=one.version
        )
        told = one.who or kind_word(one.entry, look().language)
        meta = why if one.version else privacy.mask("text", told)
        delta = privacy.amount(signed(one.points))
        picture, tone = ("star", "accent") if one.points >= 0 else ("gift", "orange")
        text = (
            translate("Happened", "{name} 得分")
            if one.points >= 0
            else translate("Happened", "{name} 减分")
        )
        return TimelineItem(
            ("member", one.record), text.format(name=name), f"{when} • {meta}", picture, tone, delta
        )
    text, picture, tone = _kinds().get(one.what, (one.what, "circle", "grey"))
    count = (
        translate("Happened", "{count} 处").format(count=f"{one.count:,}") if one.count > 1 else ""
    )
    undone = translate("Happened", "已撤销") if one.undone else ""
    meta = " • ".join(part for part in (when, privacy.name(one.who), count, undone) if part)
    return TimelineItem(("action", one.what), text, meta, picture, tone)


def _session(title: str) -> str:
    """A session's title, or in privacy mode that it is one."""
    return kind_names()["session"] if privacy.on() else title


def waits(one: Waiting) -> tuple[str, str, str, str, str]:
    """(icon, tone, title, detail, verb) of something that waits."""
    translate = QCoreApplication.translate
    count = f"{one.count:,}"
    day = one.at[5:10]
    return {
        "host": (
            "user-switch",
            "warn",
            translate("Waiting", "{day} {title} 还没有主持人").format(
                day=day, title=_session(one.what)
            ),
            translate("Waiting", "去日历里指派，或交给轮值"),
            translate("Waiting", "指派"),
        ),
        "suspects": (
            "copy",
            "violet",
            translate("Waiting", "导入时发现 {count} 行疑似同一人").format(count=count),
            translate("Waiting", "没有写进名单，等你定"),
            translate("Waiting", "核对"),
        ),
        "draft": (
            "scales",
            "accent",
            translate("Waiting", "规则「{name}」还是草稿").format(name=one.what),
            translate("Waiting", "发布后才会给分，试算不影响谁"),
            translate("Waiting", "看看"),
        ),
    }[one.kind]
