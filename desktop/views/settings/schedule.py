"""Settings of backups that write themselves, trying one out, and restoring one."""

from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent

from desktop.actions import backup, schedule, tray
from desktop.dispatcher import Dispatcher
from desktop.models.counting import filled
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.store import backupplan
from desktop.store.backupplan import KEEPS, Every, Plan
from desktop.store.reads import Reads
from desktop.views.parts import files, privacy
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label, retone
from desktop.views.settings.rows import Section


class ScheduleSection(Section):
    """How often, where to, how many are kept; each choice is in force at once."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(QCoreApplication.translate("Schedule", "自动备份"))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._folder = getattr(shell.widget(), "folder", None)
        self._plan = Plan()
        often = {"off": self.tr("关"), "daily": self.tr("每天"), "weekly": self.tr("每周")}
        self.every = Segmented(self.tr("自动备份"), list(often.items()))
        self.every.chosen.connect(self._often)
        hint = self.tr("窗口开着时在后台写，到时候没开就等下次打开；用恢复码或社群的口令打开")
        self.add(self.tr("多久一次"), hint, self.every)
        self.place = button(self.tr("选文件夹…"), "plain", "folder-open", slot=self._ask_place)
        self._where = self.add(self.tr("放在哪里"), " ", self.place)
        self.keep = Segmented(
            self.tr("留几份"), [(str(one), filled(self.tr("{n} 份"), n=one)) for one in KEEPS]
        )
        self.keep.chosen.connect(lambda key: self._choose(keep=int(key)))
        hint = self.tr("只删自己写的、超出份数或满 30 天的；最新一份总留着")
        self.add(self.tr("留几份"), hint, self.keep)
        self._told = label("", 12, "text2", wrap=True)
        self.add_whole(self._told)
        self.test = button(self.tr("试一试…"), "plain", "check-circle", slot=self._try)
        hint = self.tr("在旁边打开，逐页检查，数一数里面有多少；不动现在的数据")
        self.add(self.tr("试一下备份"), hint, self.test)
        self.restore = button(
            self.tr("恢复…"), "plain", "arrow-counter-clockwise", slot=self._restore
        )
        hint = self.tr("恢复到一个新的文件夹并打开；现在的社群原样留着")
        self.add(self.tr("从备份恢复"), hint, self.restore)
        allowed = reads.actor.allows("member.export") and not reads.actor.preview
        for made in (self.every, self.place, self.keep):
            made.setEnabled(allowed and isinstance(self._folder, Path))
        dispatcher.done.connect(self._heard)
        self.read()

    # -- what stands ---------------------------------------------------------------------------

    def read(self) -> None:
        """Show the plan as it stands."""
        if isinstance(self._folder, Path):
            self._plan = backupplan.read(self._folder)
        plan = self._plan
        self.every.choose(plan.every)
        if plan.keep in KEEPS:
            self.keep.choose(str(plan.keep))
        shown = privacy.mask("text", plan.folder)
        self._where.setText(shown or self.tr("还没有选；最好是另一个盘或 U 盘"))
        told = self._said()
        self._told.setText(told)
        self._told.setVisible(bool(told))
        retone(self._told, tone="warn" if plan.failed else "text2")

    def _said(self) -> str:
        plan, last = self._plan, backupplan.last(self._plan)
        if plan.failed:
            return self._shell.sentence(
                Problem(plan.failed, folder=privacy.mask("text", plan.folder))
            )
        if last is None:
            return ""
        when = last.astimezone(ZoneInfo(self._reads.zone)).strftime("%Y-%m-%d %H:%M")
        count = apart(self.tr("自动写的备份现有 %n 份", "", len(plan.written)))
        return self.tr("{count}，上次 {when}").format(count=count, when=when)

    def showEvent(self, event: QShowEvent) -> None:
        """What was written meanwhile is told."""
        super().showEvent(event)
        self.read()

    def _heard(self, result: object) -> None:
        if isinstance(result, schedule.Ran):
            self.read()

    # -- choosing ------------------------------------------------------------------------------

    def _often(self, key: str) -> None:
        if key != "off" and not self._plan.folder:
            self.every.choose("off")
            self._ask_place(cast(Every, key))
            return
        self._code_first(lambda: self._choose(every=cast(Every, key)), key != "off")

    def _ask_place(self, every: Every | None = None) -> None:
        path = files.ask_folder(self._shell.widget(), self.tr("自动备份放在哪里"))
        if path is not None:
            self._code_first(lambda: self._choose(folder=path, every=every), every is not None)

    def _code_first(self, then: object, wanted: bool) -> None:
        """The owner's backups open by a recovery code, which has to be there before them."""
        assert callable(then)
        if not wanted or self._reads.actor.role != OWNER:
            then()
            return

        def found(state: object) -> None:
            if isinstance(state, tray.KeysState) and not state.printed:
                self._dispatcher.do(backup.print_recovery).done.connect(printed)
            else:
                then()

        def printed(code: object) -> None:
            from desktop.views.settings.backup import ShowCode

            ShowCode(self._shell.widget(), str(code)).exec()
            then()

        self._dispatcher.do(tray.keys_state).done.connect(found)

    def _choose(
        self, every: Every | None = None, folder: Path | None = None, keep: int | None = None
    ) -> None:
        plan = self._plan
        named = folder or (Path(plan.folder) if plan.folder else None)
        # Where the folder comes first, daily is what is meant.
        often = every or (
            "daily" if folder and plan.every == "off" and not plan.folder else plan.every
        )
        job = self._dispatcher.do(schedule.choose, often, named, keep or plan.keep)
        job.done.connect(self._chosen)
        job.failed.connect(self._refused)

    def _chosen(self, plan: object) -> None:
        self.read()
        look = getattr(self._shell.widget(), "look_for_backup", None)
        if look is not None and isinstance(plan, Plan) and plan.every != "off":
            look()

    def _refused(self, problem: Problem) -> None:
        self.read()
        self._shell.say(problem)

    # -- trying and restoring ------------------------------------------------------------------

    def _pick(self, title: str) -> Path | None:
        return files.ask_open(self._shell.widget(), title, self.tr("备份 (*.qzb)"))

    def _try(self) -> None:
        path = self._pick(self.tr("试一下哪一份备份"))
        if path is not None:
            from desktop.views.settings.trybackup import TryBackup

            TryBackup(self._shell.widget(), path).exec()

    def _restore(self) -> None:
        path = self._pick(self.tr("从哪一份备份恢复"))
        wanted = getattr(self._shell.widget(), "restore_wanted", None)
        if path is not None and wanted is not None:
            wanted.emit(path)
