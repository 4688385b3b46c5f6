"""What a yearly series does in a year that lacks its day, said and chosen beside its rule."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.lunarrule import MISSING
from desktop.views.calendar.lunar import lunar_place
from desktop.views.calendar.words import LUNAR_YEARLY, skip_of
from desktop.views.parts.choice import choose
from desktop.views.parts.text import label

_LAST = 30


class MissingField(QWidget):
    """A choice where the day at hand may be missing in other years, else a sentence, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("没有这一天的年份"))
        self._said = label("", 12, "text2", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self._said)
        whole.addWidget(self.choice)

    def show_day(self, rule: str, day: date) -> None:
        """Say what holds for a series of this rule that begins on this day."""
        lunar = rule == LUNAR_YEARLY
        month, at = lunar_place(day) if lunar else (0, 0)
        leap_day = rule == "FREQ=YEARLY" and (day.month, day.day) == (2, 29)
        rare = lunar and (month < 0 or at == _LAST)
        self._offer(month < 0, at == _LAST)
        self.choice.setVisible(rare)
        self._said.setText(self._words(rare, leap_day))
        self.setVisible(lunar or leap_day)

    def _words(self, rare: bool, leap_day: bool) -> str:
        if leap_day:
            return self.tr("只在有 2 月 29 日的年份举行。")
        if rare:
            return self.tr("不是每个农历年都有这一天。没有的年份：")
        return self.tr("每年这个农历日子一次，闰月不另办。")

    def _offer(self, leap: bool, last: bool) -> None:
        kept = self.skip()
        words = {
            "BACKWARD": self.tr("办在前一天（二十九）"),
            "FORWARD": self.tr("办在后一天（初一）"),
            "OMIT": self.tr("那年不办"),
        }
        if leap:
            words |= {
                "BACKWARD": self.tr("办在本月（不是闰月的那个）"),
                "FORWARD": self.tr("办在下一个月"),
            }
        if leap and last:
            words |= {
                "BACKWARD": self.tr("办在本月，没有三十就二十九"),
                "FORWARD": self.tr("办在下一个月，没有三十就初一"),
            }
        self.choice.clear()
        for key in MISSING:
            self.choice.addItem(words[key], key)
        self.choice.setCurrentIndex(MISSING.index(kept))

    def skip(self) -> str:
        """What was chosen."""
        return str(self.choice.currentData() or MISSING[0])

    def show_rule(self, rule: str) -> None:
        """Choose what a rule says."""
        if rule.startswith("RSCALE"):
            choose(self.choice, skip_of(rule))

    def applied(self, rule: str) -> str:
        """The form's lunar rule with what was chosen."""
        return (
            rule.replace("SKIP=BACKWARD", f"SKIP={self.skip()}") if rule == LUNAR_YEARLY else rule
        )
