"""The form of a chapter, and the chapters to choose from."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.models.chapter import Chapter, above, tree
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.zonebox import ZoneBox


def chapter_box(chapters: Sequence[Chapter], chosen: bytes | None, none: str) -> QComboBox:
    """The chapters as a tree to choose from; `none` stands for no chapter at all."""
    made = QComboBox()
    made.addItem(none, None)
    for depth, one in tree(chapters):
        made.addItem("　" * depth + one.name, one.id)
        if one.id == chosen:
            made.setCurrentIndex(made.count() - 1)
    return made


class ChapterDialog(Dialog):
    """A new chapter, or what is said of one."""

    def __init__(
        self,
        parent: QWidget,
        chapters: Sequence[Chapter],
        chapter: Chapter | None = None,
        upper: bytes | None = None,
    ) -> None:
        title = self.tr("修改分会") if chapter else self.tr("新建分会")
        super().__init__(parent, title, self.tr("保存") if chapter else title, width=460)
        self.name = QLineEdit(chapter.name if chapter else "")
        self.name.setPlaceholderText(self.tr("例如：广州分会"))
        self.code = QLineEdit(chapter.code if chapter else "")
        self.code.setPlaceholderText(self.tr("例如：GZ"))
        self.add_row((self.tr("名称"), self.name), (self.tr("代码"), self.code))
        known = {one.id: one for one in chapters}
        # Nothing stands below itself.
        fit = [
            one
            for one in chapters
            if chapter is None or all(up.id != chapter.id for up in above(known, one.id))
        ]
        at = chapter.parent if chapter else upper
        self.upper = chapter_box(fit, at, self.tr("没有，直接在社群之下"))
        self.add_field(self.tr("上级"), self.upper)
        self.zone = ZoneBox(chapter.zone if chapter else "")
        self.add_field(self.tr("时区，空着和上级一样"), self.zone)
        self.prefix = QLineEdit(chapter.prefix if chapter else "")
        self.prefix.setPlaceholderText(self.tr("例如：ZY"))
        self.width_of_numbers = inset(QSpinBox())
        self.width_of_numbers.setRange(0, 9)
        self.width_of_numbers.setSpecialValueText(self.tr("和社群一样"))
        self.width_of_numbers.setValue((chapter.width or 0) if chapter else 0)
        self.add_row(
            (self.tr("编号前缀，空着和上级一样"), self.prefix),
            (self.tr("编号位数"), self.width_of_numbers),
        )

    def fields(self) -> dict[str, object]:
        """What was filled in, as `actions.chapters` takes it."""
        return {
            "name": self.name.text(),
            "code": self.code.text(),
            "parent": self.upper.currentData(),
            "zone": self.zone.text(),
            "prefix": self.prefix.text(),
            "width": self.width_of_numbers.value() or None,
        }

    def accept(self) -> None:
        """Close once there is a name and the zone is one."""
        zone = self.zone.text()
        if not self.name.text().strip():
            self.show_problem(self.tr("还没有名称：请填写名称"), self.name)
        elif zone and zone not in available_timezones():
            self.show_problem(self.tr("没有这个时区：请从列表里选"), self.zone)
        else:
            super().accept()
