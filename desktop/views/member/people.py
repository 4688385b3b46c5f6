"""What is told of a member besides his profile: accounts, units, relations, offers, consents."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import consents as agreeing
from desktop.actions import identities as identifying
from desktop.actions import offers as offering
from desktop.actions import relations as relating
from desktop.actions import units as belonging
from desktop.dispatcher import Dispatcher
from desktop.models.people import BELONGING, METHODS, OFFERS, PURPOSES
from desktop.store import consents, identities, offers, relations, units
from desktop.store.community import Reads
from desktop.views.member.accounts import MaskedAccount, masked
from desktop.views.member.path import PathDialog
from desktop.views.member.peopleforms import PeopleForms
from desktop.views.parts import privacy
from desktop.views.parts.act import in_force, said
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.dates import dated, local
from desktop.views.parts.layout import hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import bracketed, label, pair


class Line(Struct, frozen=True):
    """One line of a block: its text, what lies behind it, how it is taken out."""

    text: str
    open: Callable[[], object] | None = None
    remove: Callable[[], object] | None = None


class PeopleBlocks(QWidget):
    """Blocks under a member's facts; each with its lines and, for who may write, its verbs."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._member, self._name, self._may = b"", "", False
        self.forms = PeopleForms(self, reads, dispatcher, shell)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)

    def fill(self, member: bytes, name: str, may_write: bool) -> None:
        """Say what is told of this member."""
        self._member, self._name, self._may = member, name, may_write
        self._accounts()
        self._block(self.tr("家庭和单位"), self._units(), self._adding(self.forms.unit))
        self._block(self.tr("人际关系"), self._relations(), self._tie_verbs())
        self._block(self.tr("资源对接"), self._offers(), self._adding(self.forms.offer))
        self._block(self.tr("同意记录"), self._consents(), self._consent_verbs())

    # -- how a block is made -----------------------------------------------------------------

    def _block(self, title: str, lines: list[Line], verbs: list[QWidget]) -> None:
        if not lines and not verbs:
            return
        self._body.addWidget(hline())
        self._body.addLayout(row(label(title, 14, bold=True), None, *verbs))
        for line in lines:
            self._body.addLayout(self._line(line))

    def _line(self, line: Line) -> QHBoxLayout:
        shown: QWidget = label(line.text, 13, wrap=True)
        if line.open is not None:
            shown = button(line.text, "link", slot=line.open)
        made = row(shown, gap=6)
        if line.open is None:
            made.setStretch(0, 1)
        else:
            made.addStretch(1)
        if line.remove is not None and self._may:
            made.addWidget(
                icon_button("x", self.tr("拿掉：{what}").format(what=line.text), slot=line.remove)
            )
        return made

    def _adding(self, form: Callable[[bytes], QDialog]) -> list[QWidget]:
        if not self._may:
            return []
        return [button(self.tr("添加"), "link", slot=lambda: form(self._member).exec())]

    def _do(self, action: Callable[..., object], *given: object, **more: object) -> None:
        job = self._dispatcher.do(action, *given, **more)
        job.done.connect(lambda changes: self._shell.toast(self.tr("已保存"), changes))
        job.failed.connect(self._shell.say)

    # -- the blocks ------------------------------------------------------------------------------

    def _accounts(self) -> None:
        """The accounts besides the profile's; whole ones are shown while a button is held."""
        found = [one for one in identities.of_member(self._reads, self._member) if one.record]
        verbs = self._account_verbs()
        if not found and not verbs:
            return
        self._block(self.tr("账号"), [], verbs or [QWidget()])
        for one in found:
            shown = MaskedAccount(self._reads, self._dispatcher, self._shell, self._member, one)
            if not one.confirmed:
                shown.tell(self.tr("（文件里的，还没确认）"))
            line = row(shown, gap=6)
            line.setStretch(0, 1)
            if self._may and not one.confirmed:
                said_yes = self.tr("是他的，确认：{what}").format(what=masked(one))
                yes = self._doing(identifying.confirm, self._member, one.key)
                line.addWidget(icon_button("check", said_yes, slot=yes))
            if self._may:
                what = self.tr("拿掉：{what}").format(what=masked(one))
                slot = self._doing(identifying.remove, self._member, one.key)
                line.addWidget(icon_button("x", what, slot=slot))
            self._body.addLayout(line)

    def _doing(self, action: Callable[..., object], *given: object) -> Callable[[], None]:
        return lambda: self._do(action, *given)

    def _account_verbs(self) -> list[QWidget]:
        verbs = self._adding(self.forms.identity)
        actor = self._reads.actor
        if not (self._may and actor.allows("member.read.contact")):
            return []
        found = identities.of_member(self._reads, self._member)
        if found:
            drop = button(
                self.tr("拿掉…"),
                "link",
                slot=lambda: self.forms.drop(self._member, found).exec(),
            )
            verbs.insert(0, drop)
        if len(found) > 1 and actor.anywhere("member.merge"):
            split = button(
                self.tr("分出…"),
                "link",
                slot=lambda: self.forms.split(self._member, found).exec(),
            )
            verbs.insert(0, split)
        return verbs

    def _units(self) -> list[Line]:
        lines = []
        for one in units.of_member(self._reads, self._member):
            text = f"{one.unit_name}  {said(BELONGING, one.kind)}"
            if one.until:
                text += self.tr("（到 {day}）").format(day=one.until)
            remove = self._doing(belonging.part, one.unit, self._member, one.kind)
            lines.append(Line(privacy.name(text), self._to_unit(one.unit), remove))
        return lines

    def _to_unit(self, unit: bytes) -> Callable[[], object]:
        return lambda: self._shell.go("units", unit=unit)

    def _relations(self) -> list[Line]:
        lines = []
        for tie in relations.of_member(self._reads, self._member):
            what, who = in_force(*tie.word), tie.member
            lines.append(
                Line(
                    f"{what}  {privacy.name(tie.name)}",
                    self._to_member(who),
                    self._doing(relating.remove, tie),
                )
            )
        return lines

    def _to_member(self, member: bytes) -> Callable[[], object]:
        return lambda: self._shell.go("member", member=member)

    def _tie_verbs(self) -> list[QWidget]:
        found = button(
            self.tr("怎么认识…"),
            "link",
            tip=self.tr("找到另一个人的最短引荐路径，最多六步"),
            slot=lambda: PathDialog(self, self._reads, self._shell, self._member).exec(),
        )
        if not self._may:
            return [found]
        add = button(
            self.tr("添加"),
            "link",
            slot=lambda: self.forms.relation(self._member, self._name).exec(),
        )
        return [found, add]

    def _offers(self) -> list[Line]:
        return [
            Line(
                f"{said(OFFERS, one.kind)}  {privacy.mask('text', one.text)}",
                remove=self._doing(offering.remove, self._member, one.id),
            )
            for one in offers.of_member(self._reads, self._member)
        ]

    def _consents(self) -> list[Line]:
        lines = []
        found = consents.verification(self._reads, self._member)
        if found is not None:
            text = self.tr("身份已核实：{how}，{day}").format(
                how=said(METHODS, found.method), day=found.date
            )
            lines.append(Line(text, remove=self._doing(agreeing.unverify, self._member)))
        zone = self._reads.zone
        for one in consents.of_member(self._reads, self._member).values():
            sign = self.tr("同意") if one.given else self.tr("已撤回")
            day = dated(local(one.at, zone).date())
            text = bracketed(pair(sign, said(PURPOSES, one.purpose)), day)
            if one.how:
                text += f" {privacy.mask('text', one.how)}"
            lines.append(Line(text))
        return lines

    def _consent_verbs(self) -> list[QWidget]:
        verbs = self._adding(self.forms.consent)
        if self._may:
            verify = button(
                self.tr("核实身份"),
                "link",
                slot=lambda: self.forms.verify(self._member).exec(),
            )
            verbs.insert(0, verify)
        return verbs
