"""Giving units to an operator who looks after them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.actions import units as acting
from desktop.dispatcher import Dispatcher
from desktop.store import units
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.shell import Shell


def assign_form(
    parent: QWidget,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: Shell,
    chosen: list[bytes],
    told: str,
) -> ActForm:
    """The form that asks who looks after these units from now on; `told` says which they are."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent,
        shell,
        translate("UnitsTab", "指定负责人"),
        translate("UnitsTab", "指定"),
        told,
    )
    who = QComboBox()
    for operator, name in units.operators(reads):
        who.addItem(privacy.name(name), operator)
    # Last, so that nobody loses his units to a form that was only pressed.
    who.addItem(translate("UnitsTab", "没有人"), None)
    form.add_field(translate("UnitsTab", "负责人"), who)
    form.begin = lambda: dispatcher.do(acting.assign, chosen, who.currentData())
    return form
