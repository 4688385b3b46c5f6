"""What can be done by name on each screen, whether it is open or not; a screen is made for none."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.permission import OWNER
from desktop.store import overdrawn, roles
from desktop.store.community import Reads
from desktop.views.parts.shell import Command


class Offer(Struct, frozen=True):
    """A command that needs its page: `act(page)`. `keys` work while that page is open."""

    text: str
    act: Callable[[Any], object]
    picture: str
    keys: str = ""

    def on(self, page: QWidget) -> Command:
        """The same for a page that is there."""
        return Command(self.text, partial(self.act, page), self.picture, self.keys)


def offers(screen: str, reads: Reads, *, alone: bool) -> list[Offer]:
    """What a screen offers to who looks on with these rights; `alone`: there is no hub."""
    if screen == "sync":
        return _sync(reads, alone=alone)
    found = _OFFERS.get(screen)
    return found(reads) if found else []


def _members(reads: Reads) -> list[Offer]:
    from desktop.views.members.lists import kept_views, ready_views

    translate, actor = QCoreApplication.translate, reads.actor
    named = translate("MembersPage", "视图：{name}")
    views = [*ready_views(reads.today()), *kept_views(reads)]
    found = []
    if actor.anywhere("member.write") and not actor.preview:
        add = translate("MembersPage", "新增成员")
        found.append(Offer(add, lambda page: page.verbs.add(), "plus", "Ctrl+N"))
    found += [
        Offer(
            named.format(name=one.name),
            lambda page, one=one: page.show_view(one),  # type: ignore[misc]
            "bookmark-simple",
        )
        for one in views
    ]
    if actor.anywhere("member.export") and not actor.preview:
        export = translate("MembersPage", "导出这份名单")
        found.append(Offer(export, lambda page: page.export(()), "export"))
    if actor.anywhere("points.award"):
        short = translate("MembersPage", "透支的成员")
        owing = overdrawn.query()
        found.append(Offer(short, lambda page: page.show_target(query=owing), "warning"))
    panel = translate("MembersPage", "侧栏")
    return [*found, Offer(panel, lambda page: page.toggle_panel(), "rows", "Ctrl+I")]


def _groups(reads: Reads) -> list[Offer]:
    translate, actor = QCoreApplication.translate, reads.actor
    if actor.preview or not actor.allows("member.write"):
        return []
    group, chapter = translate("GroupsPage", "新建小组"), translate("GroupsPage", "新建分会")
    return [
        Offer(group, lambda page: page.add(), "plus", "Ctrl+N"),
        Offer(chapter, lambda page: page.verbs.add_chapter(), "map-pin"),
    ]


def _roles(reads: Reads) -> list[Offer]:
    from desktop.views.roles.words import role_name

    translate = QCoreApplication.translate
    looks = [
        Offer(
            translate("RolesPage", "以“{role}”预览").format(role=role_name(role)),
            lambda page, role=role: page.preview(role),  # type: ignore[misc]
            "eye",
        )
        for role in roles.role_list(reads)
        if role.granted_as != OWNER
    ]
    if not reads.actor.anywhere("role.grant") or reads.actor.preview:
        return looks
    grant = translate("RolesPage", "授予角色")
    return [Offer(grant, lambda page: page.verbs.grant(), "plus", "Ctrl+N"), *looks]


def _calendar(reads: Reads) -> list[Offer]:
    translate, actor = QCoreApplication.translate, reads.actor
    views = (
        ("month", translate("CalendarPage", "月视图"), "calendar"),
        ("week", translate("CalendarPage", "周视图"), "columns"),
        ("agenda", translate("CalendarPage", "议程"), "list-bullets"),
    )
    today = translate("CalendarPage", "回到今天")
    found = [Offer(today, lambda page: page.go_today(), "calendar-check")]
    found += [
        Offer(text, lambda page, key=key: page.show_view(key), picture)  # type: ignore[misc]
        for key, text, picture in views
    ]
    if actor.allows("calendar.write") and not actor.preview:
        add = translate("CalendarPage", "新建场次")
        bring = translate("CalendarPage", "导入日历文件")
        found.insert(0, Offer(add, lambda page: page.add_on(page.selected), "plus", "Ctrl+N"))
        found.append(Offer(bring, lambda page: page.verbs.import_file(), "download-simple"))
    export = translate("CalendarPage", "导出日历文件")
    return [*found, Offer(export, lambda page: page.verbs.export_file(), "upload-simple")]


def _rewards(reads: Reads) -> list[Offer]:
    translate, actor = QCoreApplication.translate, reads.actor
    may = [
        ("rule.publish", _new_rule()),
        ("points.award", _award()),
        ("activity.write", _enter()),
        ("activity.write", _bring()),
    ]
    found = [one for cell, one in may if actor.anywhere(cell) and not actor.preview]
    trend, ledger = translate("RewardsPage", "活动走势"), translate("RewardsPage", "积分流水")
    return [
        *found,
        *_balances(reads),
        Offer(trend, lambda page: page.show_trend(), "chart-line-up"),
        Offer(ledger, lambda page: page.choose_tab("ledger"), "receipt"),
        *_handing_out(),
    ]


def _balances(reads: Reads) -> list[Offer]:
    """What is done with balances and cycles."""
    translate, actor, found = QCoreApplication.translate, reads.actor, list[Offer]()
    if actor.preview:
        return found
    if actor.anywhere("points.award"):
        text = translate("RewardsPage", "锁定积分")
        found.append(Offer(text, lambda page: page.balances.hold().exec(), "lock-simple"))
    if actor.allows("points.award"):
        text = translate("RewardsPage", "到期处理")
        found.append(Offer(text, lambda page: page.balances.expire().exec(), "hourglass"))
        text = translate("RewardsPage", "还没用的积分有多少")
        found.append(Offer(text, lambda page: page.balances.liability().exec(), "receipt"))
    if actor.allows("cycle.close"):
        text = translate("RewardsPage", "结算一期")
        found.append(Offer(text, lambda page: page.choose_tab("boards"), "flag-banner"))
    return found


def _handing_out() -> list[Offer]:
    """The lists of what is handed out."""
    translate = QCoreApplication.translate
    return [
        Offer(text, lambda page, pane=pane: page.show_target(tab="coupons", pane=pane), picture)  # type: ignore[misc]
        for pane, text, picture in (
            ("held", translate("RewardsPage", "券"), "ticket"),
            ("ladders", translate("RewardsPage", "券阶梯"), "list-checks"),
            ("codes", translate("RewardsPage", "F码"), "key"),
            ("benefits", translate("RewardsPage", "福利名单"), "hand-heart"),
        )
    ]


def _new_rule() -> Offer:
    text = QCoreApplication.translate("RewardsPage", "新建规则")
    return Offer(text, lambda page: page.new_menu(), "plus", "Ctrl+N")


def _award() -> Offer:
    text = QCoreApplication.translate("RewardsPage", "手工发积分")
    return Offer(text, lambda page: page.verbs.award(), "star")


def _enter() -> Offer:
    text = QCoreApplication.translate("RewardsPage", "记一笔活动")
    return Offer(text, lambda page: page.activities.enter(), "note-pencil")


def _bring() -> Offer:
    text = QCoreApplication.translate("RewardsPage", "导入活动记录")
    return Offer(text, lambda page: page.activities.bring(), "download-simple")


def _plans(reads: Reads) -> list[Offer]:
    translate, actor, found = QCoreApplication.translate, reads.actor, list[Offer]()
    if actor.preview:
        return found
    if actor.anywhere("points.award"):
        text = translate("PlansPage", "登记收款")
        found.append(Offer(text, lambda page: page.pay(), "currency-cny", "Ctrl+N"))
        text = translate("PlansPage", "要处理的收款")
        settle = {"tab": "payments", "unsettled": True}
        found.append(Offer(text, lambda page: page.show_target(**settle), "warning"))
    text = translate("PlansPage", "快到期的会籍")
    soon = {"tab": "holders", "soon": True}
    found.append(Offer(text, lambda page: page.show_target(**soon), "identification-badge"))
    if actor.allows("member.write"):
        text = translate("PlansPage", "新建会籍方案")
        found.append(Offer(text, lambda page: page.new_plan(), "wallet"))
        text = translate("PlansPage", "新建招募期")
        found.append(Offer(text, lambda page: page.new_drive(), "flag-banner"))
    return found


def _sync(reads: Reads, *, alone: bool) -> list[Offer]:
    translate, actor = QCoreApplication.translate, reads.actor
    if alone:
        text = translate("SyncPage", "放到中枢…")
        put = Offer(text, lambda page: page.verbs.connect_hub(), "hard-drives")
        return [put] if actor.role == OWNER and not actor.preview else []
    now = translate("SyncPage", "立即同步")
    found = [Offer(now, lambda page: page.sync_now(), "arrows-clockwise", "Ctrl+R")]
    if actor.anywhere("device.invite") and not actor.preview:
        text = translate("SyncPage", "邀请新设备")
        found.append(Offer(text, lambda page: page.verbs.invite(), "qr-code"))
    return found


_OFFERS: Mapping[str, Callable[[Reads], list[Offer]]] = {
    "members": _members,
    "groups": _groups,
    "roles": _roles,
    "calendar": _calendar,
    "plans": _plans,
    "rewards": _rewards,
}
