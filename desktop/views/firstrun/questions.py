"""What is asked before a community can be made or opened: a name, or a passphrase."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models import recovery
from desktop.models.community import read_name
from desktop.models.problem import Problem
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.passphrase import NewPassphrase, SecretField
from desktop.views.theme.palette import look


class AskName(Dialog):
    """The name of a new community; the rest can wait."""

    def __init__(self, parent: QWidget | None, suggested: str = "") -> None:
        super().__init__(
            parent,
            self.tr("新建社群"),
            self.tr("新建"),
            hint=self.tr("名字以后可以改。其余的事，随时再填。"),
        )
        self.name = QLineEdit(suggested)
        self.name.setPlaceholderText(self.tr("比如：青禾读书会"))
        self.owner = QLineEdit()
        self.owner.setPlaceholderText(self.tr("可以不填"))
        self.prefix = QLineEdit()
        self.prefix.setPlaceholderText(self.tr("可以不填，比如 QH"))
        self.prefix.setMaxLength(6)
        self.add_field(self.tr("社群名字"), self.name)
        self.add_row((self.tr("怎么称呼你"), self.owner), (self.tr("成员编号前缀"), self.prefix))
        self.name.setFocus()

    def accept(self) -> None:
        """Needs a name that is not too long."""
        if not self.name.text().strip():
            self.show_problem(self.tr("请给社群起个名字。"), self.name)
            return
        try:
            read_name(self.name.text())
        except Problem as problem:
            self.show_problem(problem.sentence(look().language, window=True), self.name)
            return
        super().accept()


class AskNewPassphrase(NewPassphrase):
    """A passphrase where the computer has no keyring to keep the key in."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("设一个口令"),
            self.tr("就用这个口令"),
            hint=self.tr(
                "这台电脑没有可用的系统钥匙串，所以用口令保护数据，以后每次打开都要输入。"
                "口令忘了谁也打不开，请记好；之后也可以打印恢复码。"
            ),
        )


class AskBackupSecret(Dialog):
    """What opens a backup: its passphrase, or the recovery code."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(
            parent,
            self.tr("从备份恢复"),
            self.tr("恢复"),
            hint=self.tr("{file} 会恢复到一个新文件夹，不动现有的数据。").format(file=name),
        )
        self.secret = SecretField()
        self.add_field(self.tr("备份的口令，或恢复码"), self.secret)
        self.secret.setFocus()

    def accept(self) -> None:
        """Needs one of the two."""
        if not self.secret.text().strip():
            self.show_problem(self.tr("请输入备份的口令或恢复码。"), self.secret)
            return
        super().accept()


class AskPassphrase(Dialog):
    """The passphrase that opens a community."""

    def __init__(self, parent: QWidget | None, name: str, problem: str = "") -> None:
        super().__init__(
            parent,
            self.tr("打开“{name}”").format(name=name),
            self.tr("打开"),
            hint=self.tr("这个社群用口令保护。口令只有你知道，程序里没有留。"),
        )
        self.forgotten = False
        self.passphrase = SecretField()
        self.add_field(self.tr("口令"), self.passphrase)
        link = button(self.tr("忘了口令？用恢复码打开…"), "link", slot=self._forget)
        self.body.addLayout(row(link, None))
        self.show_problem(problem)
        self.passphrase.setFocus()

    def _forget(self) -> None:
        self.forgotten = True
        self.reject()


class AskRecovery(NewPassphrase):
    """The recovery code in place of a forgotten passphrase, and the passphrase from now on."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(
            parent,
            self.tr("用恢复码打开“{name}”").format(name=name),
            self.tr("打开"),
            hint=self.tr("恢复码是打印或抄下的 28 个字。打开后，以后就用新口令。"),
        )
        self.code = QLineEdit()
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.body.insertLayout(0, self._labelled(self.tr("恢复码"), self.code))
        self._fields.insert(0, self._fields.pop())
        self.code.setFocus()

    def accept(self) -> None:
        """Needs a code without a slip of the pen."""
        try:
            recovery.decode(self.code.text())
        except Problem as problem:
            self.show_problem(problem.sentence(look().language, window=True), self.code)
            return
        super().accept()
