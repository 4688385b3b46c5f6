"""How a member's level, group, role and last visit are said in lists."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.models.member import MemberRow
from desktop.models.permission import PRESET_NAMES
from desktop.views.parts import privacy
from desktop.views.parts.dates import local
from desktop.views.parts.text import listed
from desktop.views.roles import words as role_words

# The usual ladder, highest first; a community's own words stand in the order they come.
_LADDER = {"朋友": "accent", "粉丝": "info", "用户": "warn", "客户": "text3"}
_LONG_AGO = 365


def level_tone(level: str) -> str:
    """The colour of a level's dot."""
    return _LADDER.get(level, "violet")


def role(row: MemberRow) -> tuple[str, str]:
    """(name, tone of its tag) of the highest role; an ordinary member has no tone."""
    if row.role is None:
        return QCoreApplication.translate("Members", "成员"), ""
    preset = row.role_key if row.role_key in PRESET_NAMES else ""
    return role_words.preset_name(row.role_key), role_words.tone(preset)


def group(row: MemberRow) -> str:
    """Chapter (or city) and the first group, as short as one says it: 广州 • 晨读组 +1."""
    place = row.chapter.removesuffix("分会") or row.chapter or row.city
    more = f" +{len(row.teams) - 1}" if len(row.teams) > 1 else ""
    return " • ".join(part for part in (place, (row.teams[0] + more) if row.teams else "") if part)


def only_auto(row: MemberRow) -> list[str]:
    """The tags that a rule alone has put on."""
    return [tag for tag in row.auto_tags if tag not in row.tags]


def all_tags(row: MemberRow) -> str:
    """The tags put on by hand, then those by rule."""
    return listed((*row.tags, *only_auto(row)))


def auto_tip(row: MemberRow) -> str:
    """Which of the tags rules put on."""
    tags = listed(row.auto_tags)
    return QCoreApplication.translate("Members", "按规则：{tags}").format(tags=tags) if tags else ""


def seen(ms: int | None, zone: str, today: date) -> str:
    """When somebody was last there: 今天, 昨天, 12 天前."""
    translate = QCoreApplication.translate
    if ms is None:
        return "–"
    days = (today - local(ms, zone).date()).days
    if days <= 0:
        return translate("Members", "今天")
    if days == 1:
        return translate("Members", "昨天")
    if days < _LONG_AGO:
        return translate("Members", "{days} 天前").format(days=days)
    return translate("Members", "{years} 年前").format(years=days // _LONG_AGO)


def since(joined: str, today: date) -> str:
    """How long somebody has been in: 入会 1 年 7 个月."""
    translate = QCoreApplication.translate
    try:
        day = date.fromisoformat(joined)
    except ValueError:
        return ""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 1:
        return translate("Members", "入会不到一个月")
    if months < 12:
        return filled(translate("Members", "入会 {months} 个月"), months=months)
    years, rest = divmod(months, 12)
    if not rest:
        return translate("Members", "入会 {years} 年").format(years=years)
    return translate("Members", "入会 {years} 年 {months} 个月").format(years=years, months=rest)


def number_due() -> tuple[str, str]:
    """A member without a number yet, in a word, and what becomes of it."""
    translate = QCoreApplication.translate
    return (
        translate("Members", "待编号"),
        translate("Members", "手上没有能发的编号，同步一次编号会自己补上。"),
    )


def field_title(key: str) -> str:
    """A member's field as forms, chips and the timeline call it."""
    translate = QCoreApplication.translate
    titles = {
        "name": translate("Members", "姓名"),
        "nickname": translate("Members", "昵称"),
        "reading": translate("Members", "读音"),
        "number": translate("Members", "编号"),
        "phone": translate("Members", "手机"),
        "wechat": translate("Members", "微信"),
        "qq": translate("Members", "QQ"),
        "email": translate("Members", "邮箱"),
        "address": translate("Members", "地址"),
        "city": translate("Members", "城市"),
        "chapter": translate("Members", "分会"),
        "team": translate("Members", "小组"),
        "group": translate("Members", "小组"),
        "level": translate("Members", "等级"),
        "role": translate("Members", "角色"),
        "points": translate("Members", "积分"),
        "joined": translate("Members", "入会"),
        "grades": translate("Members", "积分等级"),
        "honours": translate("Members", "荣誉"),
        "last_seen": translate("Members", "最近到场"),
        "source": translate("Members", "来源"),
        "inviter_name": translate("Members", "推荐人"),
        "gender": translate("Members", "性别"),
        "birthday": translate("Members", "生日"),
        "lunar_birthday": translate("Members", "农历生日"),
        "status": translate("Members", "在群状态"),
        "invite": translate("Members", "邀请进群"),
        "verified": translate("Members", "身份核实"),
        "axes": translate("Members", "三重身份"),
        "birth_month": translate("Members", "出生月份"),
        "child_age": translate("Members", "孩子的年龄"),
        "note": translate("Members", "备注"),
        "tag": translate("Members", "标签"),
        "tags": translate("Members", "标签"),
    }
    return titles.get(key, key)


def role_said(key: str) -> str:
    """What a role is called, by its preset or name."""
    return role_words.preset_name(key)


def count_text(shown: int, total: int, hidden: int, *, exact: bool) -> str:
    """How many there are, how many of them are `shown`, and how many the role does not see.

    While it is still looked for how many are shown (not `exact`), that is said instead.
    """
    translate = QCoreApplication.translate
    text = filled(translate("MembersPage", "{count} 人"), count=privacy.amount(f"{total:,}"))
    if not exact:
        text += translate("MembersPage", " • 正在查找…")
    elif shown != total:
        more = translate("MembersPage", " • 显示 {count}")
        text += more.format(count=privacy.amount(f"{shown:,}"))
    if hidden > 0:
        text += translate("MembersPage", " • {count} 人不在当前范围").format(count=f"{hidden:,}")
    return text
