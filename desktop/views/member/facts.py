"""The left side of a member's page: who he is, how to reach him, where he came from, notes."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.labels import word as called
from desktop.models.member import Member
from desktop.models.people import INVITE, Identity
from desktop.models.schema import CUSTOM
from desktop.store import customfields
from desktop.store.community import Reads
from desktop.views.member.accounts import MaskedAccount, accounts_of, hidden
from desktop.views.member.autotags import AutoTags
from desktop.views.member.coupons import MemberCoupons
from desktop.views.member.courses import MemberCourses
from desktop.views.member.customeditors import field_form, shown
from desktop.views.member.honours import MemberHonours
from desktop.views.member.journey import JourneyBlocks
from desktop.views.member.leaving import MemberStays
from desktop.views.member.lessons import MemberLessons
from desktop.views.member.merged import MergedRecords
from desktop.views.member.people import PeopleBlocks
from desktop.views.member.plans import MemberPlans
from desktop.views.member.shares import MemberShares
from desktop.views.members.reveal import MaskedPhone
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.button import button
from desktop.views.parts.facts import Facts
from desktop.views.parts.layout import clear, hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label, listed


class FactsColumn(QWidget):
    """Facts in blocks split by hairlines; `edit` opens the form."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, edit: Callable[[], object]
    ) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell, self._edit = reads, dispatcher, shell, edit
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(24, 20, 20, 20)
        self._body.setSpacing(12)
        self.phone: MaskedPhone | None = None

    def show_member(self, member: Member, may_edit: bool) -> None:
        """Show a member's facts."""
        clear(self._body)
        head = row(label(self.tr("资料"), 14, bold=True), None)
        if may_edit:
            head.addWidget(button(self.tr("修改"), "link", keys="Ctrl+E", slot=self._edit))
        self._body.addLayout(head)
        self._body.addWidget(self._about(member))
        origin = self._origin(member)
        if origin is not None:
            self._block(self.tr("来源"), origin)
        auto = AutoTags(self._reads, member)
        if auto.found:
            self._block(self.tr("自动标签"), auto)
        if member.custom or may_edit:
            self._customs(member, may_edit)
        self._records(member.row.id)
        people = PeopleBlocks(self._reads, self._dispatcher, self._shell)
        people.fill(member.row.id, member.row.name, may_edit)
        self._body.addWidget(people)
        journey = JourneyBlocks(self._reads, self._dispatcher, self._shell)
        journey.fill(member.row.id, may_edit)
        self._body.addWidget(journey)
        if member.note:
            self._block(field_title("note"), label(privacy.mask("text", member.note), wrap=True))
        unseen = self._unseen()
        if unseen:
            self._body.addWidget(label(unseen, 12, "text3", wrap=True))
        self._body.addStretch(1)

    def _customs(self, member: Member, may_edit: bool) -> None:
        self._body.addWidget(hline())
        head = row(label(self.tr("自定义"), 14, bold=True), None)
        if may_edit:
            head.addWidget(button(self.tr("加字段…"), "link", slot=self._new_field))
        self._body.addLayout(head)
        self._body.addWidget(self._custom(member))

    def _records(self, member: bytes) -> None:
        """Who was merged into him, and each time that he was in."""
        merged = MergedRecords(self._reads, self._dispatcher, self._shell, member)
        if merged.found:
            self._block(self.tr("并入的档案"), merged)
        plans = MemberLessons(self._reads, member)
        if plans.found:
            self._block(self.tr("课程计划"), plans)
        self._rewards(member)
        way = MemberCourses(self._reads, member)
        if way.found:
            self._block(self.tr("课程"), way)
        shares = MemberShares(self._reads, member)
        if shares.found:
            self._block(self.tr("分享"), shares)
        terms = MemberStays(self._reads, member)
        if terms.found:
            self._block(self.tr("在群"), terms)

    def _rewards(self, member: bytes) -> None:
        """What he paid for, was granted and was given."""
        paid = MemberPlans(self._reads, member)
        if paid.any():
            self._block(self.tr("会籍"), paid)
        held = MemberHonours(self._reads, member)
        if held.found:
            self._block(self.tr("荣誉"), held)
        usable = MemberCoupons(self._reads, member)
        if usable.found:
            self._block(self.tr("券"), usable)

    def _block(self, title: str, inside: QWidget) -> None:
        self._body.addWidget(hline())
        self._body.addWidget(label(title, 14, bold=True))
        self._body.addWidget(inside)

    def _about(self, member: Member) -> Facts:
        facts = Facts()
        self.phone = MaskedPhone(self._reads, self._dispatcher, self._shell)
        self.phone.show_member(member.row.id, member.row.phone)
        facts.add(field_title("phone"), self.phone, one_line=True)
        for key, text in accounts_of(member).items():
            if text and key != "phone":
                one = Identity(key, key, text, member.row.id)
                shown_by = MaskedAccount(
                    *(self._reads, self._dispatcher, self._shell, member.row.id, one, hidden)
                )
                facts.add(field_title(key), shown_by, one_line=True)
        shown = member.row
        for key, text, secret in (
            ("address", member.address, "text"),
            ("nickname", shown.nickname, "name"),
            ("gender", member.gender, "text"),
            ("birthday", member.birthday, "text"),
            ("lunar_birthday", self._lunar(member.lunar_birthday), "text"),
            ("invite", said(INVITE, member.invite) if member.invite else "", ""),
            ("city", shown.city, ""),
            ("chapter", shown.chapter, ""),
            ("team", listed(shown.teams), ""),
            ("level", called(shown.level), ""),
        ):
            if text:
                facts.add(field_title(key), privacy.mask(secret, text))  # type: ignore[arg-type]
        return facts

    def _lunar(self, birthday: str) -> str:
        """A birthday of the Chinese calendar with the solar day on which it comes next."""
        if not birthday:
            return ""
        # What computes that calendar is loaded where somebody has such a birthday.
        from desktop.models.lunar import next_day

        day = next_day(birthday, self._reads.today())
        shown = birthday.replace("L-", "-").replace("-", "年", 1)
        year, _, rest = shown.partition("年")
        month, _, at = rest.partition("-")
        leap = self.tr("闰") if "L" in birthday else ""
        text = self.tr("{year} 年 {leap}{month} 月 {day} 日").format(
            year=year, leap=leap, month=int(month), day=int(at)
        )
        coming = self.tr("（下次 {day}）").format(day=day.isoformat()) if day else ""
        return text + coming

    def _origin(self, member: Member) -> Facts | None:
        facts = Facts()
        told = (
            ("source", member.source),
            ("inviter_name", privacy.name(member.inviter_name)),
            ("joined", member.row.joined),
        )
        for key, text in told:
            if text:
                facts.add(field_title(key), text)
        return facts if any(text for _, text in told) else None

    def _custom(self, member: Member) -> Facts:
        facts = Facts()
        specs = customfields.by_key(self._reads)
        for one in member.custom:
            spec = specs.get(bytes.fromhex(one.key.removeprefix(CUSTOM)))
            facts.add(one.name, privacy.mask("text", shown(spec, one)) or "–")
        return facts

    def _new_field(self) -> None:
        field_form(self, self._dispatcher, self._shell).exec()

    def _unseen(self) -> str:
        """What the role does not show: hidden is not gone."""
        actor = self._reads.actor
        hidden = [
            word
            for cell, word in (
                ("member.read.contact", self.tr("联系方式")),
                ("member.read.private", self.tr("备注和私密资料")),
            )
            if not actor.allows(cell)
        ]
        if not hidden:
            return ""
        return self.tr("当前角色看不到{what}；资料都在，需要时请群主授权。").format(
            what=self.tr("、").join(hidden)
        )
