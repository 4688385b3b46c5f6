"""Texts with blanks; English has one form of a word for one and another for many."""

from string import Formatter

MINUS = "−"


class _Counting(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return format(value, format_spec)
        return f"{value} {one if str(value).lstrip(f'+-{MINUS}') == '1' else many}"


def figure(number: int, *, signed: bool = False) -> str:
    """A whole number as it is written everywhere: 1,280 and −50; `signed`: +50."""
    sign = MINUS if number < 0 else "+" if signed and number else ""
    return f"{sign}{abs(number):,}"


def yuan(fen: int) -> str:
    """An amount in fen as it is read everywhere, in yuan: 1,280, 1,280.50 and −50."""
    sign = MINUS if fen < 0 else ""
    return sign + _yuan(fen, ",")


def money(fen: int) -> str:
    """The same with its sign: ¥1,280, −¥50."""
    return f"{MINUS if fen < 0 else ''}¥{_yuan(fen, ',')}"


def as_typed(fen: int) -> str:
    """An amount in fen as it stands in a field, to be typed over."""
    return ("-" if fen < 0 else "") + _yuan(fen, "")


def _yuan(fen: int, between: str) -> str:
    whole, rest = divmod(abs(fen), 100)
    return f"{whole:{between}}" + (f".{rest:02}" if rest else "")


def filled(text: str, /, **values: object) -> str:
    """The text with its blanks filled; {rows:row has|rows have} says 1 row has, 2 rows have.

    A value that is no text yet is written as it is: give it with its thousands set apart.
    """
    return _Counting().vformat(text, (), values)
