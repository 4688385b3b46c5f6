"""Why an entry is there, in words: the sum that was done, and the caps it met."""

from desktop.models.activity import Activity
from desktop.models.activity import kind_word as activity_word
from desktop.models.award import CapUse, EntryKind, EntryRow, Explanation
from desktop.models.counting import figure, filled, yuan
from desktop.models.presence import UNDONE, VOIDED
from desktop.models.rule import Rule, Share
from desktop.models.traditional import written

KIND_WORDS: dict[EntryKind, tuple[str, str]] = {
    "award": ("规则", "rule"),
    "manual": ("手工", "by hand"),
    "opening": ("导入时带来的积分", "points brought by an import"),
    "reverse": ("规则冲正", "reversed by its rule"),
    "correct": ("人工冲正", "reversed by hand"),
    "expire": ("到期", "expired"),
    "clip": ("封顶", "held to a cap"),
    "spend": ("使用", "spent"),
}
_PERS: dict[str, tuple[str, str]] = {
    "day": ("当天", "that day"),
    "week": ("本周", "that week"),
    "month": ("本月", "that month"),
    "year": ("当年", "that year"),
    "cycle": ("本周期", "that cycle"),
    "lifetime": ("累计", "in all"),
    "budget": ("规则预算", "budget of the rule"),
}
_MEASURES: dict[str, tuple[str, str]] = {
    "count": ("{n} 次", "{n:time|times}"),
    "amount": ("{n} 元", "¥{n}"),
    "days": ("{n} 天", "{n:day|days}"),
    "streak": ("连续 {n} 天", "{n:day|days} in a row"),
}

# What became of an activity that an award was given for: beside it, and as a sentence.
_MARKS = {VOIDED: ("（已作废）", " (voided)"), UNDONE: ("（已撤销）", " (undone)")}
_FATES = {
    VOIDED: ("那条已作废", "which was voided since"),
    UNDONE: ("那条已撤销", "whose entry was undone since"),
}
_NO_LONGER = ("那条已不再是依据", "which it no longer rests on")


def entry_title(entry: EntryRow, language: str = "zh_CN") -> str:
    """What an entry is about: its rule's name, else its reason, else the words of its kind."""
    return entry.rule_name or entry.note or kind_word(entry.kind, language)


def entry_words(entry: EntryRow, language: str = "zh_CN") -> str:
    """What an entry is about, and what kind it is where that is not plain: a reversal is said."""
    about, kind = entry_title(entry, language), kind_word(entry.kind, language)
    return about if about == kind or entry.kind in ("award", "manual") else f"{kind}  {about}"


def fate_mark(entry: EntryRow, language: str = "zh_CN") -> str:
    """What is set behind an entry that was reversed; "" behind any other."""
    told = ("（已冲正）", " (reversed)")[0 if language.startswith("zh") else 1]
    return written(told, language) if entry.reversed_by is not None else ""


def kind_word(kind: str, language: str = "zh_CN") -> str:
    """The words of a kind; a kind of a newer version of the program is called by its name."""
    side = 0 if language.startswith("zh") else 1
    known = {str(one): words for one, words in KIND_WORDS.items()}
    return written(known.get(kind, (kind, kind))[side], language)


def ruled(entry: EntryRow, language: str = "zh_CN") -> str:
    """Which rule gave it, or what became of what it gave, and its version; "" without a rule."""
    if not entry.rule_name:
        return ""
    told = ("规则 {name} 第 {n} 版", "rule {name}, version {n}")
    side = 0 if language.startswith("zh") else 1
    rule = written(told[side], language).format(name=entry.rule_name, n=entry.version)
    if entry.kind == "award":
        return rule
    return f"{kind_word(entry.kind, language)}{('：', ': ')[side]}{rule}"


def reason(found: Explanation, language: str = "zh_CN") -> str:
    """Why an entry is there that no rule gave."""
    if found.entry.kind != "opening" or not found.file:
        return entry_title(found.entry, language)
    told = ("导入“{file}”时带来的积分", "points brought by the import of {file}")
    side = 0 if language.startswith("zh") else 1
    return written(told[side], language).format(file=found.file)


def correction(found: Explanation, language: str = "zh_CN") -> str:
    """Why a reversal took points back: the reasons its corrected activities carry; "" if none."""
    reasons = dict.fromkeys(one.reason for one in found.evidence if one.reason)
    if found.entry.kind != "reverse" or not reasons:
        return ""
    side = 0 if language.startswith("zh") else 1
    told = written(("记录已更正：{why}", "the record was corrected: {why}")[side], language)
    return told.format(why=("；", "; ")[side].join(reasons))


def state_mark(one: Activity, language: str = "zh_CN") -> str:
    """What is set beside an activity that does not count any more; "" beside any other."""
    side = 0 if language.startswith("zh") else 1
    return written(_MARKS[one.state][side], language) if one.state in _MARKS else ""


def fallen_words(found: Explanation, language: str = "zh_CN") -> list[str]:
    """For what an award was given at the time and why that is not its evidence today, each."""
    side = 0 if language.startswith("zh") else 1
    told = (
        "当时凭 {when} {kind}给出，{fate}{why}",
        "given at the time for the {kind} of {when}, {fate}{why}",
    )
    now = ("；现在凭上面的记录成立", "; now it rests on what is listed above")[side]
    lines = []
    for one in found.fallen:
        why = ("（{}）", " ({})")[side].format(one.reason) if one.reason else ""
        fate = _FATES.get(one.state, _NO_LONGER)[side]
        text = written(told[side] + (now if found.evidence else ""), language)
        kind, when = activity_word(one.kind, language), one.local[:16].replace("T", " ")
        lines.append(text.format(when=when, kind=kind, fate=written(fate, language), why=why))
    return lines


def formula(found: Explanation, language: str = "zh_CN") -> str:
    """The sum behind an entry's points, as "99 元 ÷ 10 元 = 9，× 1 分 = 9"; "" without a rule."""
    side = 0 if language.startswith("zh") else 1
    rule, points = found.rule, found.entry.points + found.clipped
    if rule is None or found.raw is None or found.entry.kind == "clip":
        return ""
    told = _told(found, rule, side)
    if points != found.raw:
        told += (f"，封顶后 {figure(points)}", f", capped to {figure(points)}")[side]
    return written(told, language)


def clip_words(found: Explanation, language: str = "zh_CN") -> str:
    """What the judge took off an award, as "封顶，少给 5 分"; "" where it stands whole."""
    less = -(found.entry.points if found.entry.kind == "clip" else found.clipped)
    told = ("封顶，少给 {n} 分", "held to the cap: {n:point|points} less")
    if found.entry.wallet == "contribution":
        told = (
            "封顶，少给 {n} 点贡献",
            "held to the cap: {n:contribution point|contribution points} less",
        )
    side = 0 if language.startswith("zh") else 1
    return filled(written(told[side], language), n=figure(less)) if less else ""


def below_words(found: Explanation, language: str = "zh_CN") -> str:
    """How far an entry took its member below zero, as "透支 20"; "" where it did not."""
    told = ("透支 {n}", "overdrawn by {n}")
    side = 0 if language.startswith("zh") else 1
    return written(told[side], language).format(n=figure(found.below)) if found.below else ""


def cap_words(cap: CapUse, language: str = "zh_CN") -> str:
    """One cap as "本周 20 / 20"."""
    side = 0 if language.startswith("zh") else 1
    return written(f"{_PERS[cap.per][side]} {figure(cap.after)} / {figure(cap.limit)}", language)


def _told(found: Explanation, rule: Rule, side: int) -> str:
    raw = figure(found.raw or 0)
    measure = _measure(rule, found.measure, side) if found.measure is not None else ""
    if isinstance(rule.points, Share):
        every = _measure(rule, rule.points.every, side)
        parts = figure((found.measure or 0) // rule.points.every)
        each = figure(rule.points.points)
        joint = "，" if side == 0 else ", "
        return f"{measure} ÷ {every} = {parts}{joint}{parts} × {each} = {raw}"
    if found.place is not None:
        place = (f"第 {found.place} 名", f"place {found.place}")[side]
        return f"{measure}，{place} = {raw}" if side == 0 else f"{measure}, {place}: {raw}"
    if rule.steps and found.entry.evidence_key.isdecimal():
        least = _measure(rule, int(found.entry.evidence_key), side)
        return f"{measure} ≥ {least} → {raw}"
    if rule.trigger in ("once", "invite", "period"):
        return f"{measure} ≥ {_measure(rule, rule.at_least, side)} → {raw}"
    return raw


def _measure(rule: Rule, value: int, side: int) -> str:
    name = "amount" if rule.trigger == "each" else rule.measure
    number = yuan(value) if name == "amount" else figure(value)
    return filled(_MEASURES[name][side], n=number)
