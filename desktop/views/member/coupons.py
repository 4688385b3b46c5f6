"""The coupons that a member can use, and those that wait for their fee."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.coupon import Coupon
from desktop.store import coupons
from desktop.store.community import Reads
from desktop.views.coupons import words
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label

# Of more the tab of coupons tells.
_SHOWN = 6
_TONES = {"open": "ok", "offered": "warn", "coming": "info"}


class MemberCoupons(QWidget):
    """Each with what it is worth and its last day; what is used or over is left out."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        self._today = reads.today().isoformat()
        held = coupons.of_member(reads, member)
        self.found = [one for one in held if one.standing(self._today) in _TONES]
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        for one in self.found[:_SHOWN]:
            self._line(one)

    def _line(self, one: Coupon) -> None:
        standing = one.standing(self._today)
        head = row(Elided(one.title, 13), Tag(words.standing(standing), _TONES[standing]))
        head.setStretch(0, 1)
        self._lines.addLayout(head)
        until = label(one.until, 12, "text2")
        self._lines.addLayout(row(label(words.worth(one), 12, "text2"), None, until))
