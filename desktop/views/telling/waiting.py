"""What waits for somebody: what it is, why it waits, and the verb that settles it."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.models.home import Waiting
from desktop.store.home import AWAY_DAYS
from desktop.views.parts import privacy
from desktop.views.parts.dates import short_day
from desktop.views.parts.titles import kind_names


def _session(title: str) -> str:
    """A session's title, or in privacy mode that it is one."""
    return kind_names()["session"] if privacy.on() else title


def waits(one: Waiting) -> tuple[str, str, str, str, str]:
    """(icon, tone, title, detail, verb) of something that waits."""
    translate = QCoreApplication.translate
    count = f"{one.count:,}"
    day = short_day(date.fromisoformat(one.at[:10])) if one.kind == "host" else ""
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
        "doubles": (
            "git-merge",
            "violet",
            filled(translate("Waiting", "{count} 位新成员和已有的人同一个手机"), count=count),
            translate("Waiting", "两台电脑各记了一次？相同的一次合并，可撤销"),
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
        "aside": (
            "shield-check",
            "warn",
            filled(translate("Waiting", "隔离区里有 {count} 份改动等你定"), count=count),
            translate("Waiting", "没有权限，或停用以后才送来；接受或丢弃"),
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
        "overheld": (
            "warning",
            "warn",
            translate("Waiting", "{name} 锁定的比他有的多").format(name=privacy.name(one.what))
            if one.count == 1
            else filled(
                translate("Waiting", "{name} 等 {count} 人锁定的比有的多"),
                name=privacy.name(one.what),
                count=count,
            ),
            translate("Waiting", "两台电脑不联网都锁了、都用了，或发的分被收回：解除，或补上"),
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
            translate("Waiting", "规则“{name}”还是草稿").format(name=one.what),
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
            translate("Waiting", "“{rule}”的一期到了，还没结算").format(rule=one.what)
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
