"""A computer that joins while others work has what they have, each change done to it once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from desktop.actions import devices, members
from desktop.models.wire_snapshot import Page
from desktop.store import newcomer
from desktop.store.community import Store
from tests.sync.team import Direct, Team, alike, team

MEETINGS = [bytes([number] * 16) for number in range(1, 8)]


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@dataclass
class Small(Direct):
    """A channel by which a snapshot comes in small pages, with `work` done amid who came."""

    work: Callable[[], None] | None = None

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == "snapshot":
            page = replace(msgspec.msgpack.decode(body, type=Page), most=2)
            if self.work and page.tables[0] == "attendance" and page.after:
                self.work()
                self.work = None
            body = msgspec.msgpack.encode(page)
        return super().ask(path, body, token)


def _came(store: Store, member: bytes, at: int) -> None:
    with store.recording("attendance.mark") as rec:
        for meeting in MEETINGS:
            said = {"occurrence": meeting, "member": member, "state": "present", "at": at}
            rec.put("attendance", None, said)


def _history(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT h.record, h.field, c.seq, h.op % 512, h.old, h.new FROM history h"
        " JOIN changeset c ON c.rid = h.op / 512 ORDER BY 1, 2, 3, 4"
    )


def test_what_was_corrected_between_two_pages_stays_corrected(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    members.add(owner.store, {"name": "王芳"})
    helper = crew.join(crew.invite(owner, "小陈", "admin"))
    ((member,),) = owner.store.rows("SELECT id FROM member WHERE gone = 0")
    _came(helper.store, member, 2000)
    _came(owner.store, member, 1000)
    code = crew.invite(owner, "小周", "admin")

    def work() -> None:
        helper.sync()
        owner.sync()
        _came(owner.store, member, 3000)
        members.edit(owner.store, member, {"name": "王方"})
        owner.sync()

    crew.channel = Small(crew.hub, lambda: crew.now_ms, work)
    third = crew.join(code)
    assert isinstance(crew.channel, Small)
    assert crew.channel.work is None, "nobody worked meanwhile"
    came = "SELECT at FROM attendance"
    assert third.store.rows(came) == owner.store.rows(came) == [(3000,)] * len(MEETINGS)
    devices.rename_own(third.store, "新电脑")
    alike(crew, third, owner, helper)
    third.sync()
    assert not newcomer.read(third.store).unproven, "the owner signed what nobody compares with"
    assert _history(third.store) == _history(owner.store)
