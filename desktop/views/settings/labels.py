"""What the community calls things: a field for each word, and how a sentence then reads."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.actions import labels as acting
from desktop.dispatcher import Dispatcher
from desktop.models.labels import MOST, WORDS, preview
from desktop.models.problem import Problem
from desktop.store import labels
from desktop.store.community import Reads
from desktop.views.parts.button import button
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.settings.rows import Section

_BESIDE = 3


class LabelSection(Section):
    """What is typed is shown in a sentence first; 换称谓 writes it and all screens follow."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(self.tr("称谓"))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        now = labels.table(reads)
        allowed = reads.actor.allows("community.write") and not reads.actor.preview
        self.fields: dict[str, QLineEdit] = {}
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, word in enumerate(WORDS):
            field = QLineEdit(now.get(word, ""))
            field.setPlaceholderText(word)
            field.setMaxLength(MOST)
            field.setAccessibleName(word)
            field.setEnabled(allowed)
            field.textChanged.connect(partial(self._preview))
            self.fields[word] = field
            line, column = divmod(place, _BESIDE)
            grid.addWidget(label(word, 12, "text2"), line, 2 * column)
            grid.addWidget(field, line, 2 * column + 1)
        self.add(
            self.tr("这个社群的叫法"),
            self.tr("写在空格里就换，空着用原来的；画面、导出和命令一起换，资料本身不变"),
            row(),
        )
        self.add_whole(both)
        self._shown = label("", 13, wrap=True)
        self.add_whole(self._shown)
        self.save = button(self.tr("换称谓"), "primary", slot=self._save)
        self.save.setEnabled(allowed)
        self._problem = label("", 12, "err", wrap=True)
        self._problem.hide()
        self.add_whole(self._problem)
        self._rows.addSpacing(8)
        self._rows.addLayout(row(None, self.save))
        self._preview()

    def _stated(self) -> dict[str, str]:
        return {word: field.text().strip() for word, field in self.fields.items()}

    def _preview(self, _text: str = "") -> None:
        # What is shown is how it would read, so the words in force must not change it before.
        sample = "、".join(WORDS[:6])
        read = preview(sample, self._stated())
        self._shown.setText(self.tr("读起来是：{sample}").format(sample=read))

    def _save(self) -> None:
        job = self._dispatcher.do(acting.save, self._stated())
        job.done.connect(lambda changes: self._shell.toast(self.tr("称谓已换"), changes))
        job.failed.connect(self._refused)

    def _refused(self, problem: Problem) -> None:
        self._problem.setText(self._shell.sentence(problem))
        self._problem.show()
