"""Numbers with their unit, in the form that a language has for one and for many.

They stand in methods: only there are the forms of a text with %n collected for translation. A
sentence around its numbers is a text for `models.counting.filled`, with the forms in its English.
"""

import re
from functools import cache

from PySide6.QtCore import QObject

_NUMBER = re.compile(r"\d{4,}")


class Counted(QObject):
    """Each takes a number and says it with its unit, thousands apart."""

    def points(self, n: int) -> str:
        """5 分."""
        return apart(self.tr("%n 分", "", n))

    def gained(self, n: int) -> str:
        """+ 5 分."""
        return apart(self.tr("+ %n 分", "", n))

    def given(self, n: int, wallet: str) -> str:
        """5 分, or 5 点贡献 where `wallet` is that of contributions."""
        return apart(self.tr("%n 点贡献", "", n)) if wallet else self.points(n)

    def gained_in(self, n: int, wallet: str) -> str:
        """+ 5 分, or + 5 点贡献."""
        return apart(self.tr("+ %n 点贡献", "", n)) if wallet else self.gained(n)

    def days(self, n: int) -> str:
        """5 天."""
        return apart(self.tr("%n 天", "", n))

    def years(self, n: int) -> str:
        """5 岁."""
        return apart(self.tr("%n 岁", "", n))

    def in_a_row(self, n: int) -> str:
        """连续 5 天."""
        return apart(self.tr("连续 %n 天", "", n))

    def in_all(self, n: int) -> str:
        """共 5 次."""
        return apart(self.tr("共 %n 次", "", n))

    def sessions(self, n: int) -> str:
        """5 场."""
        return apart(self.tr("%n 场", "", n))

    def entries(self, n: int) -> str:
        """5 笔."""
        return apart(self.tr("%n 笔", "", n))

    def people(self, n: int) -> str:
        """5 人."""
        return apart(self.tr("%n 人", "", n))

    def segments(self, n: int) -> str:
        """5 个人群."""
        return apart(self.tr("%n 个人群", "", n))

    def times(self, n: int) -> str:
        """5 次."""
        return apart(self.tr("%n 次", "", n))

    def lines(self, n: int) -> str:
        """共 5 条."""
        return apart(self.tr("共 %n 条", "", n))

    def more(self, n: int) -> str:
        """还有 5 项."""
        return apart(self.tr("还有 %n 项", "", n))

    def rows(self, n: int) -> str:
        """5 行."""
        return apart(self.tr("%n 行", "", n))

    def about_rows(self, n: int) -> str:
        """约 5 行."""
        return apart(self.tr("约 %n 行", "", n))

    def to_settle(self, n: int) -> str:
        """待定的 5 行."""
        return apart(self.tr("待定的 %n 行", "", n))

    def changes(self, n: int) -> str:
        """5 处."""
        return apart(self.tr("%n 处", "", n))

    def untouched(self, n: int) -> str:
        """后来又改过的 5 处没有动."""
        return apart(self.tr("后来又改过的 %n 处没有动", "", n))


@cache
def counted() -> Counted:
    """The one that every screen asks."""
    return Counted()


def apart(text: str) -> str:
    """A text whose %n is filled in, with its thousands apart: every such text goes through here."""
    return _NUMBER.sub(lambda found: f"{int(found[0]):,}", text)
