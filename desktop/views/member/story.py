"""A member's story as timeline items: what happened in words, with icon, tone and points."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.models import schema
from desktop.models.activity import KIND_WORDS
from desktop.models.award import EntryKind, Wallet
from desktop.models.counting import yuan
from desktop.models.member import Told
from desktop.models.people import CHANNELS, word
from desktop.models.permission import PRESET_NAMES
from desktop.models.statement_words import change
from desktop.models.traditional import written
from desktop.views.members.meaning import meant
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, day_text, local, moment, near_day, signed
from desktop.views.parts.timeline import TimelineItem
from desktop.views.roles.words import preset_name
from desktop.views.theme.palette import look

# Icon and tone of each kind of line.
_LOOKS = {
    "made": ("user-plus", "info"),
    "edited": ("pencil-simple", "grey"),
    "tag": ("tag", "accent"),
    "team": ("tree-structure", "info"),
    "note": ("note-pencil", "warn"),
    "seen": ("eye", "grey"),
    "role": ("identification-badge", "violet"),
    "gone": ("trash", "grey"),
    "registration": ("list-checks", "info"),
    "account": ("phone", "grey"),
}
_ACTIVITIES = {
    "checkin": ("check", "ok"),
    "post": ("chat-text", "info"),
    "order": ("shopping-bag", "orange"),
    "referral": ("user-plus", "violet"),
}
_ENTRIES: dict[str, tuple[str, str]] = {
    "award": ("star", "accent"),
    "manual": ("star", "accent"),
    "opening": ("download-simple", "accent"),
    "reverse": ("arrow-counter-clockwise", "warn"),
    "correct": ("arrow-counter-clockwise", "warn"),
    "expire": ("hourglass", "grey"),
    "clip": ("hourglass", "grey"),
    "spend": ("gift", "orange"),
}
_PRESETS = {names[0]: preset for preset, names in PRESET_NAMES.items()}
_PERSONAL = frozenset({"name", "nickname", "inviter_name"})
_REACHED = frozenset(CHANNELS)
_OF_MEMBERS = frozenset(field.name for field in schema.table("member").fields)
_AMOUNT_OR_TEXT = frozenset({"note", "birthday", "lunar_birthday", "address", "gender"})


def story_items(
    told: Sequence[Told], zone: str, today: date, *, headings: bool = True, after: str = ""
) -> list[TimelineItem]:
    """The lines as items; `after` is the heading of the line before the first of them."""
    items = []
    for one in told:
        heading = _heading(local(one.at, zone).date(), today)
        new = headings and heading != after
        after = heading
        items.append(_item(one, zone, today, heading if new else "", short=headings))
    return items


def last_heading(told: Sequence[Told], zone: str, today: date) -> str:
    """The heading that the last of these lines stands under."""
    return _heading(local(told[-1].at, zone).date(), today) if told else ""


def item_key(one: Told) -> tuple[object, ...]:
    """What tells one line from every other."""
    return (one.kind, one.record, one.at, one.field, one.old)


def _heading(day: date, today: date) -> str:
    translate = QCoreApplication.translate
    if day >= today - timedelta(days=1):
        return near_day(day, today)
    monday = today - timedelta(days=today.weekday())
    if day >= monday:
        return translate("Story", "本周")
    if day >= monday - timedelta(days=7):
        return translate("Story", "上周")
    if (day.year, day.month) == (today.year, today.month):
        return translate("Story", "本月")
    return translate("Story", "{year} 年 {month} 月").format(year=day.year, month=day.month)


def _item(one: Told, zone: str, today: date, heading: str, *, short: bool) -> TimelineItem:
    picture, tone = _look_of(one)
    at = local(one.at, zone)
    near = at.date() >= today - timedelta(days=1)
    if short:
        when = clock(at) if near else f"{day_text(at.date())} {clock(at)}"
    else:
        when = moment(one.at, zone, today)
    by = QCoreApplication.translate("Story", "经办 {name}").format(name=privacy.name(one.operator))
    entry = one.kind == "entry"
    return TimelineItem(
        key=item_key(one),
        text=_text(one),
        meta=" • ".join([when, by] if one.operator and not _automatic(one) else [when]),
        picture=picture,
        tone=tone,
        delta=privacy.amount(_delta(one)) if entry else "",
        heading=heading,
        more=_more(one) if short else "",
    )


def _more(one: Told) -> str:
    """What a line opens by: why these points, or the number that it names masked."""
    if one.kind == "entry":
        return QCoreApplication.translate("Story", "为什么")
    return QCoreApplication.translate("Story", "看完整的") if one.op and not privacy.on() else ""


def _delta(one: Told) -> str:
    """Points as they are, other wallets by their name and unit."""
    if not one.old:
        return signed(one.points)
    wallet: Wallet = "stored" if one.old == "stored" else "contribution"
    return change(one.points, wallet, look().language)


def _automatic(one: Told) -> bool:
    return one.kind == "entry" and one.field in ("award", "reverse", "expire", "clip")


def _look_of(one: Told) -> tuple[str, str]:
    if one.kind == "activity":
        return _ACTIVITIES.get(one.field, ("circle", "grey"))
    if one.kind == "entry":
        return _ENTRIES.get(one.field, ("star", "accent"))
    return _LOOKS[one.kind]


def _text(one: Told) -> str:
    translate = QCoreApplication.translate
    if one.kind == "made":
        return translate("Story", "建立档案")
    if one.kind == "gone":
        brought = translate("Story", "恢复到名单")
        return brought if one.new else translate("Story", "移出名单")
    if one.kind == "seen":
        return translate("Story", "查看了{field}").format(field=_called(one))
    if one.kind == "registration":
        said = (
            translate("Story", "报名：{what}")
            if one.new
            else translate("Story", "取消报名：{what}")
        )
        return said.format(what=one.new or one.old)
    if one.kind == "note":
        return privacy.mask("text", one.new)
    if one.kind == "role":
        sentence = (
            translate("Story", "授予“{role}”") if one.new else translate("Story", "收回“{role}”")
        )
        role = one.new or one.old
        return sentence.format(role=preset_name(_PRESETS.get(role, role)))
    if one.kind == "activity":
        return _activity(one)
    return _entry(one) if one.kind == "entry" else _change(one)


def _activity(one: Told) -> str:
    translate = QCoreApplication.translate
    chinese, english = KIND_WORDS.get(one.field, (one.field, one.field))
    language = look().language
    text = written(chinese, language) if language.startswith("zh") else english
    text = text[:1].upper() + text[1:]
    if one.old and not privacy.on():
        text = translate("Story", "{what}“{session}”").format(what=text, session=one.old)
    if one.points:
        text += f" ¥{privacy.amount(yuan(one.points))}"
    if one.new:
        text += translate("Story", "（已更正）")
    return text


def entry_sentences() -> dict[EntryKind, str]:
    """What each kind of entry is called in a story."""
    translate = QCoreApplication.translate
    return {
        "award": translate("Story", "规则“{name}”"),
        "manual": translate("Story", "手工发分：{name}"),
        "opening": translate("Story", "导入名单时带来的积分"),
        "reverse": translate("Story", "收回“{name}”的分"),
        "correct": translate("Story", "冲正“{name}”"),
        "expire": translate("Story", "“{name}”的分到期"),
        "clip": translate("Story", "“{name}”封顶，少给的分"),
        "spend": translate("Story", "用掉：{name}"),
    }


def _entry(one: Told) -> str:
    if one.field == "manual" and not one.new:
        return QCoreApplication.translate("Story", "手工发分")
    known = {str(kind): sentence for kind, sentence in entry_sentences().items()}
    return known.get(one.field, one.new or one.field).format(name=one.new)


def _secret(field: str) -> privacy.Secret:
    if field in _PERSONAL:
        return "name"
    if field in _REACHED:
        return "phone"
    # Whatever is no field of every member is one of the community's own.
    own = field not in _OF_MEMBERS
    return "text" if own or field in _AMOUNT_OR_TEXT else ""


def _called(one: Told) -> str:
    """What a line is about: a field, an account besides the profile, or what its kind is called."""
    if one.kind in ("account", "seen") and one.field in CHANNELS:
        language = look().language
        return written(word(CHANNELS, one.field, language), language)
    return field_title(one.field if one.kind in ("edited", "seen") else one.kind)


def _change(one: Told) -> str:
    translate = QCoreApplication.translate
    field = _called(one)
    secret = _secret(one.field) if one.kind in ("edited", "account") else ""
    was, now = (meant(one.field, text) for text in (one.old, one.new))
    old, new = privacy.mask(secret, was), privacy.mask(secret, now)
    if one.kind != "edited":
        sentence = (
            translate("Story", "加了{field}“{new}”")
            if one.new
            else translate("Story", "去掉{field}“{old}”")
        )
        return sentence.format(field=field, old=old, new=new)
    if old and new:
        sentence = translate("Story", "{field} 由“{old}”改为“{new}”")
    elif new:
        sentence = translate("Story", "{field} 填为“{new}”")
    elif old:
        sentence = translate("Story", "清空了{field}“{old}”")
    else:
        sentence = translate("Story", "改了{field}")
    return sentence.format(field=field, old=old, new=new)
