"""Changing one member's facts; only what was changed is written."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.customfield import CustomField
from desktop.models.labels import word
from desktop.models.member import Custom, Member
from desktop.models.people import IN_PROFILE, INVITE, Identity
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import customfields, members
from desktop.store.community import Reads
from desktop.views.member.accounts import accounts_of, hidden
from desktop.views.member.customeditors import editor, shown
from desktop.views.members.dialogs import offering
from desktop.views.members.words import field_title
from desktop.views.parts import elsewhere, privacy
from desktop.views.parts.act import said
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.veil import veil

_ROWS = (
    ("name", "nickname"),
    ("reading", "number"),
    ("phone", "wechat"),
    ("qq", "email"),
    ("city", "chapter"),
    ("level", "joined"),
    ("source", "inviter_name"),
    ("gender", "birthday"),
    ("lunar_birthday", "invite"),
)
_CONTACT = frozenset(IN_PROFILE)
_PRIVATE = frozenset({"gender", "birthday", "lunar_birthday", "note"})
_NAMES = frozenset({"name", "nickname", "reading", "inviter_name"})
_OFFERED = frozenset({"city", "chapter", "level", "source"})


class EditForm(Dialog):
    """Fields the role may read, filled in; phone and accounts are written anew or left as they are.

    Whole ones are shown on the member's page, where each look is noted, and taken away there.
    """

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        member: Member,
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent, translate("EditForm", "修改资料"), translate("EditForm", "保存"), width=500
        )
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._member, self._accounts = member.row.id, accounts_of(member)
        self.fields: dict[str, QLineEdit | QComboBox | QPlainTextEdit] = {}
        self._specs = customfields.by_key(reads)
        self._before = self._texts(member)
        cells = reads.actor.cells
        hidden = set() if "member.read.contact" in cells else set(_CONTACT)
        hidden |= set() if "member.read.private" in cells else set(_PRIVATE)
        if privacy.on():
            # What cannot be masked and edited at once is left for later.
            hidden |= {*_CONTACT, *_PRIVATE}
        for pair in _ROWS:
            shown = [key for key in pair if key not in hidden]
            if shown:
                self.add_row(*((field_title(key), self._field(key, reads)) for key in shown))
        if "note" not in hidden:
            note = QPlainTextEdit(self._before["note"])
            note.setFixedHeight(note.fontMetrics().height() * 3 + 12)
            self.fields["note"] = note
            self.add_field(field_title("note"), note)

        if "note" not in hidden:
            self._customs(member)
        dispatcher.changed.connect(self._heard)

    def _customs(self, member: Member) -> None:
        """The community's own fields, two beside each other."""
        for at in range(0, len(member.custom), 2):
            pair = member.custom[at : at + 2]
            for one in pair:
                self.fields[one.key] = editor(self._spec(one), self._before[one.key])
            self.add_row(*((one.name, self.fields[one.key]) for one in pair))

    def _spec(self, one: Custom) -> CustomField | None:
        return self._specs.get(bytes.fromhex(one.key.removeprefix(CUSTOM)))

    def _texts(self, member: Member) -> dict[str, str]:
        return _texts(member) | {one.key: shown(self._spec(one), one) for one in member.custom}

    def _heard(self, changes: Changes) -> None:
        """Somebody else changed this member: say it beside the field, keep what is typed."""
        if "member" not in changes.tables or not self.accept_button.isEnabled():
            return
        found = members.find(self._reads, self._member)
        if found is None:
            self.show_problem(self.tr("这位成员已在别处移除，存不进去了"))
            return
        now = self._texts(found)
        for key, field in self.fields.items():
            if now.get(key, "") != self._before[key]:
                self._follow(key, field, now.get(key, ""))
        accounts = accounts_of(found)
        for key in accounts.keys() & self.fields.keys():
            if accounts[key] != self._accounts[key]:
                elsewhere.mark(self.fields[key], _hidden(key, accounts[key]) or self.tr("空"))
        self._accounts = accounts

    def _follow(self, key: str, field: QLineEdit | QComboBox | QPlainTextEdit, now: str) -> None:
        """A field nobody typed in takes the new value: saving shall not bring the old one back."""
        if _text(field) == self._before[key]:
            _put(field, now)
        self._before[key] = now
        secret: privacy.Secret = "name" if key in _NAMES else "text"
        elsewhere.mark(field, privacy.mask(secret, now) or self.tr("空"))

    def _field(self, key: str, reads: Reads) -> QWidget:
        if key in _OFFERED:
            made = offering(reads, key)
            made.setCurrentText(self._before[key])
            self.fields[key] = made
            return made
        if key == "invite":
            states = QComboBox()
            states.addItems(["", *(said(INVITE, code) for code in INVITE)])
            states.setCurrentText(self._before[key])
            self.fields[key] = states
            return states
        line = QLineEdit(self._before[key])
        if key == "lunar_birthday":
            line.setPlaceholderText(self.tr("1988-08-15，闰六月写 06L"))
        if self._accounts.get(key):
            now = _hidden(key, self._accounts[key])
            line.setPlaceholderText(self.tr("{now}，不改就留空").format(now=now))
        self.fields[key] = veil(line) if key in _NAMES else line
        return line

    def changed(self) -> dict[str, str]:
        """The fields whose text is another than before."""
        texts = {key: _text(made) for key, made in self.fields.items()}
        return {key: text for key, text in texts.items() if text != self._before[key]}

    def accept(self) -> None:
        """Write what was changed; close when that is done."""
        changed = self.changed()
        if not changed:
            super().accept()
            return
        self.begin_work()
        job = self._dispatcher.do(actions.edit, self._member, changed)
        job.done.connect(self._done)
        job.failed.connect(self._refused)

    def _done(self, changes: Changes) -> None:
        super().accept()
        self._shell.toast(self.tr("已保存"), changes)

    def _refused(self, problem: Problem) -> None:
        self.end_work()
        self.show_problem(self._shell.sentence(problem))


def _hidden(channel: str, text: str) -> str:
    return hidden(Identity(channel, channel, text, b""))


def _text(made: QLineEdit | QComboBox | QPlainTextEdit) -> str:
    if isinstance(made, QComboBox):
        return made.currentText().strip()
    return (made.toPlainText() if isinstance(made, QPlainTextEdit) else made.text()).strip()


def _put(made: QLineEdit | QComboBox | QPlainTextEdit, text: str) -> None:
    if isinstance(made, QComboBox):
        made.setCurrentText(text)
    elif isinstance(made, QPlainTextEdit):
        made.setPlainText(text)
    else:
        made.setText(text)


def _texts(member: Member) -> dict[str, str]:
    row = member.row
    return {
        "name": row.name,
        "nickname": row.nickname,
        "reading": member.reading,
        "number": row.number,
        **dict.fromkeys(IN_PROFILE, ""),
        "city": row.city,
        "chapter": row.chapter,
        "level": word(row.level),
        "joined": row.joined,
        "source": member.source,
        "inviter_name": member.inviter_name,
        "gender": member.gender,
        "birthday": member.birthday,
        "lunar_birthday": member.lunar_birthday,
        "invite": said(INVITE, member.invite) if member.invite else "",
        "note": member.note,
    }
