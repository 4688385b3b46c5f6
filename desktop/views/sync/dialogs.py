"""The questions of the Sync screen: a hub's code, whom to invite, the code made, a revoking."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from desktop.models.invitation import SCHEME
from desktop.models.permission import OWNER
from desktop.models.role import Role
from desktop.models.sealing import CLASSES
from desktop.models.tray import Held
from desktop.store import roles as stored
from desktop.store.community import Reads
from desktop.sync.inviting import Invited
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import announce, label
from desktop.views.roles.dialogs import grantable
from desktop.views.roles.words import role_name
from desktop.views.sync import words
from desktop.views.sync.codes import CodeField
from desktop.views.sync.qr import QrPicture
from desktop.views.theme.palette import font, size, wide

# What is offered first: a slip then gives little away.
_USUAL = "assistant"


class ConnectDialog(Dialog):
    """The set-up code that a hub shows when it starts."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("放到中枢上"),
            self.tr("开始放"),
            hint=self.tr(
                "中枢是一台一直开着的电脑，各台设备通过它对齐；它看不到姓名和手机。"
                "先在那台电脑上运行 qunzhu hub serve，把它显示的开通码贴到这里。"
            ),
            width=480,
        )
        self.code = CodeField("hub.example:8440/XXXX-XXXX-…")
        self.add_field(
            self.tr("开通码"),
            self.code,
            self.tr("可以随时停下，下次接着放。放完之前，这台电脑照常自己作主。"),
        )

    def accept(self) -> None:
        """Needs a code that can be tried."""
        if said := self.code.problem():
            self.show_problem(said, self.code)
            return
        super().accept()


class InviteDialog(Dialog):
    """Whom a new device is for, with which role."""

    def __init__(
        self, parent: QWidget | None, reads: Reads, address: str, *, by_file: bool = False
    ) -> None:
        """`by_file`: there is no hub, the community goes along as a file."""
        at_hub = self.tr("一个码只进一台设备，24 小时内有效，随时可以收回。")
        on_stick = self.tr(
            "会写一个加密的文件，里面是整个社群，再给一个码。"
            "两样都交给对方，只进一台设备，30 天内有效。"
        )
        super().__init__(
            parent,
            self.tr("邀请新设备"),
            self.tr("写文件…") if by_file else self.tr("做邀请码"),
            hint=on_stick if by_file else at_hub,
            width=480,
        )
        self._by_file = by_file
        self.role = QComboBox()
        for one in grantable(reads.actor, stored.role_list(reads)):
            self.role.addItem(role_name(one), one)
            if one.granted_as == _USUAL:
                self.role.setCurrentIndex(self.role.count() - 1)
        own = [one for one in stored.role_list(reads) if one.granted_as == OWNER]
        if reads.actor.role == OWNER:
            self.role.addItem(self.tr("群主：我自己的另一台电脑"), own[0])
        self.add_field(self.tr("什么角色"), self.role)
        self.whom = Segmented(
            self.tr("给谁"), [("name", self.tr("写个称呼")), ("member", self.tr("从成员里选"))]
        )
        self.name, self.member = QLineEdit(), MemberPicker(reads)
        self.name.setPlaceholderText(self.tr("比如：门口的小陈"))
        self.name.setAccessibleName(self.tr("称呼"))
        self.member.setAccessibleName(self.tr("成员"))
        self._either = QStackedWidget()
        self._either.addWidget(self.name)
        self._either.addWidget(self.member)
        self._either.setFixedHeight(self.name.sizeHint().height())
        self.whom.chosen.connect(self._turn)
        whom = label(self.tr("给谁"), 12, "text2")
        whom.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addLayout(column(whom, self.whom, self._either, gap=4))
        self.address = QLineEdit(address)
        if not by_file:
            self.add_field(
                self.tr("新设备怎么连到中枢"),
                self.address,
                self.tr("地址和端口。对方不在同一个网络时，写他能连到的那个。"),
            )
        self.role.currentIndexChanged.connect(self._for_whom)
        self._for_whom()

    def _turn(self, key: str) -> None:
        self._either.setCurrentIndex(int(key == "member"))

    def _for_whom(self) -> None:
        for field in (self.whom, self._either):
            field.setEnabled(not self.for_self())

    def for_self(self) -> bool:
        """Whether the device is a further one of the owner's."""
        role: Role | None = self.role.currentData()
        return role is not None and role.granted_as == OWNER

    def chosen(self) -> tuple[Role, bytes | None, str | None, str]:
        """(role, member or None, name or None, address) as filled in."""
        role: Role = self.role.currentData()
        if self.for_self():
            return role, None, None, self.address.text().strip()
        if self.whom.choice() == "member":
            return role, self.member.member(), None, self.address.text().strip()
        return role, None, self.name.text().strip(), self.address.text().strip()

    def accept(self) -> None:
        """Needs somebody, and an address with its port."""
        if self.role.currentData() is None:
            self.show_problem(self.tr("没有能授予的角色：请群主来做"), self.role)
            return
        _, member, name, address = self.chosen()
        if not (self.for_self() or member or name):
            by_name = self.whom.choice() == "name"
            said = self.tr("请写个称呼，或从成员里选一位")
            self.show_problem(said, self.name if by_name else self.member)
        elif not self._by_file and not address.rpartition(":")[2].isdecimal():
            self.show_problem(self.tr("地址要带端口，比如 192.168.1.5:8440"), self.address)
        else:
            super().accept()


class CodeDialog(Dialog):
    """A code just made: to be scanned, copied or read out."""

    file_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, invited: Invited, whose: str, *, file: str = ""
    ) -> None:
        """`file` is the bundle that goes along, where there is no hub."""
        by_hub = self.tr(
            "最省事：存成邀请文件发给对方，装好群主台后双击它。"
            "也可以在新电脑上选“我有邀请码”，输入下面的字。谁拿到它谁就能进来，请只发给本人。"
        )
        by_file = self.tr(
            "文件 {file} 写好了。在新电脑上打开群主台，选“我有邀请码”，选这个文件，再输入下面的字。"
            "文件和码请分开交给本人。"
        ).format(file=file)
        super().__init__(
            parent,
            self.tr("给 {name} 的邀请码").format(name=privacy.name(whose)),
            self.tr("好了"),
            hint=by_file if file else by_hub,
        )
        text = invited.invitation.text
        picture = QrPicture(SCHEME + text, self.tr("邀请码的二维码"))
        self.body.addLayout(row(None, picture, None))
        self.code = QLineEdit(text)
        self.code.setReadOnly(True)
        # It is typed from here: a reader needs all of it in sight.
        whole = QFontMetrics(font(13)).horizontalAdvance(text) + size(24)
        self.code.setMinimumWidth(min(whole, wide(560)))
        at_hub, on_stick = (
            self.tr("24 小时内有效，只进一台设备"),
            self.tr("30 天内有效，只进一台设备"),
        )
        self.add_field(self.tr("邀请码"), self.code, on_stick if file else at_hub)
        self.file_button = button(
            self.tr("存成邀请文件…"), "plain", "download-simple", slot=self.file_wanted.emit
        )
        self.copy_button = button(self.tr("复制"), "plain", "copy", slot=self._copy)
        self.withdraw_button = button(
            self.tr("收回这个码"), "ghost", "x", slot=lambda: self.done(WITHDRAW)
        )
        self.body.addLayout(row(self.file_button, self.copy_button, self.withdraw_button, None))
        for one in (self.file_button, self.withdraw_button):
            one.setVisible(not file)
        self.cancel_button.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.copy_button.setText(self.tr("已复制"))
        announce(self, self.tr("邀请码已复制"))


# How a CodeDialog ends when the code is to be taken back.
WITHDRAW = 2


class RevokeDialog(Dialog):
    """What a device holds, before it is shut out for good."""

    def __init__(
        self, parent: QWidget | None, name: str, whose: str, held: Held, *, hub: bool
    ) -> None:
        online, by_sticks = (
            self.tr("它不能再同步；一联网就抹掉钥匙，打不开名单。停用后不能恢复，只能重新邀请。"),
            # Nobody tells it to erase its key.
            self.tr(
                "它写的同步包不再收，以后的同步包它也打不开；已有的内容它还打得开。"
                "停用后不能恢复，只能重新邀请。"
            ),
        )
        super().__init__(
            parent,
            self.tr("停用“{name}”？").format(name=name),
            self.tr("停用"),
            hint=online if hub else by_sticks,
            danger=True,
        )
        self.body.addWidget(label(self.tr("这台设备手里有什么"), 13, bold=True))
        for picture, text in self.lines(whose, held):
            line = row(Mark(picture, "text2", 16), label(text, 13, wrap=True), gap=10)
            line.setStretch(1, 1)
            self.body.addLayout(line)

    def lines(self, whose: str, held: Held) -> list[tuple[str, str]]:
        """The receipt: which classes of how many people, and what stays out of reach."""
        told = words.classes(held.classes) or self.tr("没有个人资料")
        people = counted().people(held.people)
        found = [
            ("user", self.tr("{name} 的设备").format(name=privacy.name(whose))),
            ("key", self.tr("能看的：{classes}，{people}").format(classes=told, people=people)),
        ]
        if held.classes:
            gone = self.tr("它已经看到的收不回来；以后的资料换新钥匙，它解不开。")
            found.append(("warning", gone))
        if CLASSES["contact"] in held.classes:
            kept = self.tr("查重复手机用的钥匙不能换：它仍可核对一个号码在不在名单里。")
            found.append(("warning", kept))
        return found
