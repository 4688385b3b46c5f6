"""Filters of the list by fields of the community's own, each as its kind is compared."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.models.customfield import YES_NO, CustomField
from desktop.models.member import Filter, Operator
from desktop.views.parts.text import listed
from desktop.views.theme.palette import look

Chosen = Callable[[str, Filter | None], object]
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}


def add(
    menu: QMenu, fields: Sequence[CustomField], known: Sequence[Filter], chosen: Chosen
) -> None:
    """A menu for each field; `chosen(field, filter)` with None takes its filter away."""
    translate = QCoreApplication.translate
    for field in fields:
        inner = menu.addMenu(field.name)
        for text, one in _choices(field):
            act = inner.addAction(text)
            act.setCheckable(True)
            act.setChecked(one in known)
            wanted = None if one in known else one
            act.triggered.connect(_take(chosen, field.key, wanted))
        if field.kind not in ("choice", "choices", "bool"):
            ask = inner.addAction(translate("Members", "比较…"))
            ask.triggered.connect(lambda _on=False, field=field: _ask(menu, field, chosen))
        inner.addSeparator()
        for text, operator in _holding():
            act = inner.addAction(text)
            act.triggered.connect(_take(chosen, field.key, Filter(field.key, operator)))


def _take(chosen: Chosen, key: str, one: Filter | None) -> Callable[[], object]:
    return lambda: chosen(key, one)


def _holding() -> list[tuple[str, Operator]]:
    translate = QCoreApplication.translate
    return [(translate("Members", "已填"), "filled"), (translate("Members", "未填"), "empty")]


def _choices(field: CustomField) -> list[tuple[str, Filter]]:
    """What can be chosen without writing anything."""
    values = tuple(YES_NO) if field.kind == "bool" else field.options
    operator: Operator = "contains" if field.kind == "choices" else "="
    language = look().language
    return [(field.shown(one, language), Filter(field.key, operator, (one,))) for one in values]


def _ask(parent: QWidget, field: CustomField, chosen: Chosen) -> None:
    from desktop.views.members.ownfilterdialog import OwnFilterDialog

    dialog = OwnFilterDialog(parent.window(), field)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        chosen(field.key, dialog.chosen())


def told(one: Filter, fields: Mapping[str, CustomField]) -> str:
    """Such a filter as its chip says it: 身高 ≥ 170; "" for any other."""
    field = fields.get(one.field)
    if field is None:
        return ""
    translate = QCoreApplication.translate
    if one.operator in ("empty", "filled"):
        empty, kept = translate("Members", "{field} 未填"), translate("Members", "{field} 已填")
        return (empty if one.operator == "empty" else kept).format(field=field.name)
    values = listed([field.priced(str(value), look().language) for value in one.values])
    sign = {"=": "", "contains": ""}.get(one.operator, f"{_SIGNS.get(one.operator, one.operator)} ")
    return f"{field.name} {sign}{values}"
