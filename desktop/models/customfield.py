"""Fields of the community's own: what each may hold, how that is written, stored and shown."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.condition import Condition, Leaf, Not
from desktop.models.dates import parse_date
from desktop.models.people import Words
from desktop.models.problem import Problem
from desktop.models.tagtext import join_tags, part_tags

KINDS: Words = {
    "text": ("文字", "Text"),
    "number": ("数字", "Number"),
    "date": ("日期", "Date"),
    "choice": ("单选", "One of several"),
    "choices": ("多选", "Several of several"),
    "bool": ("是否", "Yes or no"),
    "money": ("金额", "Amount"),
}
YES_NO: Words = {"yes": ("是", "Yes"), "no": ("否", "No")}
_YES = frozenset(("yes", "y", "true", "1", "是", "有", "对", "√", "✓", "✔"))
_NO = frozenset(("no", "n", "false", "0", "否", "无", "没有", "不", "×", "✗"))
MOST_OPTIONS = 200
_MOST_DIGITS = 15
# The kinds whose values have an order of their own besides that of the options.
MEASURED = frozenset({"number", "money", "date"})


class CustomField(Struct, frozen=True):
    """One such field; `options` are what a choice may be, in their order."""

    id: bytes
    name: str
    kind: str = "text"
    options: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name among a member's fields."""
        return f"x.{self.id.hex()}"

    def parsed(self, text: str) -> str | None:
        """The value as it is stored, None for an empty text.

        Numbers are plain decimals, amounts whole fen, days YYYY-MM-DD, yes or no, choices in the
        order of the options. Raises Problem custom.bad_value, date.invalid.
        """
        said = text.strip()
        if not said:
            return None
        if self.kind == "date":
            return parse_date(said)
        found = _READ[self.kind](self, said) if self.kind in _READ else said
        if found is None:
            raise Problem("custom.bad_value", field=self.name, value=text, wanted=self._wanted())
        return found

    def _wanted(self) -> str:
        if self.options:
            return "、".join(self.options[:12])
        return " / ".join(KINDS[self.kind])

    def shown(self, value: str, language: str) -> str:
        """A stored value as people read it; what is written so is parsed to the same value."""
        if self.kind == "bool" and value in YES_NO:
            return YES_NO[value][0 if language.startswith("zh") else 1]
        return self._yuan(value, ",")

    def written(self, value: str, language: str) -> str:
        """The same for a file or a program, in which an amount is a plain number."""
        return self._yuan(value, "") if self.kind == "money" else self.shown(value, language)

    def _yuan(self, value: str, between: str) -> str:
        if self.kind == "money" and value.lstrip("-").isdigit():
            return f"{Decimal(value) / 100:{between}.2f}"
        return value

    def priced(self, value: str, language: str) -> str:
        """The same within a sentence, where an amount needs its sign."""
        return ("¥" if self.kind == "money" else "") + self.shown(value, language)


def _number(_field: CustomField, said: str) -> str | None:
    try:
        found = Decimal(said.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    if not found.is_finite() or found.adjusted() >= _MOST_DIGITS:
        return None
    plain = f"{found.normalize():f}"
    return "0" if plain == "-0" else plain


def _money(field: CustomField, said: str) -> str | None:
    plain = _number(field, said.strip("¥￥元 "))
    fen = Decimal(plain) * 100 if plain is not None else None
    return None if fen is None or fen != fen.to_integral_value() else str(int(fen))


def _bool(_field: CustomField, said: str) -> str | None:
    word = said.casefold()
    return "yes" if word in _YES else "no" if word in _NO else None


def _choice(field: CustomField, said: str) -> str | None:
    return next((one for one in field.options if one.casefold() == said.casefold()), None)


def _choices(field: CustomField, said: str) -> str | None:
    found = [_choice(field, one) for one in part_tags(said)]
    if None in found:
        return None
    return join_tags([one for one in field.options if one in found])


_READ = {
    "number": _number,
    "money": _money,
    "bool": _bool,
    "choice": _choice,
    "choices": _choices,
}


def options_of(stored: object) -> tuple[str, ...]:
    """The options behind their JSON; none where there is none."""
    found = json.loads(str(stored)) if stored else []
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def spoken(tree: Condition, fields: Mapping[str, CustomField], language: str) -> Condition:
    """The tree with the values of such fields as people read them, for a sentence about it."""
    if isinstance(tree, Not):
        return Not(spoken(tree.part, fields, language))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(spoken(part, fields, language) for part in tree.parts))
    field = fields.get(tree.field)
    if field is None:
        return tree
    values = tree.value if isinstance(tree.value, tuple) else (tree.value,)
    said = tuple(field.priced(str(one), language) for one in values)
    return replace(tree, value=said if isinstance(tree.value, tuple) else said[0])
