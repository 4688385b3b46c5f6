"""The list of a past day, or of people who left: the banner that says what it is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame

from desktop.views.members.list_bar import ListBar
from desktop.views.parts.button import button
from desktop.views.parts.dates import dated
from desktop.views.parts.layout import column, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label, listed


class PastBanner(QFrame):
    """Says of which day the list is, and goes back to today's."""

    def __init__(self, bar: ListBar) -> None:
        super().__init__()
        self.setProperty("part", "sunk")
        self._said = label("", 13, bold=True)
        self.back = button(self.tr("回到现在"), "link", slot=bar.leave_day)
        self.left_out = label("", 12, "warn", wrap=True)
        pieces = (Mark("clock-counter-clockwise", "info", 16), self._said, None, self.back)
        self.setLayout(column(row(*pieces), self.left_out, gap=2, margins=(12, 6, 12, 6)))
        self.hide()

    def show_day(self, day: str, left_out: Sequence[str] = (), *, left: bool = False) -> None:
        """Show it for a past day, or where people who left are listed; hide it for neither.

        `left_out` are filters that a past list cannot answer.
        """
        self.setVisible(bool(day) or left)
        self.back.setVisible(bool(day))
        if left:
            told = self.tr("这里有已退出的人，只看不改；打开一行去“已退出”，可以再次加入")
            self._said.setText(told)
        self.left_out.setVisible(bool(left_out))
        text = self.tr(
            "过去没有记录、没有按它筛选：{filters}。能按城市、等级、来源、分会、小组、手工标签、角色筛选"
        )
        self.left_out.setText(text.format(filters=listed(list(left_out))))
        if day:
            told = dated(date.fromisoformat(day))
            self._said.setText(self.tr("{day}结束时的名单，只看不改").format(day=told))
