"""A certificate on one sheet of A4: who, which course, when, its number."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice

from desktop.models.paper import Diploma
from desktop.views.door.paper import Paper
from desktop.views.parts import privacy

translate = QCoreApplication.translate
# The frame, and the lines in it from above (mm).
_EDGE, _WIDTH, _HEIGHT = 14.0, 210.0, 297.0
_ROOM = _WIDTH - 2 * _EDGE - 16


def diploma(device: QPagedPaintDevice, one: Diploma) -> None:
    """Draw a certificate."""
    paper = Paper(device)
    for edge in (_EDGE, _EDGE + 2.5):
        paper.box(edge, edge, _WIDTH - 2 * edge, _HEIGHT - 2 * edge)
    lines = (
        (44.0, 26.0, translate("Diploma", "结业证书"), True),
        (92.0, 22.0, privacy.name(one.name), True),
        (122.0, 11.0, translate("Diploma", "完成了课程的全部模块，准予结业"), False),
        (140.0, 16.0, one.course, True),
        (206.0, 11.0, one.community, False),
        (220.0, 10.0, one.day, False),
    )
    for y, height, text, bold in lines:
        paper.centred(_EDGE + 8, y, _ROOM, height, text, bold=bold)
    paper.line(_WIDTH / 2 - 40, 116, 80)
    number = translate("Diploma", "证书编号 {number}").format(number=one.number)
    paper.centred(_EDGE + 8, 252, _ROOM, 8, number)
    paper.end()
