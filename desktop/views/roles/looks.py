"""Whose whole phone an operator looked at, and when."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.people import Look
from desktop.store import consents
from desktop.store.community import Reads
from desktop.views.member.handout import TextDialog
from desktop.views.parts import privacy
from desktop.views.parts.dates import dated, local


def looks_dialog(parent: QWidget, reads: Reads, operator: bytes, name: str) -> TextDialog:
    """What the operator of this name looked at, the newest first; at most 200."""
    translate = QCoreApplication.translate
    found = consents.looks_of(reads, operator)
    return TextDialog(
        parent,
        translate("Looks", "{name}看过谁的手机").format(name=privacy.name(name)),
        translate("Looks", "每次按住看完整号码都会记下，最新的在上面。"),
        [_told(reads, one) for one in found] or [translate("Looks", "还没有看过谁的")],
    )


def _told(reads: Reads, one: Look) -> str:
    translate = QCoreApplication.translate
    at = local(one.at, reads.zone)
    who = privacy.name(one.name) or translate("Looks", "已抹除")
    told = [f"{dated(at.date())} {at:%H:%M}", one.number, who]
    if one.application and one.member is None:
        told.append(translate("Looks", "（申请人）"))
    return "  ".join(part for part in told if part)
