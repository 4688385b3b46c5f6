"""Who joined with a small role and rises reads what was closed to him, also from the snapshot."""

import msgspec
import pytest
from msgspec.structs import replace

from desktop.actions import members
from desktop.models.member import MemberQuery
from desktop.models.role import named
from desktop.models.wire import encode
from desktop.models.wire_snapshot import Page
from desktop.store import earning, link, newcomer, roles
from desktop.store import members as stored
from desktop.sync import unsealing
from desktop.sync.channel import Channel, Unreachable
from tests.sync.team import Laptop, Team


def _phones(laptop: Laptop) -> list[object]:
    return [row[0] for row in laptop.store.rows("SELECT phone FROM member WHERE gone = 0")]


def _rise(owner: Laptop, other: Laptop, role: str) -> None:
    given = named(roles.role_list(owner.store), role)
    with owner.store.recording("role.grant") as rec:
        roles.assign(rec, None, other.store.operator, given.id, start="2026-01-01")


def _team(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    for n in range(5):
        members.add(owner.store, {"name": f"林{n}", "phone": f"1380013800{n}"})
    crew.connect(owner)
    return owner, crew.join(crew.invite(owner, "小赵", "host"))


def test_who_rises_sees_the_phones_that_the_snapshot_brought_closed(crew: Team) -> None:
    owner, other = _team(crew)
    assert _phones(other) == [None] * 5
    _rise(owner, other, "admin")
    crew.settle()
    assert _phones(other) == [f"+861380013800{n}" for n in range(5)]
    assert other.digest() == owner.digest()
    assert not newcomer.closed(other.store)[0]
    # He finds them by their last digits, too.
    found = stored.page(other.store, MemberQuery(search="8003"))
    assert [one.name for one in found] == ["林3"]


def test_what_was_changed_here_meanwhile_stays(crew: Team) -> None:
    owner, other = _team(crew)
    _rise(owner, other, "admin")
    owner.sync()
    ((member,),) = owner.store.rows("SELECT id FROM member WHERE name = '林0'")
    members.edit(owner.store, bytes(member), {"phone": "13900139000"})
    crew.settle()
    assert sorted(str(one) for one in _phones(other)) == [
        *(f"+861380013800{n}" for n in range(1, 5)),
        "+8613900139000",
    ]


class Cut:
    """A channel that breaks after so many pages of the snapshot, of two rows each."""

    def __init__(self, inner: Channel, pages: int) -> None:
        self._inner, self._left = inner, pages

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == "snapshot":
            self._left -= 1
            if self._left < 0:
                raise Unreachable
            body = encode(replace(msgspec.msgpack.decode(body, type=Page), most=2))
        return self._inner.ask(path, body, token)


def test_reading_again_goes_on_where_it_was_cut_off(crew: Team) -> None:
    owner, other = _team(crew)
    _rise(owner, other, "admin")
    owner.sync()
    honest = other.session._channel
    other.session._channel = Cut(honest, 1)
    with pytest.raises(Unreachable):
        other.sync()
    classes, (table, _) = newcomer.closed(other.store)
    assert classes
    assert table
    other.session._channel = honest
    other.sync()
    assert _phones(other) == [f"+861380013800{n}" for n in range(5)]
    assert unsealing.unseal(other.store, other.session) == 0


def test_awards_of_a_new_device_follow_from_what_came_behind_its_snapshot(crew: Team) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "林霞"})
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    store = deputy.store
    marked = link.read(store).settled
    assert marked > 0
    assert not earning.earners(store, marked)
