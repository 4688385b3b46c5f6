"""The form of a venue: where it is, how many it holds, what it offers."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.actions import venues as keeping
from desktop.dispatcher import Dispatcher
from desktop.models.venue import Venue
from desktop.views.parts.act import ActForm
from desktop.views.parts.shell import Shell
from desktop.views.parts.zonebox import ZoneBox


def venue_form(
    parent: QWidget, dispatcher: Dispatcher, shell: Shell, one: Venue | None = None
) -> ActForm:
    """The form of a new venue, or of one there is."""
    translate = QCoreApplication.translate
    title = translate("VenuesTab", "修改场地") if one else translate("VenuesTab", "新增场地")
    form = ActForm(parent, shell, title, translate("VenuesTab", "保存"))
    made = {name: QLineEdit(text) for name, text in _texts(one).items()}
    form.add_field(translate("VenuesTab", "名称"), made["name"])
    form.add_row(
        (translate("VenuesTab", "城市"), made["city"]),
        (translate("VenuesTab", "容量"), made["capacity"]),
    )
    form.add_field(translate("VenuesTab", "地址"), made["address"])
    zone = ZoneBox(one.zone if one else "")
    hint = translate("VenuesTab", "在国外就写当地的时区：在这里办的场次按当地的钟算。")
    form.add_field(translate("VenuesTab", "时区，空着和社群一样"), zone, hint)
    offers = QLineEdit(_offers(one))
    hint = translate("VenuesTab", "写成 烘焙课堂：12、体验；数字是一次可容多少人，不写就按容量。")
    form.add_field(translate("VenuesTab", "提供的模块"), offers, hint)
    form.add_field(translate("VenuesTab", "备注"), made["note"])
    form.begin = lambda: dispatcher.do(
        keeping.save,
        one.id if one else None,
        {**{name: field.text() for name, field in made.items()}, "zone": zone.text()},
        offers.text(),
    )
    return form


def _texts(one: Venue | None) -> dict[str, str]:
    if one is None:
        return dict.fromkeys(("name", "city", "address", "capacity", "note"), "")
    capacity = str(one.capacity or "")
    said = {"name": one.name, "city": one.city, "address": one.address}
    return {**said, "capacity": capacity, "note": one.note}


def _offers(one: Venue | None) -> str:
    known = one.modules if one else ()
    return "、".join(f"{name}:{most}" if most else name for name, most in known)
