"""After a run that did not end by itself: what happened, what is safe, and what can be reported."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.actions import backup
from desktop.models.problem import Problem
from desktop.store import history
from desktop.store.check import Checked
from desktop.views import diagnosis
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.text import label, retone
from desktop.views.telling.done import action_text

if TYPE_CHECKING:
    from desktop.views.window import Window


def tell(window: "Window", left: float, fault: str) -> None:
    """Say across the sheet that the last run did not end by itself.

    `left`: since when its window was open (Unix s, 0 unknown). `fault`: what the interpreter
    reported of it, if it was the program's own fault.
    """
    translate = QCoreApplication.translate
    zone = ZoneInfo(window.reads.zone)
    since = datetime.fromtimestamp(left, UTC).astimezone(zone) if left else None
    banner = window.sheet.fallen
    said = (
        translate("Fallen", "上次程序自己出错退出了。记下的都在，没有一步只写了一半。")
        if fault
        else translate("Fallen", "上次没有正常关闭（断电、关机或被结束）。记下的都在。")
    )
    banner.show_text(said)

    def look() -> None:
        banner.show_text("")
        FallenDialog(window, since, fault).exec()

    banner.ended.connect(look)


class FallenDialog(Dialog):
    """What happened, what was written last, a look over the file, and the diagnosis."""

    def __init__(self, window: "Window", since: datetime | None, fault: str) -> None:
        super().__init__(
            window,
            self.tr("上次没有正常关闭"),
            self.tr("检查一遍"),
            hint=self.tr(
                "一步要么整个写下，要么没有写；没按保存的表单要重填。导入、上中枢这样久的事，"
                "状态栏里会给出“接着做”。"
            ),
            width=520,
        )
        self._window = window
        for line in (_happened(since, fault), _last(window)):
            self.body.addWidget(label(line, wrap=True))
        self.answer = label("", 13, "ok", wrap=True)
        self.answer.hide()
        self.body.addWidget(self.answer)
        copy = button(self.tr("看诊断信息…"), "link", slot=lambda: diagnosis.show(window))
        self.body.addLayout(row(copy, None))
        self.cancel_button.setText(self.tr("关闭"))

    def accept(self) -> None:
        """Look the file over on the worker; nothing is changed by it."""
        self.accept_button.setEnabled(False)
        job = self._window.dispatcher.do(backup.check)
        job.done.connect(self._checked)
        job.failed.connect(lambda problem: self._say(problem))

    def _checked(self, found: object) -> None:
        every = (
            [one for one in found if isinstance(one, Checked)] if isinstance(found, list) else []
        )
        problem = next((one.problem for one in every if one.problem), None)
        self._say(problem)

    def _say(self, problem: Problem | None) -> None:
        self.accept_button.setEnabled(True)
        good = self.tr("检查过了：数据文件完好。")
        self.answer.setText(self._window.sentence(problem) if problem else good)
        retone(self.answer, tone="err" if problem else "ok")
        self.answer.show()


def _happened(since: datetime | None, fault: str) -> str:
    translate = QCoreApplication.translate
    if fault:
        told = translate("Fallen", "程序自己出了错：{what}。位置已经记进诊断信息。")
        return told.format(what=fault.splitlines()[0].split(" ", 1)[-1])
    if since is None:
        return translate("Fallen", "程序被结束了：断电、关机，或被系统、被人结束。")
    told = translate("Fallen", "{when} 打开的窗口没有自己关上：断电、关机，或被系统、被人结束。")
    return told.format(when=since.strftime("%Y-%m-%d %H:%M"))


def _last(window: "Window") -> str:
    found = history.recent(window.reads, 1)
    if not found:
        return ""
    at = datetime.fromtimestamp(found[0].at / 1000, UTC).astimezone(ZoneInfo(window.reads.zone))
    told = QCoreApplication.translate("Fallen", "最后写下的一步：{when} {what}（{who}）")
    return told.format(
        when=at.strftime("%Y-%m-%d %H:%M"),
        what=action_text(found[0].kind),
        who=privacy.name(found[0].operator_name),
    )
