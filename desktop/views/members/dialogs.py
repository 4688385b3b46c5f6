"""The forms of the member list: a new member, one change for many, points, a view's name."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher
from desktop.models import labels
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.ladder import JUDGED, LADDER
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import member_values, members
from desktop.store import roles as stored
from desktop.store.community import Reads
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label, listed
from desktop.views.theme.palette import look

_POINTS_MOST = 1_000_000
_PHONE_DIGITS = 7
# What one change for many may set.
BULK_FIELDS = ("city", "level", "chapter", "source", "inviter_name", "joined")


def offering(reads: Reads, field: str) -> QComboBox:
    """An editable field that offers what the community already uses."""
    made = QComboBox()
    made.setEditable(True)
    made.addItem("")
    if field in ("city", "chapter", "level", "source", "tag"):
        found = member_values.offered(reads, field)
        made.addItems([labels.word(one) for one in found] if field == "level" else found)
    return made


class MemberForm(Dialog):
    """A new member: it closes once he is in, else says what is wrong and stays."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("MemberForm", "新增成员"),
            translate("MemberForm", "新增"),
            hint=translate("MemberForm", "有姓名或昵称就可以，其余以后再补。"),
            width=480,
        )
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.fields: dict[str, QLineEdit | QComboBox | QPlainTextEdit] = {
            "name": QLineEdit(),
            "phone": QLineEdit(),
            "nickname": QLineEdit(),
            "number": QLineEdit(),
            "city": offering(reads, "city"),
            "chapter": offering(reads, "chapter"),
            "level": offering(reads, "level"),
            "source": offering(reads, "source"),
            "joined": QLineEdit(reads.today().isoformat()),
            "inviter_name": QLineEdit(),
            "tag": offering(reads, "tag"),
            "note": QPlainTextEdit(),
        }
        number = self.fields["number"]
        if isinstance(number, QLineEdit):
            number.setPlaceholderText(self.tr("留空则接着编"))
        self._rows()
        self._same = label("", 12, "warn", wrap=True)
        self._same.hide()
        self.body.addWidget(self._same)
        phone = self.fields["phone"]
        if isinstance(phone, QLineEdit):
            phone.textChanged.connect(self._look_for_same)

    def _rows(self) -> None:
        for left, right in (
            ("name", "phone"),
            ("nickname", "number"),
            ("city", "chapter"),
            ("level", "source"),
            ("joined", "inviter_name"),
        ):
            self.add_row(
                (field_title(left), self.fields[left]), (field_title(right), self.fields[right])
            )
        self.add_field(field_title("tag"), self.fields["tag"])
        note = self.fields["note"]
        note.setFixedHeight(note.fontMetrics().height() * 2 + 12)
        self.add_field(field_title("note"), note)

    def text(self, key: str) -> str:
        """What is filled in."""
        made = self.fields[key]
        if isinstance(made, QComboBox):
            return made.currentText().strip()
        return (made.toPlainText() if isinstance(made, QPlainTextEdit) else made.text()).strip()

    def fill(self, key: str, text: str) -> None:
        """Fill a field in."""
        made = self.fields[key]
        if isinstance(made, QComboBox):
            made.setCurrentText(text)
        elif isinstance(made, QPlainTextEdit):
            made.setPlainText(text)
        else:
            made.setText(text)

    def _look_for_same(self, text: str) -> None:
        """Say at once when somebody already has this phone."""
        digits = "".join(filter(str.isdigit, text))
        found = (
            members.page(self._reads, MemberQuery(search=digits), 0, 1)
            if len(digits) >= _PHONE_DIGITS
            else []
        )
        self._same.setVisible(bool(found))
        if found:
            name = privacy.name(found[0].name)
            self._same.setText(
                self.tr("{name}（{number}）已经用着这个手机号").format(
                    name=name, number=found[0].number
                )
            )

    def accept(self) -> None:
        """Add the member; close when that is done."""
        given = {key: self.text(key) for key in self.fields if key != "tag" and self.text(key)}
        # Emptied, it says that the day is not known; left out, that it is today.
        given["joined"] = self.text("joined")
        tags = [self.text("tag")] if self.text("tag") else []
        self.begin_work()
        job = self._dispatcher.do(actions.add, given, tags)
        job.done.connect(self._added)
        job.failed.connect(self._refused)

    def _added(self, changes: Changes) -> None:
        super().accept()
        name = privacy.name(self.text("name") or self.text("nickname"))
        self._shell.toast(self.tr("已新增 {name}").format(name=name), changes)

    def _refused(self, problem: Problem) -> None:
        self.end_work()
        field = {"phone": "phone", "date": "joined", "member": "name"}
        found = self.fields.get(field.get(problem.code.partition(".")[0], ""))
        self.show_problem(self._shell.sentence(problem), found)


class BulkDialog(Dialog):
    """One field, one value, for everybody ticked; says how many and who is left out."""

    def __init__(self, parent: QWidget, reads: Reads, count: int, left_out: int | None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("BulkDialog", "批量修改"),
            filled(translate("BulkDialog", "改动 {count} 人"), count=f"{count:,}"),
            hint=_bulk_hint(count, left_out),
            width=420,
        )
        self._reads = reads
        self.field = QComboBox()
        for key in BULK_FIELDS:
            self.field.addItem(field_title(key), key)
        self.value = offering(reads, BULK_FIELDS[0])
        self.field.currentIndexChanged.connect(self._offer)
        self.add_field(self.tr("改哪一项"), self.field)
        self.add_field(
            self.tr("改成"), self.value, self.tr("留空就是清空；一步完成，可以一步撤销。")
        )
        self.evidence = QLineEdit()
        self.down = QCheckBox(self.tr("确认降级"))
        why = label(self.tr("升为粉丝、朋友必须写：他们做了什么"), 12, "text3", wrap=True)
        self._word = QWidget()
        lines = self._labelled(self.tr("依据"), self.evidence)
        lines.addWidget(why)
        lines.addWidget(self.down)
        lines.setContentsMargins(0, 0, 0, 0)
        self._word.setLayout(lines)
        self.body.addWidget(self._word)
        self._word.hide()
        self.accept_button.setEnabled(count > 0)

    @property
    def steps(self) -> bool:
        """Whether everybody is to stand on a step of the ladder, or on none."""
        field, text = self.chosen()
        return field == "level" and (not text or labels.meant(text) in LADDER)

    def accept(self) -> None:
        """Close unless the step that is chosen rests on evidence and none is written."""
        field, text = self.chosen()
        if field == "level" and labels.meant(text) in JUDGED and not self.evidence.text().strip():
            problem = Problem("ladder.no_evidence", step=text)
            self.show_problem(problem.sentence(look().language), self.evidence)
            return
        super().accept()

    def _offer(self) -> None:
        self._word.setVisible(self.field.currentData() == "level")
        made = offering(self._reads, self.field.currentData())
        self.value.clear()
        self.value.addItems([made.itemText(place) for place in range(made.count())])

    def chosen(self) -> tuple[str, str]:
        """(field, text) as filled in."""
        return str(self.field.currentData()), self.value.currentText().strip()


def _bulk_hint(count: int, left_out: int | None) -> str:
    translate = QCoreApplication.translate
    text = filled(translate("BulkDialog", "将改动 {count} 人。"), count=f"{count:,}")
    if left_out is None:
        return text + translate("BulkDialog", "当前角色无权修改的人会留着不动，改完会说有几位。")
    if left_out:
        more = translate("BulkDialog", "另有 {count} 人当前角色无权修改，不会动。")
        return text + filled(more, count=f"{left_out:,}")
    return text


class ChoiceDialog(Dialog):
    """Choosing a tag or a group for everybody ticked; a new word may be typed where allowed."""

    def __init__(
        self, parent: QWidget, title: str, accept: str, what: str, *, hint: str = ""
    ) -> None:
        super().__init__(parent, title, accept, hint=hint, width=380)
        self.value = QComboBox()
        self.add_field(what, self.value)

    def offer_tags(self, reads: Reads) -> None:
        """Offer the tags in use; a new one may be typed."""
        self.value.setEditable(True)
        self.value.addItems(member_values.offered(reads, "tag"))
        self.value.setCurrentText("")

    def offer_teams(self, reads: Reads) -> None:
        """Offer the groups there are."""
        for record, name in stored.scopes(reads, "team"):
            self.value.addItem(name, record)

    def accept(self) -> None:
        """Close once something is chosen."""
        if self.value.currentText().strip():
            super().accept()
        else:
            self.show_problem(self.tr("还没有选：请选一个"), self.value)


class PointsDialog(Dialog):
    """Points by hand: how many and why; the reason stands in everybody's ledger."""

    def __init__(self, parent: QWidget, people: Sequence[str], count: int) -> None:
        translate = QCoreApplication.translate
        who = listed(people[:3])
        if count > len(people[:3]):
            who = translate("PointsDialog", "{names} 等 {count} 人").format(
                names=who, count=f"{count:,}"
            )
        super().__init__(
            parent,
            translate("PointsDialog", "发积分"),
            filled(translate("PointsDialog", "发给 {count} 人"), count=f"{count:,}"),
            hint=who,
            width=400,
        )
        self.points = inset(QSpinBox())
        self.points.setRange(-_POINTS_MOST, _POINTS_MOST)
        self.points.setValue(10)
        self.add_field(self.tr("每人多少分"), self.points, self.tr("扣分写负数。"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("例如：帮忙布置会场"))
        self.add_field(self.tr("原因"), self.reason, self.tr("会写进本人的积分流水。"))

    def accept(self) -> None:
        """Close once there are points and a reason."""
        if not self.points.value():
            self.show_problem(self.tr("分数不能是 0：请改一下"), self.points)
        elif not self.reason.text().strip():
            self.show_problem(self.tr("还没有写原因：请写一句"), self.reason)
        else:
            super().accept()


class NameDialog(Dialog):
    """A view's name."""

    def __init__(self, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("NameDialog", "存为视图"),
            translate("NameDialog", "存下"),
            hint=translate(
                "NameDialog", "记住现在的筛选、排序和列，下次一点就到；不会改动任何成员。"
            ),
            width=380,
        )
        self.name = QLineEdit()
        self.shared = QCheckBox(self.tr("和团队共用"))
        self.add_field(self.tr("视图的名字"), self.name)
        self.body.addWidget(self.shared)

    def accept(self) -> None:
        """Close once there is a name."""
        if self.name.text().strip():
            super().accept()
        else:
            self.show_problem(self.tr("还没有名字：请填一个"), self.name)
