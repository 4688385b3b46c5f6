"""An invented evening of a team for pictures: a community on a hub, and a full tray."""

import os
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.models.clock import wall_ms
from desktop.models.device import Device, Farewell, KeyStand
from desktop.models.ids import new_id
from desktop.models.invitation import LIFE_MS, Invitation
from desktop.models.member import MemberQuery
from desktop.models.numbers import Block
from desktop.models.refusal import MASS, RIGHT
from desktop.models.role import named
from desktop.models.tray import Card, Counts, Held, Returned, Side, Waiting
from desktop.models.wire import Offered, Quarantined, Set
from desktop.store import members, roles
from desktop.store.reads import Reads
from desktop.sync.inviting import Invited
from desktop.sync.state import Phase, State
from desktop.views.parts.shell import Shot
from desktop.views.sync.dialogs import CodeDialog, ConnectDialog, InviteDialog, RevokeDialog
from desktop.views.sync.seen import Seen
from desktop.views.sync.tray import TABS

_ADDRESS = "hub.example:8440"
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
_DOOR, _LAPTOP = "何以安", "门口的笔记本"
_HOST = "宋知远"


class Evening(NamedTuple):
    """What the Sync screen shows of it: of this device's file, and of the hub."""

    seen: Seen
    quarantine: Quarantined
    offers: list[Offered]


def evening(reads: Reads, now: int, phase: Phase = "synced") -> Evening:
    """The evening as it stands at `now` (ms); its people are of the community at hand."""
    found = _devices(reads)
    mine, door, host, lost = found
    waiting = [
        Waiting(new_id(), "attendance.check_in", mine.operator_name, now - 4 * _MINUTE, 1, 1),
        Waiting(new_id(), "member.import", mine.operator_name, now - _HOUR, 412, 96),
    ]
    returned = [
        Returned(new_id(), "rule.publish", now - _HOUR, 1, 1, "refused", RIGHT),
        Returned(new_id(), "member.tag", now - _DAY, 640, 640, "aside", MASS),
    ]
    cards = _cards(reads, now)
    seen = Seen(
        State(phase, _ADDRESS, now - 2 * _MINUTE),
        Counts(len(waiting), len(cards), len(returned), 2),
        waiting,
        cards,
        returned,
        found,
        {mine.id: now, door.id: now - 40 * _MINUTE, host.id: now - 3 * _DAY, lost.id: now - _DAY},
        {host.id: KeyStand("given", (1,)), door.id: KeyStand("owed", (1, 2))},
        {lost.id: Farewell(now - _HOUR, now - _HOUR)},
        {
            mine.id: [Block("QH", "QH0207", "QH0300", 94)],
            door.id: [Block("QH", "QH0301", "QH0400", 100)],
        },
        12_806,
    )
    sets = [
        Set(door.id, 7, new_id(), "points.award", RIGHT, 0, now - 3 * _HOUR, b""),
        Set(host.id, 9, new_id(), "member.edit", MASS, 0, now - _DAY, b""),
        Set(lost.id, 4, new_id(), "member.add", RIGHT, 0, now - _DAY, b""),
    ]
    unused = Offered(new_id(), host.operator, now + 20 * _HOUR, 1, b"")
    return Evening(seen, Quarantined(len(sets), sets), [unused])


def _devices(reads: Reads) -> list[Device]:
    known = roles.role_list(reads)
    lines = (
        ("", reads.actor.name, "owner", 0),
        (_LAPTOP, _DOOR, "assistant", 0),
        ("ThinkPad", _HOST, "host", 0),
        ("旧电脑", _HOST, "host", 1),
    )
    return [
        Device(new_id(), name, new_id(), whose, named(known, role), revoked, not name)
        for name, whose, role, revoked in lines
    ]


def _cards(reads: Reads, now: int) -> list[Card]:
    people = members.page(reads, MemberQuery(), 0, 2)
    mine = Side("+8613800138452", reads.actor.name, now - _DAY, True, 0)
    theirs = Side("+8613800138425", _DOOR, now - _HOUR, False, 0)
    cards = [
        Card(at, "member", one.id, (), "phone", one.name, theirs, mine)
        for at, one in enumerate(people[:1])
    ]
    first = Side("2026-11-27T20:00:00", _HOST, now - _HOUR, False, 0)
    second = Side("2026-11-27T19:30:00", reads.actor.name, now - _HOUR, True, 0)
    return [*cards, Card(9, "occurrence", new_id(), (), "start", "每周分享", first, second)]


def shots(page: QWidget, reads: Reads, pose: Callable[[Evening, str], None]) -> list[Shot]:
    """The questions of the screen, and the evening with each tab of its tray.

    `pose(evening, tab)` lets the page show it.
    """
    now = wall_ms()
    code = Invited(Invitation(_ADDRESS, os.urandom(16)), now + LIFE_MS)
    lost = Held((1, 2), 1_284)
    return [
        Shot("connect", lambda: ConnectDialog(page)),
        Shot("invite", lambda: InviteDialog(page, reads, _ADDRESS)),
        Shot("code", lambda: CodeDialog(page, code, _DOOR)),
        Shot("revoke", lambda: RevokeDialog(page, _LAPTOP, _DOOR, lost, hub=True)),
        *(Shot(tab, partial(_show, reads, now, pose, tab)) for tab in TABS),
        Shot("offline", partial(_show, reads, now, pose, TABS[0], "offline")),
    ]


def _show(
    reads: Reads,
    now: int,
    pose: Callable[[Evening, str], None],
    tab: str,
    phase: Phase = "synced",
) -> None:
    pose(evening(reads, now, phase), tab)
