"""Verbs that need a row of a table: greyed with the reason until one is at hand that fits."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.views.parts.button import Button
from desktop.views.parts.grid import Table

# Why a verb does not suit the row at hand; "" where it does.
Hindrance = Callable[[object], str]


def needs_row(
    table: Table, may: bool, *verbs: Button, hindered: Hindrance | None = None
) -> Callable[[], None]:
    """Keep the verbs greyed without a row, with the reason as their tip.

    `may`: whether the operator has the right at all. The answer looks at the row once more.
    """

    def look(_row: object = None) -> None:
        why = _why(table, may, hindered)
        for made in verbs:
            made.setEnabled(not why)
            made.setToolTip(why)
            made.setAccessibleDescription(why)

    table.current_changed.connect(look)
    table.ticks_changed.connect(look)
    table.paged.modelReset.connect(look)
    look()
    return look


def _why(table: Table, may: bool, hindered: Hindrance | None) -> str:
    if not may:
        return QCoreApplication.translate("AtRow", "你的角色不能做这件事")
    one = table.current_row()
    if one is None:
        return QCoreApplication.translate("AtRow", "先点一行")
    return hindered(one) if hindered else ""
