"""Beside the Sync screen: the devices, keys and backup, and what to do about a lost one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.device import Device, KeyStand
from desktop.models.permission import BELOW_DEPUTY, Actor, ranks_below_deputy
from desktop.models.wire import Offered
from desktop.views.parts import privacy
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.counted import apart
from desktop.views.parts.inspector import QWIDGETSIZE_MAX, Inspector
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.roles.words import role_name
from desktop.views.sync import words
from desktop.views.theme.palette import wide

_WIDTH = 308


def may_revoke(actor: Actor, device: Device) -> bool:
    """Whether this operator may shut the device out."""
    if device.own or device.revoked or actor.preview:
        return False
    low = device.role is None or ranks_below_deputy(device.role.granted_as, device.role.cells)
    return actor.allows("device.invite", *([BELOW_DEPUTY] if low else []))


class SidePanel(Inspector):
    """Devices and invitations; keys and backup; the way out when a computer is lost."""

    def __init__(
        self,
        revoke: Callable[[Device], object],
        withdraw: Callable[[Offered], object],
        to_backup: Callable[[], object],
    ) -> None:
        super().__init__(_WIDTH)
        self._below = False
        self._revoke, self._withdraw, self._to_backup = revoke, withdraw, to_backup
        self._devices, self._offers, self._keys = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._devices, self._offers, self._keys):
            part.setSpacing(8)
        self.body.addLayout(self._devices)
        self.body.addLayout(self._offers)
        self.body.addSpacing(8)
        self.body.addWidget(hline())
        self.body.addLayout(self._keys)
        self.body.addSpacing(8)
        self.body.addWidget(hline())
        self.body.addWidget(label(self.tr("一台电脑丢了？"), 14, bold=True))
        self._lost = label("", 13, "text2", wrap=True)
        self.body.addWidget(self._lost)
        self.body.addStretch(1)

    def stand(self, *, below: bool) -> None:
        """Stand below the tray, as wide as it and as high as its lines, or beside it."""
        self._below = below
        width = QWIDGETSIZE_MAX if below else wide(_WIDTH)
        self.setMinimumWidth(0 if below else width)
        self.setMaximumWidth(width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths break lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.body.totalHeightForWidth(self.width()) if self._below else 0)

    def tell_lost(self, *, hub: bool) -> None:
        """Say what revoking does: where no hub is, nobody tells a computer to erase its key."""
        online = self.tr("停用它：它一联网就抹掉钥匙，打不开名单。以后的资料换新钥匙封存。")
        stick = self.tr("停用它：它写的同步包不再收，以后的它也打不开；已有的内容它还打得开。")
        self._lost.setText(online if hub else stick)

    # -- devices -------------------------------------------------------------------------------

    def show_devices(
        self,
        devices: Sequence[Device],
        heard: dict[bytes, str],
        keys: dict[bytes, KeyStand],
        actor: Actor,
        told: dict[bytes, str],
    ) -> None:
        """Show whose device each is, when it was last heard, in words, and which keys it wants.

        `told` says of each which numbers it may give out, or shut out, whether it knows it.
        """
        clear(self._devices)
        count = len([one for one in devices if not one.revoked])
        many = apart(self.tr("%n 台", "", count))
        self._devices.addLayout(
            row(label(self.tr("设备"), 14, bold=True), label(many, 13, "text2"), None)
        )
        for one in sorted(devices, key=lambda one: (bool(one.revoked), not one.own)):
            self._devices.addWidget(hline())
            stand = keys.get(one.id)
            more = self._more(one, heard.get(one.id, ""), stand, told.get(one.id, ""))
            self._devices.addWidget(self._device(one, heard.get(one.id, ""), more, actor))
        if count > 1:
            unsent = self.tr("时间是最后一次听到那台电脑的时候；在那之后做的，可能还没有送出。")
            self._devices.addWidget(label(unsent, 12, "text2", wrap=True))
        self._fit()

    def _device(
        self, one: Device, heard: str, more: list[tuple[str, str]], actor: Actor
    ) -> QWidget:
        given = privacy.name(one.name)
        name = self.tr("这台电脑") if one.own else given or self.tr("还没有名称")
        role = role_name(one.role) if one.role else self.tr("没有角色")
        whose = self.tr("{name}，{role}").format(name=privacy.name(one.operator_name), role=role)
        tag = self._tag(one, heard)
        line = QWidget()
        pieces = row(
            Mark("laptop", "text2", 18),
            column(Elided(name, 13), Elided(whose, 12, "text2"), gap=2),
            tag,
            gap=10,
        )
        pieces.setStretch(1, 1)
        if may_revoke(actor, one):
            verb = self.tr("停用 {name}").format(name=name)
            pieces.addWidget(icon_button("prohibit", verb, slot=lambda: self._revoke(one)))
        below = (label(text, 12, ink, wrap=True) for text, ink in more)
        line.setLayout(column(pieces, *below, gap=2, margins=(0, 4, 0, 4)))
        line.setAccessibleName(" ".join([name, whose, tag.text(), *(text for text, _ in more)]))
        return line

    def _more(
        self, one: Device, heard: str, stand: KeyStand | None, told: str
    ) -> list[tuple[str, str]]:
        """What else there is to say of a device: a text and its ink each."""
        found = []
        if one.revoked and heard:
            said = self.tr("最后一次听到它：{when}").format(when=heard)
            found.append((said, "text2"))
        if told:
            found.append((told, "text2"))
        if stand is None or stand.state == "held":
            return found
        classes = words.classes(stand.classes)
        if one.revoked:
            keys = self.tr("钥匙还没有换新：{classes}。请群主同步一次")
        elif stand.state == "owed":
            keys = self.tr("还差新钥匙：{classes}。群主的电脑同步时会给它")
        else:
            keys = self.tr("新钥匙已给，等它来取：{classes}")
        ink = "text2" if stand.state == "given" else "warn"
        return [*found, (keys.format(classes=classes), ink)]

    def _tag(self, one: Device, heard: str) -> Tag:
        if one.revoked:
            return Tag(self.tr("已停用"), "err")
        if one.own:
            return Tag(self.tr("此刻"), "ok")
        if not heard:
            return Tag(self.tr("没有消息"), "grey")
        tag = Tag(heard, "grey")
        tag.setToolTip(self.tr("最后一次听到它的时间；在那之后做的，可能还没送出"))
        return tag

    # -- invitations ---------------------------------------------------------------------------

    def show_offers(self, offers: Sequence[Offered], names: dict[bytes, str], now_ms: int) -> None:
        """Show the invitations that nobody used yet; `names` by operator."""
        clear(self._offers)
        if not offers:
            return
        self._offers.addSpacing(8)
        self._offers.addWidget(label(self.tr("还没用的邀请"), 13, bold=True))
        for one in offers:
            name = privacy.name(names.get(one.operator, ""))
            hours = max(1, round((one.expires - now_ms) / 3_600_000))
            left = apart(self.tr("还能用 %n 小时", "", hours))
            if one.wrong:
                left = filled(self.tr("{left}，输错 {count} 次"), left=left, count=one.wrong)
            told = self.tr("收回给 {name} 的邀请").format(name=name)
            act = icon_button("x", told, slot=partial(self._withdraw, one))
            line = row(
                Mark("qr-code", "text2", 18),
                column(Elided(name, 13), Elided(left, 12, "text2"), gap=2),
                act,
                gap=10,
            )
            line.setStretch(1, 1)
            self._offers.addLayout(line)

    # -- keys ----------------------------------------------------------------------------------

    def show_keys(self, kept: str, backup: str, *, printed: bool, owner: bool) -> None:
        """Show where the key is kept, when the last backup was, and to the owner whether there is
        a recovery code."""
        clear(self._keys)
        self._keys.addWidget(label(self.tr("钥匙与备份"), 14, bold=True))
        code = self.tr("恢复码已有") if printed else self.tr("还没有恢复码")
        tone = "ok" if printed else "warn"
        act = self.tr("再印一份") if printed else self.tr("打印")
        lines: list[tuple[str, str, str, Button | None]] = [("key", "ok", kept, None)]
        if owner:
            lines.append(("file-text", tone, code, button(act, "link", slot=self._to_backup)))
        lines.append(("clock-counter-clockwise", "ok", backup, self._backup_button()))
        for picture, ink, text, way in lines:
            line = row(Mark(picture, ink, 16), Elided(text, 13), gap=10)
            line.setStretch(1, 1)
            if way is not None:
                line.addWidget(way)
            self._keys.addLayout(line)

    def _backup_button(self) -> Button:
        return button(self.tr("去备份"), "link", slot=self._to_backup)
