"""How the import says what becomes of a row and why."""

import re
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.actions.importplan import Plan
from desktop.actions.importrun import levels_left, points_left
from desktop.formats.header import CUSTOM, IGNORED
from desktop.models import schema
from desktop.models.customfield import CustomField
from desktop.models.importing import (
    REFUSALS_TOLD,
    Choice,
    Outcome,
    PlannedRow,
    Reason,
    Suspect,
    Withheld,
    in_column,
    refusal_parts,
)
from desktop.models.people import CHANNELS
from desktop.models.permission import Actor, mask_account, mask_phone
from desktop.models.problem import Problem
from desktop.store import customfields, importing
from desktop.store.reads import Reads
from desktop.views.members.meaning import meant
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.text import listed, pair
from desktop.views.theme.palette import look

TONES: dict[Outcome, str] = {
    Outcome.ADDED: "ok",
    Outcome.UPDATED: "info",
    Outcome.SUSPECTED: "warn",
    Outcome.SKIPPED: "grey",
    Outcome.REJECTED: "err",
}
_CLASSES = {item.name: item.cls for item in schema.table("member").fields}
_CLASSES |= dict.fromkeys(("tags", "teams", "number", "points"), "clear")
_CLASSES["accounts"] = "contact"
# How many changes of a row its line names; the panel shows all.
_NAMED = 3


def outcome(one: Outcome) -> str:
    """The word of a result tag."""
    translate = QCoreApplication.translate
    words = {
        Outcome.ADDED: translate("Import", "新增"),
        Outcome.UPDATED: translate("Import", "更新"),
        Outcome.SUSPECTED: translate("Import", "疑似"),
        Outcome.SKIPPED: translate("Import", "跳过"),
        Outcome.REJECTED: translate("Import", "错误"),
    }
    return words[one]


def card(one: Outcome) -> str:
    """The word under a count."""
    if one is Outcome.SUSPECTED:
        return QCoreApplication.translate("Import", "疑似同一人")
    return outcome(one)


def meaning(one: str) -> str:
    """What a column can hold."""
    translate = QCoreApplication.translate
    own = {
        "": translate("Import", "不导入"),
        IGNORED: translate("Import", "不导入"),
        CUSTOM: translate("Import", "自定义字段"),
        "team": translate("Import", "小组"),
        "tags": translate("Import", "标签"),
        "points": translate("Import", "积分（期初）"),
        "tail": translate("Import", "手机尾号"),
        "phone2": translate("Import", "第二个手机"),
        "wechat2": translate("Import", "第二个微信"),
        "accounts": translate("Import", "其他账号"),
        "taobao": translate("Import", "旺旺"),
        "card": translate("Import", "会员卡号"),
    }
    return own.get(one) or field_title(one)


def field(name: str) -> str:
    """A field of a row; a custom one by its own title."""
    if name.startswith("x."):
        return name.removeprefix("x.")
    return meaning("team" if name == "teams" else name)


def suspicion(reason: str) -> str:
    """Why a row is held, by the word that its record has."""
    translate = QCoreApplication.translate
    words = {
        Reason.PHONE_OTHER_NAME.word: translate("Import", "手机相同，姓名不同"),
        Reason.WECHAT_OTHER_NAME.word: translate("Import", "微信号相同，姓名不同"),
        Reason.NUMBER_OTHER_NAME.word: translate("Import", "成员编号相同，姓名不同"),
        Reason.ACCOUNT_OTHER_NAME.word: translate("Import", "旺旺或会员卡相同，姓名不同"),
        Reason.SAME_NAME.word: translate("Import", "同名，没有手机号可以区分"),
    }
    return words[reason]


def choice(one: Choice) -> str:
    """What she said to a suspected row."""
    translate = QCoreApplication.translate
    words: dict[Choice, str] = {
        "same": translate("Import", "是同一人"),
        "new": translate("Import", "新的人"),
        "skip": translate("Import", "跳过"),
    }
    return words[one]


def who(reads: Reads, plan: Plan, row: PlannedRow) -> str:
    """The candidate as "QH0502 曾丽华", or the line of this file that makes him."""
    translate = QCoreApplication.translate
    if row.earlier:
        return translate("Import", "第 {line} 行").format(line=row.earlier)
    known = importing.person_words(reads, row.candidate or b"")
    return f"{known[0]} {privacy.name(known[1])}".strip()


def why(reads: Reads, plan: Plan, row: PlannedRow) -> str:
    """A row's reason as one line of the table."""
    translate = QCoreApplication.translate
    if row.outcome is Outcome.REJECTED and row.rejects:
        short = [(column, _short(sentence)) for column, sentence in _refusals(row)]
        return "；".join(in_column(*one, look().language) for one in short)
    if row.outcome is Outcome.SUSPECTED:
        reason = suspicion(row.reason.word)
        told = (
            translate("Import", "和第 {line} 行{reason}").format(line=row.earlier, reason=reason)
            if row.earlier
            else translate("Import", "和 {who} {reason}").format(
                who=who(reads, plan, row), reason=reason
            )
        )
        return f"{choice(row.choice)} · {told}" if row.choice else told
    if row.outcome is Outcome.UPDATED:
        return _changes(reads, plan, row) + flags(row)
    if row.outcome is Outcome.ADDED:
        number = row.number or translate("Import", "导入时给")
        return translate("Import", "新成员，编号 {number}").format(number=number) + flags(row)
    return _skipped(row)


def _short(sentence: str) -> str:
    """What is wrong, without what to do about it."""
    return re.split("：|: ", sentence, maxsplit=1)[0].rstrip("。.")


def refusal(row: PlannedRow) -> str:
    """Everything a row is refused for and what to do, in full, one a line."""
    return "\n".join(in_column(*one, look().language) for one in _refusals(row))


def _refusals(row: PlannedRow) -> list[tuple[str, str]]:
    told = []
    for code, values in row.rejects:
        masked = {
            key: privacy.phone(value) if isinstance(value, str) and key != "column" else value
            for key, value in values.items()
        }
        told.append(refusal_parts(code, masked, look().language))
    return told


def _changes(reads: Reads, plan: Plan, row: PlannedRow) -> str:
    found, own = plan.changes(reads, row.index), customfields.typed(reads)
    told = [
        change(name, own_value(own, name, old), own_value(own, name, new))
        for name, old, new in found[:_NAMED]
    ]
    if len(found) > _NAMED:
        told.append(QCoreApplication.translate("Import", "等 {n} 项").format(n=len(found)))
    return "，".join(told)


def own_value(own: Mapping[str, CustomField], name: str, text: str) -> str:
    """What a field of the community's own (`x.<title>`) holds, as people read it."""
    known = own.get(name.removeprefix(schema.CUSTOM)) if name.startswith(schema.CUSTOM) else None
    return known.shown(text, look().language) if known and text else text


def change(name: str, old: str, new: str) -> str:
    """One change: 城市：广州 → 佛山, or 标签：+ 讲师."""
    if name in ("tags", "teams", "number", "points"):
        return f"{field(name)}：+ {new}"
    return pair(field(name), f"{masked(name, old) or '—'} → {masked(name, new)}")


def masked(name: str, text: str) -> str:
    """A field's value as it may be shown: a phone never whole, the rest by privacy.

    Nor is an account: whole ones are shown on a member's page, where each look is noted. A step of
    the ladder is said as the community says it, a code in words.
    """
    if name in CHANNELS:
        return privacy.phone(mask_phone(text) if name == "phone" else mask_account(text))
    if name in ("name", "nickname", "inviter_name"):
        return privacy.name(text)
    clear = _CLASSES.get(name, "private") in ("clear", "basic")
    return meant(name, text) if clear else privacy.phone(text)


def accounts(known: Iterable[tuple[str, str]]) -> str:
    """What else somebody is known by, each behind its kind: 旺旺 linx****."""
    return listed(f"{said(CHANNELS, channel)} {masked(channel, text)}" for channel, text in known)


def shown(actor: Actor, name: str, text: str) -> str:
    """The same of what a member has: or that it is not for this role."""
    cls = _CLASSES.get(name, "private")
    if text and cls != "clear" and not actor.allows(f"member.read.{cls}"):
        return QCoreApplication.translate("SidePanel", "（无权查看）")
    return masked(name, text)


def _skipped(row: PlannedRow) -> str:
    translate = QCoreApplication.translate
    words = {
        Reason.NOTHING_NEW: translate("Import", "名单里已有，没有新内容"),
        Reason.REPEATED: translate("Import", "和前面的一行完全一样"),
        Reason.HELD: translate("Import", "上次导入时已列为疑似，还没有定"),
        Reason.SETTLED: translate("Import", "上次导入时已经定过"),
        Reason.POINTS_STAND: translate("Import", "积分和现有的不同，没有导入"),
    }
    if row.reason is Reason.NOTHING_NEW and row.earlier:
        return translate("Import", "和第 {line} 行是同一人，没有新内容").format(line=row.earlier)
    return words[row.reason]


def flags(row: PlannedRow) -> str:
    """What was taken although it is unusual."""
    translate = QCoreApplication.translate
    words = {
        "phone_unusual": translate("Import", "号段少见，已照收"),
        "phone_second": translate("Import", "这一格的几个号码都记下，第一个是手机号"),
        "number_odd": translate("Import", "编号不是这里的样子，原样记在自定义字段，另给编号"),
        "number_used": translate("Import", "编号是已移除的人用过的，另给编号"),
        "points_left": translate("Import", "积分和现有的不同，没有导入"),
        "level_left": translate("Import", "等级没有导入：请在关系阶梯里调整"),
        "points_withheld": translate("Import", "积分不导入"),
    }
    return "".join(f"；{words[one]}" for one in row.flags if one in words)


def to_be_left_out(plan: Plan) -> list[str]:
    """The same of what a check found."""
    return left_out(plan.withheld(), levels_left(plan), points_left(plan), plan.sheets_left)


def left_out(
    withheld: Sequence[Withheld],
    levels: Sequence[int],
    points: Sequence[int],
    sheets: Sequence[str],
) -> list[str]:
    """What is not taken: columns that the role may not write, levels and points of these lines,
    other sheets."""
    told = [one.sentence(look().language) for one in withheld]
    if sheets:
        unread = Problem("import.sheets_left", sheets=listed(sheets))
        told.append(unread.sentence(look().language, window=True))
    found = (("import.levels_left", levels), ("import.points_left", points))
    return [*told, *(_of_lines(code, lines) for code, lines in found if lines)]


def _of_lines(code: str, lines: Sequence[int]) -> str:
    now = look().language
    shown = listed(map(str, lines[:REFUSALS_TOLD]))
    shown += " …" if len(lines) > REFUSALS_TOLD else ""
    return Problem(code, lines=shown, count=len(lines)).sentence(now, window=True)


def held_who(one: Suspect) -> str:
    """The candidate of a held row."""
    return f"{one.candidate_number} {privacy.name(one.candidate_name)}".strip()
