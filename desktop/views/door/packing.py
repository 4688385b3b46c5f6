"""外带包 in the window: made, brought back from its laptop, taken in again."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.actions import packback, packs
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.clock import wall_ms
from desktop.models.counting import filled
from desktop.models.ownfiles import PACK, RETURN
from desktop.models.pack import Back, Held, Report
from desktop.store import calendar
from desktop.store import packs as stored
from desktop.store.community import Reads, Store
from desktop.views.door.packdialogs import PackCode, PackDialog
from desktop.views.parts import files, privacy
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.titles import title


def may_make(reads: Reads) -> bool:
    """Whether packs are made here: members leave the console with one."""
    actor = reads.actor
    return actor.allows("member.export") and not actor.preview and stored.held(reads) is None


def _made(
    store: Store, one: Occurrence, path: Path, asked: packs.Asked, whom: tuple[str | None, bool]
) -> Changes:
    segment, everybody = whom
    people = packs.people_of(store, one, segment=segment, everybody=everybody)
    return packs.make(store, one.series, one.original, path, replace(asked, people=people))


class Packing(QObject):
    """The verbs of the menu 外带包 at a door, and of the banner of an opened pack.

    `gave` when what was done was written to a file.
    """

    gave = Signal()

    def __init__(self, parent: QObject, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    def menu(self, one: Occurrence) -> QMenu:
        """What can be done about packs of an occurrence."""
        made = QMenu(self._shell.widget())
        if may_make(self._reads):
            made.addAction(self.tr("做外带包…")).triggered.connect(lambda: self.make(one))
        if stored.held(self._reads) is None:
            made.addAction(self.tr("收下带回的文件…")).triggered.connect(self.take)
            for known in stored.out(self._reads, one.series, one.original)[:9]:
                made.addAction(self._line(known.whom, known.expires)).setEnabled(False)
        else:
            made.addAction(self.tr("带回…")).triggered.connect(self.give)
        return made

    def _line(self, whom: str, expires: int) -> str:
        return self.tr("在外面：{name}，{when} 到期").format(
            name=privacy.name(whom), when=_when(self._reads, expires)
        )

    def make(self, one: Occurrence) -> None:
        """Ask for a pack, write it, and show its code."""
        asked = PackDialog(self._shell.widget(), self._reads, one)
        if asked.exec() != Dialog.DialogCode.Accepted:
            return
        path = files.ask_export(
            self._shell,
            self.tr("写外带包"),
            self.tr("外带包") + PACK,
            self.tr("外带包 (*.qzp)"),
        )
        if path is not None:
            self.write(one, path, asked)

    def write(self, one: Occurrence, path: Path, asked: PackDialog) -> None:
        """Write the pack that was asked for."""
        job = self._dispatcher.do(_made, one, path, asked.asked([]), asked.chosen())
        job.done.connect(lambda changes: self._show_code(changes, path))

    def _show_code(self, changes: object, path: Path) -> None:
        made = changes.result if isinstance(changes, Changes) else None
        if isinstance(made, packs.Made):
            PackCode(self._shell.widget(), made, path).exec()

    def take(self) -> None:
        """Take in what came back of a pack."""
        kinds = self.tr("带回的文件 (*.qzr);;所有文件 (*)")
        path = files.ask_open(self._shell.widget(), self.tr("收下带回的文件"), kinds)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take in this file, which a pack wrote."""
        self._dispatcher.do(packback.take_back, path).done.connect(self._took)

    def _took(self, changes: object) -> None:
        found = changes.result if isinstance(changes, Changes) else None
        if isinstance(changes, Changes) and isinstance(found, Report):
            self._shell.toast(told(found), changes)

    def give(self) -> None:
        """Write what was done on this laptop to a file."""
        path = files.ask_save(
            self._shell.widget(),
            self.tr("带回"),
            self.tr("带回") + RETURN,
            self.tr("带回的文件 (*.qzr)"),
        )
        if path is not None:
            job = self._dispatcher.do(packback.give_back, path)
            job.done.connect(lambda found: self._gave(found, path))

    def _gave(self, found: object, path: Path) -> None:
        if isinstance(found, Back):
            said = self.tr("写好了：{file}，{came} 人签到，{new} 位新人。请带到社群的电脑上收下。")
            self._shell.toast(said.format(file=path.name, came=len(found.came), new=len(found.new)))
            self.gave.emit()


def told(found: Report) -> str:
    """What a pack that came back changed, in a line or more."""
    translate = QCoreApplication.translate
    lines = [
        filled(
            translate("Packing", "带回来了：{came} 人签到，{new} 位新人"),
            came=found.came + found.earlier,
            new=found.new,
        )
    ]
    more = (
        (found.taken_back, translate("Packing", "{n} 人更正为没有来")),
        (found.put_right, translate("Packing", "{n} 人更正了到场的时间")),
        (found.sent_off, translate("Packing", "{n} 位新人在那边撤回了，这里也撤回")),
        (found.alike, translate("Packing", "{n} 位新人的手机和别的成员一样，请看查重")),
        (found.over, translate("Packing", "{n} 人在门口补了报名，名额不够，排在候补")),
        (found.unfit, translate("Packing", "{n} 人在门口补了报名，不符合条件，没有报上")),
        (found.gone, translate("Packing", "{n} 人已经不在名单里，没有记")),
    )
    lines += [filled(said, n=count) for count, said in more if count]
    return "\n".join(lines)


def banner(reads: Reads) -> tuple[str, bool]:
    """(what an opened pack says of itself, whether it has expired); "" for a community's own."""
    mark = stored.held(reads)
    if mark is None:
        return "", False
    translate = QCoreApplication.translate
    if mark.over(wall_ms()):
        return (
            translate("Packing", "外带包已经到期，里面的人不再显示。做过的还在，请带回。"),
            True,
        )
    said = translate(
        "Packing",
        "外带包：{title}，给 {name}，{when} 到期（到期只是提醒：离线的钟证明不了什么）",
    )
    return said.format(
        title=_what(reads, mark), name=privacy.name(mark.whom), when=_when(reads, mark.expires)
    ), False


def _what(reads: Reads, mark: Held) -> str:
    one = calendar.occurrence(reads, mark.series, mark.original)
    return f"{title(one)} {day_text(one.start.date())}"


def _when(reads: Reads, at: int) -> str:
    local = datetime.fromtimestamp(at / 1000, ZoneInfo(reads.zone))
    return f"{day_text(local.date())} {clock(local)}"
