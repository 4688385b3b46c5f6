"""What the window itself does and asks: taking back, very much at once, clearing the sample.

A start shows nothing of it, so the window loads it when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.actions import history
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.history import Undone
from desktop.models.problem import Problem
from desktop.views.kept import tell_kept
from desktop.views.parts import privacy
from desktop.views.parts.dialog import ask
from desktop.views.telling.done import undone_text

if TYPE_CHECKING:
    from desktop.views.window import Window


def undo(window: Window, action: bytes | None) -> None:
    """Take back an action of one's own, or the last one."""
    job = window.dispatcher.do(history.undo, action)
    window.dispatcher.follow(job, QCoreApplication.translate("Window", "正在撤销"))
    job.done.connect(lambda changes: _undid(window, changes))


def redo(window: Window) -> None:
    """Bring back what was just undone."""
    job = window.dispatcher.do(history.redo)
    window.dispatcher.follow(job, QCoreApplication.translate("Window", "正在恢复"))
    job.done.connect(lambda changes: _undid(window, changes))


def _undid(window: Window, changes: Changes) -> None:
    """Say what was taken back, and that something stayed since it was changed later."""
    translate = QCoreApplication.translate
    undone = changes.result
    if not isinstance(undone, Undone):
        return
    told = undone_text(undone)
    # A key pressed by mistake takes back a whole import: the way back is an undo of the undo.
    again = translate("Window", "撤销") if undone.kind == "undo" else translate("Window", "恢复")
    window.status.toast.say(told, again, lambda: window.undo(changes.action))
    tell_kept(window, window.reads, undone)


def agree(parent: QWidget, problem: Problem) -> bool:
    """Ask before very much of what is there is changed or deleted."""
    translate = QCoreApplication.translate
    numbers = {name: f"{problem.values[name]:,}" for name in ("rows", "members")}
    return ask(
        parent,
        filled(translate("Window", "要改掉或删掉 {rows} 条已有的内容吗？"), **numbers),
        filled(translate("Window", "社群一共 {members} 位成员。现在还什么都没有改。"), **numbers),
        translate("Window", "改掉 {rows} 条").format(**numbers),
        danger=True,
    )


def clears_sample(parent: QWidget) -> bool:
    """Ask before the sample community is deleted."""
    translate = QCoreApplication.translate
    title, sure = translate("Window", "清除示例社群？"), translate("Window", "清除")
    hint = translate("Window", "它的文件夹会删掉，你在里面加的也一起删掉；自己的社群不受影响。")
    return ask(parent, title, hint, sure, danger=True)


def privacy_word() -> str:
    """Whether names, phones and amounts are masked now."""
    translate = QCoreApplication.translate
    on = translate("Window", "投屏隐私已开：姓名、手机、金额都遮住了")
    return on if privacy.on() else translate("Window", "投屏隐私已关")


def tell_of_fault(window: Window) -> None:
    """Say that a fault is there again that a notice told of."""
    translate = QCoreApplication.translate
    window.toast(translate("Window", "刚才那个错又出现了，已经记下。可以换一页，或重新打开程序。"))
