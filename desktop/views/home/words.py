"""What happened and what waits, as sentences."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.action_words import done_words
from desktop.models.counting import filled
from desktop.models.history import Concerned, Done, Undone
from desktop.models.home import Happened, Upcoming, Waiting
from desktop.store.home import AWAY_DAYS
from desktop.views.parts import (
    couponkinds,
    coursekinds,
    honourkinds,
    journeykinds,
    mallkinds,
    peoplekinds,
    plankinds,
    privacy,
    structurekinds,
)
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import clock, day_text, moment, signed, with_weekday
from desktop.views.parts.timeline import TimelineItem
from desktop.views.parts.titles import kind_names, title
from desktop.views.theme.palette import look

NOBODY = Concerned()
# Kind of action -> (icon, tone).
LOOKS: dict[str, tuple[str, str]] = {
    "member.add": ("user-plus", "accent"),
    "member.edit": ("pencil-simple", "info"),
    "member.tag": ("tag", "info"),
    "member.team": ("tree-structure", "info"),
    "member.remove": ("user-minus", "grey"),
    "member.import": ("download-simple", "info"),
    "member.settle": ("copy", "violet"),
    "member.reveal": ("eye", "grey"),
    "member.custom_field": ("columns", "info"),
    "segment.add": ("users-three", "violet"),
    "segment.edit": ("users-three", "violet"),
    "segment.remove": ("trash", "grey"),
    "segment.programme": ("users-three", "violet"),
    "view.save": ("bookmark-simple", "info"),
    "view.remove": ("trash", "grey"),
    "tag_rule.save": ("tag", "violet"),
    "tag_rule.remove": ("trash", "grey"),
    "application.rule": ("list-checks", "info"),
    "application.enter": ("user-plus", "info"),
    "application.approve": ("user-check", "accent"),
    "application.reject": ("x", "grey"),
    "application.withdraw": ("arrow-counter-clockwise", "grey"),
    "application.admit": ("user-plus", "accent"),
    "member.leave": ("user-minus", "warn"),
    "member.rejoin": ("user-plus", "accent"),
    "member.feature": ("megaphone", "info"),
    "cooperation.add": ("handshake", "accent"),
    "cooperation.remove": ("handshake", "grey"),
    "member.paste": ("columns", "info"),
    "activity.add": ("note-pencil", "info"),
    "activity.import": ("download-simple", "info"),
    "activity.correct": ("pencil-simple", "warn"),
    "calendar.add": ("calendar-plus", "orange"),
    "calendar.edit": ("calendar", "orange"),
    "rotation.add": ("user-switch", "accent"),
    "rotation.edit": ("user-switch", "grey"),
    "rotation.remove": ("user-switch", "grey"),
    "rotation.join": ("user-switch", "accent"),
    "rotation.leave": ("user-switch", "grey"),
    "rotation.move": ("user-switch", "grey"),
    "rotation.arrange": ("user-switch", "grey"),
    "rotation.assign": ("user-switch", "accent"),
    "rotation.skip": ("user-switch", "grey"),
    "rotation.swap": ("user-switch", "accent"),
    "rotation.absent": ("user-switch", "grey"),
    "rotation.done": ("user-switch", "accent"),
    "calendar.cancel": ("calendar", "grey"),
    "calendar.remove": ("calendar", "grey"),
    "calendar.restore": ("calendar", "orange"),
    "sheet.template": ("list-checks", "ok"),
    "sheet.edit": ("list-checks", "orange"),
    "sheet.start": ("play", "ok"),
    "sheet.next": ("skip-forward", "orange"),
    "sheet.finish": ("flag", "ok"),
    "question.ask": ("chat-circle-dots", "ok"),
    "question.edit": ("chat-circle-dots", "orange"),
    "question.mark": ("chat-text", "ok"),
    "question.place": ("sort-ascending", "orange"),
    "question.remove": ("trash", "warn"),
    "transcript.import": ("microphone-stage", "ok"),
    "transcript.remove": ("microphone-stage", "warn"),
    "registration.add": ("user-check", "ok"),
    "registration.cancel": ("user-minus", "warn"),
    "registration.promote": ("arrow-up", "ok"),
    "attendance.correct": ("calendar-check", "warn"),
    "attendance.correct_time": ("clock", "warn"),
    "attendance.check_in": ("calendar-check", "ok"),
    "rule.publish": ("rocket-launch", "accent"),
    "rule.draft": ("scales", "violet"),
    "rule.discard": ("trash", "grey"),
    "rule.stop": ("pause", "grey"),
    "rule.start": ("play", "accent"),
    "rule.pause": ("pause", "warn"),
    "rule.resume": ("play", "accent"),
    "role.grant": ("identification-badge", "violet"),
    "role.revoke": ("identification-badge", "grey"),
    "role.transfer": ("identification-badge", "violet"),
    "role.add": ("identification-badge", "violet"),
    "role.edit": ("identification-badge", "violet"),
    "role.delete": ("identification-badge", "grey"),
    "role.link": ("link", "violet"),
    "card.settle": ("check", "info"),
    "member.note": ("note-pencil", "info"),
    "calendar.import": ("calendar-plus", "orange"),
    "member.export": ("export", "grey"),
    "community.create": ("plant", "ok"),
    "community.edit": ("gear-six", "info"),
    "device.enrol": ("laptop", "info"),
    "key.make": ("key", "info"),
    "key.rotate": ("key", "info"),
    "key.device": ("key", "info"),
    "device.invite": ("qr-code", "info"),
    "device.name": ("laptop", "info"),
    "device.renew": ("laptop", "info"),
    "device.revoke": ("laptop", "warn"),
    "device.leave": ("laptop", "info"),
    "device.recover": ("laptop", "warn"),
    "member.merge": ("git-merge", "violet"),
    "member.separate": ("git-branch", "violet"),
    "member.apart": ("users", "grey"),
    "member.erase": ("trash", "grey"),
    "member.number": ("identification-badge", "info"),
    "award.clip": ("scales", "grey"),
    "number.lease": ("ticket", "info"),
    "pack.make": ("shopping-bag", "info"),
    "pack.open": ("shopping-bag", "info"),
    "pack.take_back": ("shopping-bag", "ok"),
    "recovery.print": ("shield-check", "info"),
    "undo": ("arrow-counter-clockwise", "grey"),
    # These the first screen tells by their entries, member by member.
    "rewards.run": ("star", "accent"),
    "rewards.close": ("star", "accent"),
    "cycle.name": ("calendar-plus", "info"),
    "cycle.drop": ("trash", "grey"),
    "board.freeze": ("star", "info"),
    "board.publish": ("star", "ok"),
    "board.adjust": ("star", "warn"),
    "points.award": ("star", "accent"),
    "points.reverse": ("arrow-counter-clockwise", "warn"),
    "points.statement": ("receipt", "grey"),
    "points.hold": ("lock", "info"),
    "points.release": ("arrow-counter-clockwise", "info"),
    "points.expire": ("hourglass", "grey"),
    "points.follow": ("star", "grey"),
    **coursekinds.LOOKS,
    **plankinds.LOOKS,
    **honourkinds.LOOKS,
    **journeykinds.LOOKS,
    **mallkinds.LOOKS,
    **couponkinds.LOOKS,
    **peoplekinds.LOOKS,
    **structurekinds.LOOKS,
}


def _look_of(kind: str, whom: Concerned = NOBODY) -> tuple[str, str, str]:
    """Sentence, icon and tone of an action; a kind of a newer version is called by its name."""
    translate = QCoreApplication.translate
    text = done_words(kind, look().language)
    picture, tone = LOOKS.get(kind, ("circle", "grey"))
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


def _entry_word(kind: str) -> str:
    # Only an entry of no rule is called by its kind: a start seldom has one.
    from desktop.models.award_words import kind_word

    return kind_word(kind, look().language)


def told(one: Happened, zone: str, today: date) -> TimelineItem:
    """One line of 刚刚发生."""
    translate = QCoreApplication.translate
    when = moment(one.at, zone, today)
    if one.kind == "points":
        name = privacy.name(one.what)
        why = translate("Happened", "规则「{rule}」第 {version} 版").format(
            rule=one.who, version=one.version
        )
        told = one.who or _entry_word(one.entry)
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
            translate("Waiting", "轮值下一位 {name}").format(name=privacy.name(one.whom))
            if one.whom
            else translate("Waiting", "去日历里指派，或交给轮值"),
            translate("Waiting", "指派"),
        ),
        "suspects": (
            "copy",
            "violet",
            filled(translate("Waiting", "导入时发现 {count} 行疑似同一人"), count=count),
            translate("Waiting", "没有写进名单，等你定"),
            translate("Waiting", "核对"),
        ),
        "applications": (
            "user-plus",
            "accent",
            filled(translate("Waiting", "{count} 份入群申请待审"), count=count),
            translate("Waiting", "看他的回答，同意或不通过"),
            translate("Waiting", "审核"),
        ),
        "backup": (
            "archive",
            "warn",
            translate("Waiting", "自动备份没成"),
            translate("Waiting", "原因在设置里，一小时后再试"),
            translate("Waiting", "看看"),
        ),
        "raise": (
            "trend-up",
            "accent",
            filled(translate("Waiting", "{count} 人又下了单，可以升为用户"), count=count),
            translate("Waiting", "升不升由你确认"),
            translate("Waiting", "去看看"),
        ),
        "conflicts": (
            "git-branch",
            "orange",
            translate("Waiting", "{count} 处两台电脑改得不一样").format(count=count),
            translate("Waiting", "两个都留着，用哪一个由你定"),
            translate("Waiting", "看看"),
        ),
        "overdrawn": (
            "warning",
            "warn",
            translate("Waiting", "{name} 的积分或储值透支了").format(name=privacy.name(one.what))
            if one.count == 1
            else filled(translate("Waiting", "{count} 人的积分或储值透支了"), count=count),
            translate("Waiting", "两台电脑不联网都用了，或发的分被收回：补上或冲正"),
            translate("Waiting", "看看"),
        ),
        "returned": (
            "prohibit",
            "err",
            filled(translate("Waiting", "{count} 处改动被退回"), count=count),
            translate("Waiting", "没有生效：看看为什么，重做或放下"),
            translate("Waiting", "看看"),
        ),
        "twice": (
            "ticket",
            "warn",
            filled(translate("Waiting", "{count} 张券或 F码重复使用"), count=count),
            translate("Waiting", "两边都留着，先到的算；后到的由你定"),
            translate("Waiting", "看看"),
        ),
        "handed": (
            "gift",
            "warn",
            filled(translate("Waiting", "{count} 份礼品发了两次"), count=count),
            translate("Waiting", "两个门口不联网都发了：收回一份，或记着"),
            translate("Waiting", "看看"),
        ),
        "unearned": (
            "ticket",
            "warn",
            filled(translate("Waiting", "{count} 张券是来了才发的，那次签到更正了"), count=count),
            translate("Waiting", "没用的收回；已经用了的由你定，一个月后不再提"),
            translate("Waiting", "看看"),
        ),
        "visits": (
            "ticket",
            "accent",
            filled(translate("Waiting", "{count} 张来够次数该发的券还没发"), count=count),
            translate("Waiting", "签到的人没有发券的权限：在券阶梯里一键发"),
            translate("Waiting", "去发"),
        ),
        "gifts": (
            "gift",
            "accent",
            filled(translate("Waiting", "{count} 份兑换的礼品等着发"), count=count),
            translate("Waiting", "成员拿积分换的：发了就登记"),
            translate("Waiting", "去发放"),
        ),
        "draft": (
            "scales",
            "accent",
            translate("Waiting", "规则「{name}」还是草稿").format(name=one.what),
            translate("Waiting", "发布后才会给分，试算不影响谁"),
            translate("Waiting", "看看"),
        ),
        **_due(one, count),
        **_following(count),
    }[one.kind]


def _due(one: Waiting, count: str) -> dict[str, tuple[str, str, str, str, str]]:
    """Cycles, terms and fees, told as what waits is."""
    translate = QCoreApplication.translate
    return {
        "cycles": (
            "flag-banner",
            "accent",
            translate("Waiting", "「{rule}」的一期到了，还没结算").format(rule=one.what)
            if one.count == 1
            else filled(translate("Waiting", "{count} 条规则有一期到了，还没结算"), count=count),
            translate("Waiting", "看榜单，结算、公布"),
            translate("Waiting", "去结算"),
        ),
        "ending": (
            "identification-badge",
            "warn",
            filled(translate("Waiting", "{count} 个会籍 30 天内到期"), count=count),
            translate("Waiting", "提醒他们续期"),
            translate("Waiting", "看看"),
        ),
        "fees": (
            "currency-cny",
            "warn",
            filled(translate("Waiting", "{count} 笔会费重复，或日子重叠"), count=count),
            translate("Waiting", "退掉一笔，或接到后面算下一期"),
            translate("Waiting", "处理"),
        ),
    }


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
    day = with_weekday(day_text(one.start.date()), one.start.date())
    year = "" if one.start.year == today.year else f"{one.start.year} "
    span = "" if one.all_day else f" {clock(one.start)}–{clock(one.end)}"
    lines = [
        f"【{title(one)}】",
        translate("Notice", "时间：{when}").format(when=year + day + span),
    ]
    if one.where:
        lines.append(translate("Notice", "地点：{place}").format(place=one.where))
    if coming.lecturer.id:
        who = privacy.name(coming.lecturer.name)
        lines.append(translate("Notice", "主讲：{name}").format(name=who))
    if coming.host.id:
        who = privacy.name(coming.host.name)
        lines.append(translate("Notice", "主持：{name}").format(name=who))
    return "\n".join(lines)
