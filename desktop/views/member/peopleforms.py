"""The forms of what is told of a member besides his profile."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.actions import consents, identities, offers, relations, units
from desktop.dispatcher import Dispatcher
from desktop.models.people import (
    BELONGING,
    CHANNELS,
    METHODS,
    OFFERS,
    PURPOSES,
    RELATIONS,
    SAID,
    UNITS,
    Identity,
)
from desktop.store.community import Reads
from desktop.views.member.accounts import masked
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, choosing
from desktop.views.parts.shell import Shell


class PeopleForms(QWidget):
    """Opens the forms about one member; a stand-in parent so that `tr` knows them."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self.hide()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    def _form(self, title: str, accept: str = "", hint: str = "") -> ActForm:
        return ActForm(self.parentWidget(), self._shell, title, accept or self.tr("保存"), hint)

    def identity(self, member: bytes) -> ActForm:
        """Another phone, account or card."""
        form = self._form(self.tr("添加账号"))
        channel, value = choosing(CHANNELS), QLineEdit()
        form.add_row((self.tr("种类"), channel), (self.tr("号码或账号"), value))
        form.begin = lambda: self._dispatcher.do(
            identities.add, member, channel.currentData(), value.text()
        )
        return form

    def split(self, member: bytes, found: list[Identity]) -> ActForm:
        """Make somebody else of one of his identities."""
        form = self._form(
            self.tr("分出一个账号"),
            self.tr("另立一人"),
            self.tr("这个账号不是他的：分出去，另立一位成员。撤销就合回来。"),
        )
        shown = {one.key: (masked(one), masked(one)) for one in found}
        which, name = choosing(shown), QLineEdit()
        name.setPlaceholderText(self.tr("不填就同名"))
        form.add_field(self.tr("账号"), which)
        form.add_field(self.tr("新成员的姓名"), name)
        form.begin = lambda: self._dispatcher.do(
            identities.split, member, which.currentData(), name.text()
        )
        return form

    def drop(self, member: bytes, found: list[Identity]) -> ActForm:
        """Take one of his accounts away, also one that stands in his profile."""
        form = self._form(
            self.tr("拿掉一个账号"),
            self.tr("拿掉"),
            self.tr("以后不再按它找他、认他。撤销就回来。"),
        )
        which = choosing({one.key: (masked(one), masked(one)) for one in found})
        form.add_field(self.tr("账号"), which)
        form.begin = lambda: self._dispatcher.do(identities.remove, member, which.currentData())
        return form

    def relation(self, member: bytes, name: str) -> ActForm:
        """How somebody knows him."""
        form = self._form(self.tr("添加关系"))
        other, kind, since = MemberPicker(self._reads), choosing(RELATIONS), QLineEdit()
        since.setPlaceholderText("2026-01-31")
        form.add_field(self.tr("谁"), other)
        what = self.tr("是{name}的").format(name=privacy.name(name))
        form.add_row((what, kind), (self.tr("从哪天起"), since))
        form.begin = lambda: self._dispatcher.do(
            relations.add, other.member() or b"", member, kind.currentData(), since.text()
        )
        _needs(form, other)
        return form

    def offer(self, member: bytes) -> ActForm:
        """What he can do, has, or looks for."""
        form = self._form(self.tr("登记资源"))
        kind, text = choosing(OFFERS), QLineEdit()
        text.setPlaceholderText(self.tr("例如：法律咨询"))
        form.add_row((self.tr("会、供还是求"), kind), (self.tr("内容"), text))
        form.begin = lambda: self._dispatcher.do(
            offers.add, member, kind.currentData(), text.text()
        )
        return form

    def unit(self, member: bytes) -> ActForm:
        """A household or an organisation that he belongs to, made when there is none so called."""
        form = self._form(self.tr("加入家庭或单位"), hint=self.tr("没有同名的，就新建一个。"))
        kind, name, role = choosing(UNITS), QLineEdit(), choosing(BELONGING)
        form.add_row((self.tr("种类"), kind), (self.tr("名称"), name))
        form.add_field(self.tr("他是"), role)
        form.begin = lambda: self._dispatcher.do(
            units.belong_named, member, kind.currentData(), name.text(), role.currentData()
        )
        return form

    def consent(self, member: bytes) -> ActForm:
        """What he agreed to or took back."""
        form = self._form(
            self.tr("登记同意或撤回"),
            self.tr("记下"),
            self.tr("记下就不能改；他改了主意，就再记一条。"),
        )
        purpose, how = choosing(PURPOSES), QLineEdit()
        given = choosing(SAID)
        how.setPlaceholderText(self.tr("例如：11 月 20 日微信里说的"))
        form.add_field(self.tr("用途"), purpose)
        form.add_row((self.tr("他说"), given), (self.tr("怎么说的"), how))
        form.begin = lambda: self._dispatcher.do(
            consents.say,
            member,
            purpose.currentData(),
            given=given.currentData() == "yes",
            how=how.text(),
        )
        return form

    def verify(self, member: bytes) -> ActForm:
        """That somebody made sure who he is."""
        form = self._form(self.tr("核实身份"))
        method, day = choosing(METHODS), QLineEdit(self._reads.today().isoformat())
        form.add_row((self.tr("方式"), method), (self.tr("日期"), day))
        form.begin = lambda: self._dispatcher.do(
            consents.verify, member, method.currentData(), day.text()
        )
        return form


def _needs(form: ActForm, other: MemberPicker) -> None:
    """The form cannot be accepted before somebody is chosen."""
    form.accept_button.setEnabled(False)
    other.picked.connect(lambda _one: form.accept_button.setEnabled(True))
