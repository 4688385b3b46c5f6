"""Fields of the community's own in the forms: an editor for each kind, and a new field."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.actions import customfields
from desktop.dispatcher import Dispatcher
from desktop.models.customfield import KINDS, YES_NO, CustomField
from desktop.models.member import Custom
from desktop.models.tagtext import part_tags
from desktop.views.parts.act import ActForm, choosing, said
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import look

_CHOICES = ("choice", "choices")


def shown(field: CustomField | None, one: Custom) -> str:
    """A member's value as people read and type it."""
    return field.shown(one.value, look().language) if field else one.value


def editor(field: CustomField | None, text: str) -> QLineEdit | QComboBox:
    """Where the value is changed: a list for what can be chosen, else a line with a hint."""
    if field is not None and field.kind in ("choice", "bool"):
        made = QComboBox()
        words = field.options or tuple(said(YES_NO, code) for code in YES_NO)
        made.addItems(["", *dict.fromkeys((*words, *([text] if text else [])))])
        made.setCurrentText(text)
        return made
    line = QLineEdit(text)
    line.setPlaceholderText(_hint(field))
    return line


def _hint(field: CustomField | None) -> str:
    if field is None or field.kind == "text":
        return ""
    if field.kind == "choices":
        return "、".join(field.options)
    return {"date": "2026-01-31", "number": "12.5", "money": "100.00"}.get(field.kind, "")


def field_form(parent: QWidget, dispatcher: Dispatcher, shell: Shell) -> ActForm:
    """The form of a new field; the options are asked for where one chooses among them."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent,
        shell,
        translate("CustomField", "新增自定义字段"),
        translate("CustomField", "新增"),
        translate("CustomField", "每位成员的资料里都会有这一项。"),
    )
    name, kind, options = QLineEdit(), choosing(KINDS), QLineEdit()
    options.setPlaceholderText(translate("CustomField", "红、黄、蓝"))
    options.setEnabled(False)
    kind.currentIndexChanged.connect(lambda _at: options.setEnabled(kind.currentData() in _CHOICES))
    form.add_row((translate("CustomField", "名称"), name), (translate("CustomField", "类型"), kind))
    form.add_field(translate("CustomField", "选项"), options)
    form.begin = lambda: dispatcher.do(
        customfields.add, name.text(), kind.currentData(), part_tags(options.text())
    )
    return form
