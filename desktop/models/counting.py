"""Texts with blanks; English has one form of a word for one and another for many."""

from string import Formatter


class _Counting(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return format(value, format_spec)
        return f"{value} {one if str(value).lstrip('+-') == '1' else many}"


def filled(text: str, /, **values: object) -> str:
    """The text with its blanks filled; {rows:row has|rows have} says 1 row has, 2 rows have.

    A value that is no text yet is written as it is: give it with its thousands set apart.
    """
    return _Counting().vformat(text, (), values)
