"""Partners nearby: what members have of them today; those that are over on demand."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from desktop.actions import partners as dealing
from desktop.dispatcher import Dispatcher
from desktop.models.partner import CATEGORIES, Partner
from desktop.store import partners
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.act import ActForm, choosing, said
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.search import SearchField
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel


class PartnersTab(QWidget):
    """A row opens the form of that partner."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._search, self._all, self._total = "", False, 0
        self._may = may_write(reads.actor)
        self._model = PagedModel(self._columns(), lambda: self._total, self._page)
        self.table = Table(self._model, "partners", self.tr("异业伙伴"))
        self.table.opened.connect(self._edit)
        self.search = SearchField(self.tr("名称、优惠"), self.tr("查找伙伴"))
        self.search.searched.connect(self._seek)
        which = [("now", self.tr("有效优惠")), ("all", self.tr("全部"))]
        self.which = Segmented(self.tr("哪些"), which)
        self.which.chosen.connect(self._choose)
        self.new = button(
            self.tr("新增伙伴"), "primary", "plus", slot=lambda: self.form(None).exec()
        )
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        self.drop = button(self.tr("移出"), "plain", "trash", slot=self._remove)
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.search, self.which, self.drop):
            flow.addWidget(made)
        for made in (self.drop, self.new):
            made.setEnabled(self._may)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("附近的超市、药店、餐馆等给成员的优惠，记下起止日期，过期自动不列。")
        first = suggested(self.new)
        self._stack.addWidget(EmptyState("storefront", self.tr("这里还没有伙伴"), first, hint=hint))
        below_bar(self, bar, self._stack)

    def _columns(self) -> list[Column]:
        return [
            Column("category", self.tr("类别"), 172, lambda one: said(CATEGORIES, one.category)),
            Column("name", self.tr("名称"), 130, lambda one: one.name),
            Column("benefit", self.tr("优惠"), 140, lambda one: one.benefit, stretch=True),
            Column("contact", self.tr("联系人"), 80, lambda one: one.contact, "text"),
            Column("term", self.tr("起止"), 190, self._term, tone="text2"),
        ]

    def _term(self, one: Partner) -> str:
        if not one.since and not one.until:
            return self.tr("一直有效")
        if one.since and one.until:
            term = f"{one.since} – {one.until}"
        elif one.since:
            term = self.tr("{day} 起").format(day=one.since)
        else:
            term = self.tr("到 {day}").format(day=one.until)
        today = self._reads.today().isoformat()
        return term if one.holds(today) else self.tr("{term}（不在期内）").format(term=term)

    def _day(self) -> str:
        return "" if self._all else self._reads.today().isoformat()

    def _page(self, offset: int, limit: int) -> list[Partner]:
        return partners.page(self._reads, self._day(), self._search, offset, limit)

    def _seek(self, text: str) -> None:
        self._search = text
        self.read()

    def _choose(self, which: str) -> None:
        self._all = which == "all"
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._total = partners.count(self._reads, self._day(), self._search)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._total else 1)

    def _edit(self, one: Partner) -> None:
        if self._may:
            self.form(one).exec()

    def form(self, one: Partner | None) -> ActForm:
        """The form of a partner, or of a new one."""
        if one is None:
            return self._form(None)
        now = partial(partners.find, self._reads, one.id)
        return followed(self._dispatcher, {"partner"}, self._form, now)

    def _form(self, one: Partner | None) -> ActForm:
        title = self.tr("修改伙伴") if one else self.tr("新增伙伴")
        form = ActForm(self, self._shell, title, self.tr("保存"))
        shown = {**CATEGORIES, **({one.category: (one.category,) * 2} if one else {}), **CATEGORIES}
        category = choosing(shown)
        category.setEditable(True)
        fields = {name: QLineEdit() for name in ("name", "benefit", "contact", "from", "to")}
        if one is not None:
            choose(category, one.category)
            said_ = (one.name, one.benefit, one.contact, one.since, one.until)
            for field, text in zip(fields.values(), said_, strict=True):
                field.setText(text)
        form.add_field(self.tr("名称"), fields["name"])
        form.add_field(self.tr("类别"), category, self.tr("选一个，或自己写"))
        form.add_field(self.tr("优惠"), fields["benefit"])
        # Who may not read it would clear it.
        if one is not None and "member.read.private" not in self._reads.actor.cells:
            del fields["contact"]
        else:
            form.add_field(self.tr("联系人"), fields["contact"])
        fields["from"].setPlaceholderText("2026-01-01")
        fields["to"].setPlaceholderText("2026-12-31")
        form.add_row((self.tr("从哪天"), fields["from"]), (self.tr("到哪天"), fields["to"]))
        record = one.id if one is not None else None
        form.begin = lambda: self._dispatcher.do(
            dealing.save,
            record,
            {
                **{name: field.text() for name, field in fields.items()},
                "category": category.currentText(),
            },
        )
        return form

    def _remove(self) -> None:
        one = self.table.current_row()
        if not isinstance(one, Partner):
            self._shell.toast(self.tr("先点一行"))
            return
        job = self._dispatcher.do(dealing.remove, one.id)
        job.done.connect(lambda changes: self._shell.toast(self.tr("已移出"), changes))
        job.failed.connect(self._shell.say)
