"""The two menus of the session screen: what else can be done with it, and its archive given out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models import runsheet as sheet

if TYPE_CHECKING:
    from desktop.views.runsheet.desk import SessionDesk

translate = QCoreApplication.translate


def more(desk: "SessionDesk") -> QMenu:
    """What is seldom wanted of a session."""
    menu, verbs = QMenu(desk), desk.verbs
    if desk.may and sheet.standing(desk.seen.parts) == "running":
        menu.addAction(translate("SessionDesk", "提前结束"), verbs.finish)
    menu.addAction(translate("SessionDesk", "小结"), desk.sum_up)
    if verbs.may_rate():
        menu.addAction(translate("SessionDesk", "给分享评分"), verbs.rate)
    if desk.may:
        menu.addAction(translate("SessionDesk", "导入分享记录"), verbs.take_in)
    menu.addAction(translate("SessionDesk", "在日历里看"), desk.to_calendar)
    return menu


def give_out(desk: "SessionDesk") -> QMenu:
    """How the archive leaves the program."""
    menu = QMenu(desk)
    menu.addAction(translate("SessionDesk", "导出为文件"), desk.verbs.write_out)
    menu.addAction(translate("SessionDesk", "打印"), desk.verbs.print_out)
    return menu


def below(menu: QMenu, what: QWidget) -> None:
    """Open a menu below its button."""
    menu.popup(what.mapToGlobal(what.rect().bottomLeft()))
