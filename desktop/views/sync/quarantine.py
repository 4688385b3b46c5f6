"""What did not stand and waits for the owner: a page at a time, of one device or for one reason."""

from collections.abc import Callable, Mapping, Set
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.wire import Quarantine, Quarantined
from desktop.models.wire import Set as Aside
from desktop.store.aside import About
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.choice import choose
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import box, clear, column, row
from desktop.views.parts.text import label
from desktop.views.sync import words
from desktop.views.sync.piece import piece

# So many changesets are shown at once.
PAGE = 50


class QuarantineList(QWidget):
    """Filters, a page of what waits, and the way to the others; `wanted` says what to ask for."""

    wanted = Signal()

    def __init__(
        self,
        when: Callable[[int], str],
        about: Callable[[bytes], About],
        rule: Callable[..., object],
    ) -> None:
        super().__init__()
        self._when, self._about, self._rule = when, about, rule
        self._whose: dict[bytes, str] = {}
        # Behind what each page before this one began, and how many it showed.
        self._before: list[tuple[Quarantine, int]] = []
        self._at = Quarantine(most=PAGE)
        self._shown = Quarantined(0, [])
        self.of, self.reason = QComboBox(), QComboBox()
        self.of.setAccessibleName(self.tr("谁的改动"))
        self.reason.setAccessibleName(self.tr("为什么没有成立"))
        self.of.addItem(self.tr("所有设备"), b"")
        self.reason.addItem(self.tr("所有原因"), "")
        for code, told in words.asides().items():
            self.reason.addItem(told, code)
        for one in (self.of, self.reason):
            one.activated.connect(self._filter)
        self._filters = box(row(self.of, self.reason, None, gap=8))
        told = self.tr(
            "接受：照原样生效，各台电脑都会收到。丢弃：作废，作者会看到群主没有采用，可以再做一次。"
        )
        self._meant = label(told, 12, "text2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._place = label("", 12, "text2")
        self.back = icon_button("caret-left", self.tr("上一页"), slot=self._back)
        self.next = icon_button("caret-right", self.tr("下一页"), slot=self._next)
        self._pager = box(row(None, self._place, self.back, self.next, gap=8))
        self.setLayout(column(self._filters, self._meant, self._lines, self._pager, None, gap=8))

    # -- asking --------------------------------------------------------------------------------

    def question(self) -> Quarantine:
        """What is to be asked for: this page."""
        return self._at

    def _filter(self) -> None:
        self._before = []
        self._at = Quarantine(of=self.of.currentData(), reason=self.reason.currentData(), most=PAGE)
        self.wanted.emit()

    def _next(self) -> None:
        last = self._shown.sets[-1]
        self._before.append((self._at, len(self._shown.sets)))
        self._at = Quarantine(last.at, last.device, last.number, self._at.of, self._at.reason, PAGE)
        self.wanted.emit()

    def _back(self) -> None:
        self._at, _ = self._before.pop()
        self.wanted.emit()

    # -- showing -------------------------------------------------------------------------------

    def show_page(
        self, found: Quarantined, whose: Mapping[bytes, str], out: Set[bytes], *, owner: bool
    ) -> None:
        """Show a page; `whose` names each device as it may be shown, `out` are those that were shut
        out."""
        if not found.sets and self._before:
            # All of this page is decided.
            self._back()
            return
        self._shown = found
        self._show_devices(dict(whose))
        clear(self._lines)
        for one in found.sets:
            self._lines.addWidget(self._line(one, out=one.device in out, owner=owner))
        if not found.sets:
            self._lines.addWidget(self._nothing())
        first = sum(count for _, count in self._before)
        last = first + len(found.sets)
        self._place.setText(
            self.tr("第 {first}–{last} 条，共 {total} 条").format(
                first=f"{first + 1:,}", last=f"{last:,}", total=f"{found.total:,}"
            )
        )
        self.back.setEnabled(bool(self._before))
        self.next.setEnabled(last < found.total)
        self._pager.setVisible(bool(found.sets) and len(found.sets) < found.total)
        self._meant.setVisible(bool(found.sets) and owner)
        self._filters.setVisible(bool(found.sets) or self.narrowed())

    def narrowed(self) -> bool:
        """Whether only one device or one reason is looked at."""
        return bool(self._at.of or self._at.reason)

    def _show_devices(self, whose: dict[bytes, str]) -> None:
        if whose == self._whose:
            return
        self._whose = whose
        chosen = self.of.currentData()
        while self.of.count() > 1:
            self.of.removeItem(1)
        for device, name in whose.items():
            self.of.addItem(name, device)
        if not choose(self.of, chosen):
            self.of.setCurrentIndex(0)

    def _nothing(self) -> EmptyState:
        if self.narrowed():
            everything = button(self.tr("看全部"), "link", slot=self._everything)
            told = self.tr("没有符合这两项的改动")
            return EmptyState("shield-check", told, link=everything)
        hint = self.tr("不成立的改动整份留在这里，群主可以接受，也可以丢弃；什么都不会不见。")
        return EmptyState("shield-check", self.tr("隔离区是空的"), hint=hint)

    def _everything(self) -> None:
        self.of.setCurrentIndex(0)
        self.reason.setCurrentIndex(0)
        self._filter()

    def _line(self, one: Aside, *, out: bool, owner: bool) -> QWidget:
        text, picture = words.action_words(one.kind)
        by = self._whose.get(one.device, "")
        told = "，".join(part for part in (by, words.about(self._about(one.changeset))) if part)
        facts = (text, told, self._when(one.at))
        acts: list[Button] = []
        if owner:
            yes, no = self.tr("接受"), self.tr("丢弃")
            acts = [
                button(yes, "soft", "check", slot=partial(self._rule, one, accept=True)),
                button(no, "ghost", slot=partial(self._rule, one, accept=False)),
            ]
        return piece(picture, "warn", facts, words.aside(one.reason, out=out, owner=owner), acts)
