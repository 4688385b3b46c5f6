"""A condition tree in words, Chinese or English: what it asks of a member or an activity."""

from collections.abc import Mapping

from desktop.models.condition import Condition, Every, Leaf, Not, Some, counted
from desktop.models.counting import filled, yuan
from desktop.models.labels import word
from desktop.models.traditional import written

Words = Mapping[str, tuple[str, str]]

FIELDS: Words = {
    "city": ("城市", "city"),
    "level": ("等级", "level"),
    "chapter": ("分会", "chapter"),
    "source": ("来源", "source"),
    "gender": ("性别", "gender"),
    "joined": ("入会日期", "joining date"),
    "tag": ("标签", "tags"),
    "team": ("小组", "teams"),
    "birthday": ("生日", "birthday"),
    "birth_year": ("出生年份", "year of birth"),
    "birth_month": ("出生月份", "month of birth"),
    "age": ("年龄", "age"),
    "points": ("积分", "points"),
    "last_seen": ("最近到场", "last visit"),
    "seen_days": ("没到场的天数", "days since the last visit"),
    "joined_days": ("入会天数", "days since joining"),
    "verified": ("身份核实", "verified"),
    "invite": ("邀请进群", "invitation to the chat"),
    "status": ("在群状态", "membership"),
    "terms": ("第几次在群", "stays in the community"),
    "plan": ("会籍方案", "plans"),
    "plan_standing": ("会籍", "standing of the plan"),
    "plan_days": ("离会籍到期的天数", "days until a plan ends"),
    "axis": ("三重身份", "roles of a member"),
    "axes": ("三重身份占几样", "number of roles of a member"),
    "birthday_days": ("离生日的天数", "days until the birthday"),
    "child_age": ("孩子的年龄", "a child's age"),
    "segment": ("人群", "segments"),
    "amount": ("金额", "amount"),
    "text": ("内容", "text"),
    "category": ("分类", "category"),
    "date": ("日期", "date"),
    "time": ("时间", "time"),
    "weekday": ("星期", "weekday"),
    "late": ("迟到", "lateness"),
    "series": ("系列", "series"),
    "session": ("场次类型", "kind of session"),
}
_COUNTED: Words = {
    "count.checkin": ("签到次数", "check-ins"),
    "count.post": ("发言次数", "posts"),
    "count.order": ("下单次数", "orders"),
    "count.referral": ("推荐次数", "referrals"),
    "count.signup": ("报名次数", "sign-ups"),
    "sum.order": ("下单金额", "amount ordered"),
}
# What the values of a field are called where they are codes.
CODES: Mapping[str, Words] = {
    "verified": {"yes": ("已核实", "yes"), "no": ("未核实", "no")},
    "invite": {
        "none": ("未邀", "not invited"),
        "invited": ("已邀", "invited"),
        "joined": ("已加", "joined"),
    },
    "status": {"here": ("在群", "here"), "left": ("已退出", "left")},
    "plan_standing": {
        "in_force": ("有效", "in force"),
        "grace": ("宽限中", "in grace"),
        "lapsed": ("已过期", "lapsed"),
        "coming": ("还没开始", "not begun"),
        "none": ("没有", "none"),
    },
    "axis": {
        "orders": ("消费", "buys"),
        "referrals": ("传播", "brings others"),
        "contributions": ("生产", "contributes"),
    },
}
IN_DAYS = frozenset({"seen_days", "joined_days", "birthday_days", "plan_days"})
_OPERATORS: Words = {
    "=": ("是", "is"),
    "!=": ("不是", "is not"),
    "<": ("小于", "is below"),
    "<=": ("不超过", "is at most"),
    ">": ("大于", "is above"),
    ">=": ("不少于", "is at least"),
    "in": ("是其中之一：", "is one of"),
    "contains": ("包含", "contains"),
    "has": ("含有", "include"),
}
_WEEKDAYS = (tuple("一二三四五六日"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
# What is meant by the 32 hex digits of an id; chapters and groups in older conditions by a name.
_BY_ID = frozenset({"segment", "chapter", "team"})
_NO_NAMES: Mapping[str, str] = {}


def condition_words(
    tree: Condition, language: str = "zh_CN", names: Mapping[str, str] = _NO_NAMES
) -> str:
    """A condition tree in words; `names` are those of custom fields and of what is meant by its id.

    What is compared with stands as it was typed, but a step of the ladder as the community says it.
    """
    return _Speaker(language, names).said(tree, inner=False)


def field_words(field: str, side: int) -> str:
    """What a condition asks about, in Chinese (0) or English (1); a custom field as it is."""
    found = counted(field)
    if found is None:
        return FIELDS.get(field, (field, field))[side]
    what, kind, days = found
    words = _COUNTED[f"{what}.{kind}"][side]
    if not days:
        return words
    return f"最近 {days} 天{words}" if side == 0 else words + filled(" in {n:day|days}", n=days)


def is_money(field: str) -> bool:
    """Whether a field's values are amounts in fen."""
    return field == "amount" or field.startswith("sum.")


class _Speaker:
    """Says a tree in Chinese (0) or English (1)."""

    def __init__(self, language: str, names: Mapping[str, str]) -> None:
        self._side = 0 if language.startswith("zh") else 1
        self._language, self._names = language, names

    def _of(self, words: tuple[str, str]) -> str:
        """The program's own words; what people typed does not pass here."""
        return words[1] if self._side else written(words[0], self._language)

    def said(self, tree: Condition, *, inner: bool) -> str:
        while isinstance(tree, Every | Some) and len(tree.parts) == 1:
            (tree,) = tree.parts
        if isinstance(tree, Leaf):
            return self._leaf(tree)
        if isinstance(tree, Not):
            text = self.said(tree.part, inner=False)
            return f"{self._of(('并非（', 'not ('))}{text}{'）)'[self._side]}"
        joint = ("且", " and ") if isinstance(tree, Every) else ("或", " or ")
        text = self._of(joint).join(self.said(part, inner=True) for part in tree.parts)
        if not inner:
            return text
        return f"（{text}）" if self._side == 0 else f"({text})"

    def _leaf(self, leaf: Leaf) -> str:
        field = self._names.get(leaf.field) or self._of(
            (field_words(leaf.field, 0), field_words(leaf.field, 1))
        )
        values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
        text = ("、" if self._side == 0 else ", ").join(
            self._value(leaf.field, value) for value in values
        )
        gap = "" if self._side == 0 else " "
        if leaf.of is not None:
            inner = self.said(leaf.of, inner=False)
            field += f"（{inner}）" if self._side == 0 else f" ({inner})"
        return f"{field}{gap}{self._of(_OPERATORS[leaf.op])}{gap}{text}"

    def _value(self, field: str, value: str | int) -> str:
        if field in CODES:
            return self._of(CODES[field].get(str(value), ("", ""))) or str(value)
        if isinstance(value, str):
            return self._of(("“{named}”", '"{named}"')).format(named=self._named(field, value))
        if is_money(field):
            return f" {yuan(value)} 元" if self._side == 0 else f"¥{yuan(value)}"
        if field == "weekday" and 1 <= value <= 7:
            return _WEEKDAYS[self._side][value - 1]
        if field == "late":
            return self._of((f" {value} 分钟", filled("{n:minute|minutes}", n=value)))
        if field in IN_DAYS:
            return self._of((f" {value} 天", filled("{n:day|days}", n=value)))
        if field == "child_age":
            return self._of((f" {value} 岁", filled("{n:year|years}", n=value)))
        return f" {value}" if self._side == 0 else str(value)

    def _named(self, field: str, value: str) -> str:
        if field == "level":
            return word(value)
        return self._names.get(value, value) if field in _BY_ID else value
