"""What happened and what waits, as sentences."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.award_words import kind_word
from desktop.models.counting import filled
from desktop.models.history import Concerned, Done, Undone
from desktop.models.home import Happened, Upcoming, Waiting
from desktop.store.home import AWAY_DAYS
from desktop.views.parts import peoplekinds, privacy, structurekinds
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import clock, day_text, moment, signed, weekday
from desktop.views.parts.timeline import TimelineItem
from desktop.views.parts.titles import kind_names, title
from desktop.views.theme.palette import look

NOBODY = Concerned()


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
        "segment.add": (translate("Happened", "存了一个人群"), "users-three", "violet"),
        "segment.edit": (translate("Happened", "改了人群"), "users-three", "violet"),
        "segment.remove": (translate("Happened", "删除人群"), "trash", "grey"),
        "segment.programme": (translate("Happened", "改了人群的方案"), "users-three", "violet"),
        "view.save": (translate("Happened", "存了名单视图"), "bookmark-simple", "info"),
        "view.remove": (translate("Happened", "删除名单视图"), "trash", "grey"),
        "tag_rule.save": (translate("Happened", "存了标签规则"), "tag", "violet"),
        "tag_rule.remove": (translate("Happened", "删除标签规则"), "trash", "grey"),
        "member.paste": (translate("Happened", "粘贴进名单"), "columns", "info"),
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
        "card.settle": (translate("Happened", "看过一处不同的改动"), "check", "info"),
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
        "member.separate": (translate("Happened", "拆开合并"), "git-branch", "violet"),
        "member.apart": (translate("Happened", "认定不是同一人"), "users", "grey"),
        "member.erase": (translate("Happened", "抹除了一位成员"), "trash", "grey"),
        "member.number": (translate("Happened", "编号"), "identification-badge", "info"),
        "award.clip": (translate("Happened", "超出上限的分没有给"), "scales", "grey"),
        "number.lease": (translate("Happened", "领了一段编号"), "ticket", "info"),
        "recovery.print": (translate("Happened", "换了恢复码"), "shield-check", "info"),
        "undo": (translate("Happened", "撤销了一步"), "arrow-counter-clockwise", "grey"),
        **peoplekinds.kinds(),
        **structurekinds.kinds(),
    }


def _rewards() -> dict[str, tuple[str, str, str]]:
    """Kinds that the first screen tells by their entries, member by member."""
    translate = QCoreApplication.translate
    return {
        "rewards.run": (translate("Happened", "按规则发了积分"), "star", "accent"),
        "rewards.close": (translate("Happened", "结算了一期规则"), "star", "accent"),
        "points.award": (translate("Happened", "手工发积分"), "star", "accent"),
        "points.reverse": (translate("Happened", "冲正积分"), "arrow-counter-clockwise", "warn"),
        "points.follow": (translate("Happened", "积分跟着记录变了"), "star", "grey"),
    }


def _look_of(kind: str, whom: Concerned = NOBODY) -> tuple[str, str, str]:
    """Sentence, icon and tone of an action; a kind of a newer version is called by its name."""
    translate = QCoreApplication.translate
    known = _kinds() | _rewards()
    text, picture, tone = known.get(kind, (kind, "circle", "grey"))
    if not whom.took_back:
        return text, picture, tone
    whole = translate("Happened", "撤销：{action}")
    if whom.brought:
        whole, picture = translate("Happened", "恢复：{action}"), "arrow-right"
    return whole.format(action=action_text(whom.took_back)), picture, tone


def action_text(kind: str, whom: Concerned = NOBODY) -> str:
    """What an action did, in words; of an undo what it took back or brought back, if given."""
    return _look_of(kind, whom)[0]


def undone_text(undone: Undone) -> str:
    """What was taken back or brought back, and what stayed since it was changed later."""
    translate = QCoreApplication.translate
    told = translate("Window", "已撤销：{action}").format(action=action_text(undone.kind))
    if undone.kind == "undo":
        told = translate("Window", "已恢复")
    if undone.kept:
        kept = counted().untouched(len(undone.kept))
        told = translate("Window", "{undone}；{kept}").format(undone=told, kept=kept)
    return told


def action_item(done: Done, whom: Concerned, when: str, *, heading: str, more: str) -> TimelineItem:
    """One line of 最近操作."""
    text, picture, tone = _look_of(done.kind, whom)
    undone = QCoreApplication.translate("Happened", "已撤销") if done.undone else ""
    count = counted().people(whom.people) if whom.people else ""
    parts = (when, privacy.name(done.operator_name), count, undone)
    meta = " • ".join(part for part in parts if part)
    return TimelineItem(done.action, text, meta, picture, tone, heading=heading, more=more)


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
    text, picture, tone = _look_of(one.what)
    count = _counts(one)
    undone = translate("Happened", "已撤销") if one.undone else ""
    meta = " • ".join(part for part in (when, privacy.name(one.who), count, undone) if part)
    return TimelineItem(("action", one.what), text, meta, picture, tone)


def _counts(one: Happened) -> str:
    """How often the same was done, how many people it was about, or else how much it wrote."""
    if one.times > 1:
        return counted().times(one.times)
    if one.people:
        return counted().people(one.people)
    return counted().changes(one.count) if one.count > 1 else ""


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
            filled(translate("Waiting", "导入时发现 {count} 行疑似同一人"), count=count),
            translate("Waiting", "没有写进名单，等你定"),
            translate("Waiting", "核对"),
        ),
        "conflicts": (
            "git-branch",
            "orange",
            translate("Waiting", "{count} 处两台电脑改得不一样").format(count=count),
            translate("Waiting", "两个都留着，用哪一个由你定"),
            translate("Waiting", "看看"),
        ),
        "draft": (
            "scales",
            "accent",
            translate("Waiting", "规则「{name}」还是草稿").format(name=one.what),
            translate("Waiting", "发布后才会给分，试算不影响谁"),
            translate("Waiting", "看看"),
        ),
        **_following(count),
    }[one.kind]


def _following(count: str) -> dict[str, tuple[str, str, str, str, str]]:
    """What could be done once there are members, told as what waits is."""
    translate = QCoreApplication.translate
    return {
        "plan": (
            "calendar-plus",
            "orange",
            translate("Waiting", "排第一场"),
            translate("Waiting", "谁来讲、谁主持、在哪里；到时这里会提醒"),
            translate("Waiting", "去安排"),
        ),
        "rule": (
            "scales",
            "accent",
            translate("Waiting", "定一条积分规则"),
            translate("Waiting", "比如到场 +10；发布前先看会给谁多少分"),
            translate("Waiting", "去定"),
        ),
        "groups": (
            "tree-structure",
            "info",
            translate("Waiting", "把成员分到小组"),
            translate("Waiting", "勾选几个人，一次改好；助理可以只管自己的组"),
            translate("Waiting", "去分组"),
        ),
        "helper": (
            "laptop",
            "violet",
            translate("Waiting", "请一位助理一起管"),
            translate("Waiting", "给他一个邀请，他能看什么、改什么由你定"),
            translate("Waiting", "去邀请"),
        ),
        "away": (
            "hourglass",
            "grey",
            filled(
                translate("Waiting", "{count} 人来过，但 {days} 天没到场了"),
                count=count,
                days=AWAY_DAYS,
            ),
            translate("Waiting", "可以请他们的推荐人或组长问一声"),
            translate("Waiting", "看名单"),
        ),
    }


def notice(coming: Upcoming, today: date) -> str:
    """What is announced in the group: what, when, where, and who does it, a line each.

    While names are hidden it names nobody.
    """
    translate = QCoreApplication.translate
    one = coming.occurrence
    day = f"{day_text(one.start.date())} {weekday(one.start.date())}"
    year = "" if one.start.year == today.year else f"{one.start.year} "
    span = "" if one.all_day else f" {clock(one.start)}–{clock(one.end)}"
    lines = [
        f"【{title(one)}】",
        translate("Notice", "时间：{when}").format(when=year + day + span),
    ]
    if one.place:
        lines.append(translate("Notice", "地点：{place}").format(place=one.place))
    if coming.lecturer.id:
        who = privacy.name(coming.lecturer.name)
        lines.append(translate("Notice", "主讲：{name}").format(name=who))
    if coming.host.id:
        who = privacy.name(coming.host.name)
        lines.append(translate("Notice", "主持：{name}").format(name=who))
    return "\n".join(lines)
