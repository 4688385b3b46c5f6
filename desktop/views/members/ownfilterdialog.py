"""What a field of the community's own is compared with, asked for."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.models.customfield import MEASURED, CustomField
from desktop.models.member import Filter, Operator
from desktop.models.problem import Problem
from desktop.views.parts.dialog import Dialog
from desktop.views.theme.palette import look

# How values are compared, the usual first; dates and amounts as numbers are.
_SIGNS: Mapping[Operator, str] = {">=": "≥", "<=": "≤", "=": "=", "!=": "≠"}


class OwnFilterDialog(Dialog):
    """How a field's values are compared, and with what; what it cannot hold is refused."""

    def __init__(self, parent: QWidget, field: CustomField) -> None:
        translate = QCoreApplication.translate
        title = translate("OwnFilter", "按{field}筛选").format(field=field.name)
        super().__init__(parent, title, translate("OwnFilter", "筛选"), width=380)
        self._field = field
        self.how = QComboBox()
        for operator, text in _operators(field).items():
            self.how.addItem(text, operator)
        self.value = QLineEdit()
        if field.kind == "date":
            self.value.setPlaceholderText("2026-03-01")
        self.add_row(
            (translate("OwnFilter", "怎样比较"), self.how),
            (translate("OwnFilter", "比较的值"), self.value),
        )

    def chosen(self) -> Filter:
        """The filter; raises Problem custom.bad_value, date.invalid."""
        value = self._field.parsed(self.value.text())
        if value is None:
            raise Problem("custom.bad_value", field=self._field.name, value="", wanted="")
        return Filter(self._field.key, self.how.currentData(), (value,))

    def accept(self) -> None:
        """Close where the value is one that the field can hold."""
        if not self.value.text().strip():
            self.value.setFocus()
            return
        try:
            self.chosen()
        except Problem as problem:
            self.show_problem(problem.sentence(look().language), self.value)
            return
        super().accept()


def _operators(field: CustomField) -> dict[Operator, str]:
    if field.kind in MEASURED:
        return dict(_SIGNS)
    translate = QCoreApplication.translate
    return {"contains": translate("OwnFilter", "包含"), "=": translate("OwnFilter", "是")}
