"""What the session screen asks: a part, a question, a log; and the summary it shows."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.actions.duties import BEST
from desktop.models.counting import filled
from desktop.models.problem import Problem
from desktop.models.runsheet import MOST_MINUTES, Part, Question
from desktop.models.transcript import ROLES, Said, role_word
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import files
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.layout import row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.parts.veil import veil
from desktop.views.theme.palette import look, size

_LIKES = 1_000_000


class PartForm(Dialog):
    """A part of the run sheet: a new one, or one that is there."""

    def __init__(self, parent: QWidget, part: Part | None = None) -> None:
        title = self.tr("改环节") if part else self.tr("加环节")
        super().__init__(parent, title, self.tr("保存") if part else self.tr("加进流程单"))
        self.name, self.who = QLineEdit(), QLineEdit()
        self.planned = inset(QSpinBox())
        self.planned.setRange(0, MOST_MINUTES)
        self.planned.setValue(part.planned if part else 10)
        self.script, self.material = QPlainTextEdit(), QPlainTextEdit()
        self.script.setMinimumHeight(size(90))
        self.material.setFixedHeight(size(64))
        if part:
            self.name.setText(part.title)
            self.who.setText(part.who)
            veil(self.who)
            self.script.setPlainText(part.script)
            self.material.setPlainText("\n".join(part.material))
        self.add_field(self.tr("名称"), self.name)
        self.add_row((self.tr("谁来讲"), self.who), (self.tr("计划几分钟"), self.planned))
        self.add_field(self.tr("台词"), self.script)
        self.add_field(self.tr("素材（文件名或链接，一行一个）"), self.material)

    def fields(self) -> Mapping[str, object]:
        """What the action takes."""
        return {
            "title": self.name.text(),
            "who": self.who.text(),
            "planned": self.planned.value(),
            "script": self.script.toPlainText(),
            "material": self.material.toPlainText().splitlines(),
        }

    def accept(self) -> None:
        """Close once it has a name."""
        if not self.name.text().strip():
            self.show_problem(self.tr("请写环节的名称。"), self.name)
            return
        super().accept()


class QuestionForm(Dialog):
    """A question: who asks may be a member, somebody by name, or nobody."""

    def __init__(self, parent: QWidget, reads: Reads, question: Question | None = None) -> None:
        title = self.tr("改问题") if question else self.tr("记一个问题")
        super().__init__(parent, title, self.tr("保存") if question else self.tr("排进队列"))
        self.text, self.who = QPlainTextEdit(), MemberPicker(reads)
        self.text.setMinimumHeight(size(80))
        self.text.setTabChangesFocus(True)
        self.likes = inset(QSpinBox())
        self.likes.setRange(0, _LIKES)
        self.add_field(self.tr("问了什么"), self.text)
        if question:
            self.text.setPlainText(question.text)
            self.likes.setValue(question.likes)
            self.add_field(self.tr("点赞数"), self.likes)
        else:
            hint = self.tr("不是成员就直接写称呼，不写也行。")
            self.add_field(self.tr("谁问的"), self.who, hint)
            self.add_field(self.tr("点赞数"), self.likes)

    def accept(self) -> None:
        """Close once something is asked."""
        if not self.text.toPlainText().strip():
            self.show_problem(self.tr("请写问了什么。"), self.text)
            return
        super().accept()


class LogForm(Dialog):
    """A log to keep: pasted, or from a file; how many lines it comes to stands below."""

    def __init__(
        self, parent: QWidget, shell: Shell, lines_of: Callable[[str], list[Said]]
    ) -> None:
        super().__init__(
            parent,
            self.tr("导入分享记录"),
            self.tr("存为这一场的记录"),
            hint=self.tr("粘贴聊天记录或文稿。写着主持人、嘉宾的照写的分，别的按这一场的人来分。"),
            width=560,
        )
        self._shell, self._lines_of = shell, lines_of
        self.text = QPlainTextEdit()
        self.text.setMinimumHeight(size(220))
        self._told = label("", 12, "text2", wrap=True)
        choose = button(self.tr("选文本文件"), "plain", "file-text", small=True, slot=self._choose)
        self.add_field(self.tr("记录"), self.text)
        self.body.addLayout(row(self._told, None, choose))
        self.text.textChanged.connect(self._count)
        self._count()

    def _choose(self) -> None:
        path = files.ask_open(
            self, self.tr("选一份记录"), self.tr("文本文件 (*.txt *.md *.log);;所有文件 (*)")
        )
        if path:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Put the text of a file into the field."""
        from desktop.actions import transcripts

        try:
            self.text.setPlainText(transcripts.read_file(path))
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.text)

    def _count(self) -> None:
        text = self.text.toPlainText()
        try:
            found = self._lines_of(text) if text.strip() else []
        except Problem as problem:
            self._told.setText(self._shell.sentence(problem))
            return
        parts = [filled(self.tr("分成 {n} 条"), n=len(found))] if found else []
        for role in ROLES:
            count = sum(one.role == role for one in found)
            if count:
                parts.append(f"{role_word(role, look().language)} {count}")
        self._told.setText(self.tr("，").join(parts))

    def accept(self) -> None:
        """Close once it comes to something."""
        try:
            self._lines_of(self.text.toPlainText())
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.text)
            return
        super().accept()


class SummaryDialog(Dialog):
    """What the session came to, to be copied."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, self.tr("小结"), self.tr("复制"), width=460)
        self.cancel_button.setText(self.tr("关闭"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(size(180))
        self.add_field(self.tr("这一场"), self.text)


class RatingDialog(Dialog):
    """How good a share was, from 1 to 5."""

    def __init__(self, parent: QWidget, name: str, known: int | None) -> None:
        hint = self.tr("{name} 的分享怎么样？评过的可以改。").format(name=name)
        super().__init__(parent, self.tr("给分享评分"), self.tr("评分"), hint=hint)
        marks = [str(one) for one in range(1, BEST + 1)]
        self.marks = Segmented(self.tr("几分"), [(one, one) for one in marks])
        self.marks.choose(str(known or BEST))
        self.add_field(self.tr("几分"), self.marks, hint=self.tr("5 最好"))

    def rating(self) -> int:
        """What was chosen."""
        return int(self.marks.choice())
