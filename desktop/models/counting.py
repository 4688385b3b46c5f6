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


def filled(text: str, /, **values: object) -> str:
    """The text with its blanks filled; {rows:row has|rows have} says 1 row has, 2 rows have.

    A value that is no text yet is written as it is: give it with its thousands set apart.
    """
    return _Counting().vformat(text, (), values)
