"""A device that joins has the state at once, and behind it all that was done before it came."""

import msgspec
import pytest

from desktop.actions import members
from desktop.actions.erasing import erase
from desktop.actions.history import undo
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.store import devicekey, history, newcomer, roles, timeline
from desktop.store.community import Store, open_store
from desktop.sync import recovering
from desktop.sync.channel import Channel, Unreachable
from tests.conftest import PASSPHRASE
from tests.sync.team import Laptop, Team


def _told(store: Store) -> list[tuple[object, ...]]:
    """History by record and in the log's order, without the file's own names of ops."""
    found = store.rows(
        "SELECT h.tbl, h.record, h.field, h.old, h.new, c.device, c.number, h.op % 512, h.subject"
        " FROM history h JOIN changeset c ON c.rid = h.op / 512"
        " ORDER BY h.tbl, h.record, h.field, c.seq, h.op % 512"
    )
    return [tuple(row) for row in found]


def _log(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT seq, device, number, clock, head, action FROM changeset WHERE seq IS NOT NULL"
        " ORDER BY seq"
    )


def _busy(laptop: Laptop, name: str) -> bytes:
    """A member with a past: added, changed twice, tagged and untagged, removed and brought back."""
    store = laptop.store
    members.add(store, {"name": name, "phone": "13800138000", "city": "深圳"})
    ((member,),) = store.rows("SELECT id FROM member WHERE name = ?", (name,))
    for city in ("广州", "上海"):
        members.edit(store, bytes(member), {"city": city, "name": f"{name}{city}"})
    with store.recording("member.tag") as rec:
        rec.put("member_tag", None, {"member": member, "tag": "读书"})
    with store.recording("member.tag") as rec:
        rec.delete("member_tag", member=member, tag="读书")
    with store.recording("member.remove") as rec:
        rec.delete("member", member)
    undo(store)
    return bytes(member)


@pytest.fixture
def pair(crew: Team) -> tuple[Laptop, Laptop]:
    """The owner with work from before and after the hub, and a deputy who joined then."""
    owner = crew.found()
    _busy(owner, "林霞")
    crew.connect(owner)
    _busy(owner, "王芳")
    crew.settle()
    return owner, crew.join(crew.invite(owner, "小陈", "deputy"))


def test_the_log_and_the_history_are_those_of_the_device_that_was_there(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, deputy = pair
    crew.settle()
    assert not newcomer.read(deputy.store).wants_past
    assert _log(deputy.store) == _log(owner.store)
    assert _told(deputy.store) == _told(owner.store)
    assert owner.digest() == deputy.digest()
    assert deputy.store.rows("SELECT * FROM was") == []


def test_a_members_page_tells_the_same_story(crew: Team, pair: tuple[Laptop, Laptop]) -> None:
    owner, deputy = pair
    crew.settle()
    for (member,) in owner.store.rows("SELECT id FROM member"):
        mine = timeline.page(owner.store, member)
        assert timeline.page(deputy.store, member) == mine
        assert any(told.kind == "edited" for told in mine)
    done = [(one.action, one.kind, one.count) for one in history.recent(owner.store, 50)]
    assert sorted(
        (one.action, one.kind, one.count) for one in history.recent(deputy.store, 50)
    ) == (sorted(done))


def test_a_second_laptop_of_the_owner_undoes_what_the_first_did(crew: Team) -> None:
    owner = crew.found()
    member = _busy(owner, "林霞")
    crew.connect(owner)
    members.edit(owner.store, member, {"city": "北京"})
    ((action,),) = owner.store.rows("SELECT id FROM action ORDER BY first DESC LIMIT 1")
    crew.settle()
    cells = named(roles.role_list(owner.store), "owner").cells
    second = crew.join(crew.offer(owner, owner.store.operator, "owner", cells))
    crew.settle()
    undo(second.store, bytes(action))
    crew.settle()
    for one in (owner, second):
        assert one.store.rows("SELECT city FROM member WHERE id = ?", (member,)) == [("上海",)]


class Cut:
    """A channel that answers so many questions of a kind and then breaks."""

    def __init__(self, inner: Channel, path: str, left: int) -> None:
        self._inner, self._path, self.left = inner, path, left

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == self._path:
            self.left -= 1
            if self.left < 0:
                raise Unreachable
        return self._inner.ask(path, body, token)


def test_a_past_that_was_cut_off_goes_on_where_it_was(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.past.PAGE_BYTES", 1)
    monkeypatch.setattr("desktop.sync.past._TOGETHER", 1)
    owner = crew.found()
    _busy(owner, "林霞")
    crew.connect(owner)
    honest = owner.session._channel
    owner.session._channel = Cut(honest, "past", 3)
    with pytest.raises(Unreachable):
        owner.sync()
    owner.session._channel = honest
    with monkeypatch.context() as later:
        later.setattr("desktop.sync.core.past.fetch", lambda store, session: 0)
        deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    wire = deputy.session._channel
    rounds = 0
    while newcomer.read(deputy.store).wants_past:
        deputy.session._channel = Cut(wire, "history", 2)
        rounds += 1
        try:
            deputy.sync()
        except Unreachable:
            continue
    assert rounds > 2
    deputy.session._channel = wire
    crew.settle()
    assert _told(deputy.store) == _told(owner.store)
    assert _log(deputy.store) == _log(owner.store)


def test_two_devices_that_gave_parts_of_the_past_each_vouch_for_their_own(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.sync.past._TOGETHER", 1)
    first = crew.found()
    _busy(first, "林霞")
    # Put back from a backup, the folder is another device; what it did before nobody can sign.
    crew.laptops.remove(first)
    first.store.close()
    (first.store.folder / devicekey.NAME).unlink()
    owner = crew._add(open_store(first.store.folder, passphrase=PASSPHRASE))
    assert owner.store.device != first.store.device
    crew.connect(owner)
    honest = owner.session._channel
    owner.session._channel = Cut(honest, "past", 3)
    with pytest.raises(Unreachable):
        owner.sync()
    owner.session._channel = honest
    recovering.renew(owner.store, owner.session)
    crew.settle()
    with crew.engine.reading() as session:
        assert session.rows("SELECT count(DISTINCT giver) FROM past") == [(2,)]
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    assert not newcomer.read(deputy.store).wants_past
    assert _told(deputy.store) == _told(owner.store)


def test_who_reads_no_phones_has_the_rest_of_the_past(crew: Team) -> None:
    owner = crew.found()
    member = _busy(owner, "林霞")
    crew.connect(owner)
    host = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    assert not newcomer.read(host.store).wants_past
    edits = host.store.rows(
        "SELECT old, new FROM history WHERE record = ? AND field = 'city'", (member,)
    )
    assert sorted(edits) == [("广州", "上海"), ("深圳", "广州")]
    assert host.digest() == owner.digest()


def test_whoever_was_erased_is_not_in_the_past(crew: Team) -> None:
    owner = crew.found()
    member = _busy(owner, "林霞")
    crew.connect(owner)
    crew.settle()
    erase(owner.store, member)
    crew.settle()
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    assert not newcomer.read(deputy.store).wants_past
    names = deputy.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (name,) in names:
        if name != "grams":
            for row in deputy.store.rows(f"SELECT * FROM {name}"):
                assert "林霞" not in str(row)
                assert "林霞".encode() not in b"".join(x for x in row if isinstance(x, bytes))
    assert deputy.digest() == owner.digest()


def test_a_value_that_a_hub_changed_in_the_snapshot_is_found_out(crew: Team) -> None:
    owner = crew.found()
    member = _busy(owner, "林霞")
    crew.connect(owner)
    crew.settle()
    with crew.engine.writing() as session:
        ((clear,),) = session.rows("SELECT clear FROM state WHERE record = ?", (member,))
        said = {**msgspec.msgpack.decode(bytes(clear)), "city": "北京"}
        session.run(
            "UPDATE state SET clear = ? WHERE record = ?", (msgspec.msgpack.encode(said), member)
        )
    code = crew.invite(owner, "小陈", "deputy")
    with pytest.raises(Problem) as found:
        crew.join(code)
    assert found.value.code == "sync.state_differs"


def test_the_snapshot_names_places_in_the_log(crew: Team, pair: tuple[Laptop, Laptop]) -> None:
    _, deputy = pair
    crew.settle()
    found = deputy.store.rows("SELECT rid, seq FROM changeset WHERE length(head) > 0 ORDER BY seq")
    before = [rid for rid, seq in found if seq <= newcomer.read(deputy.store).begun]
    assert before == sorted(before)


def test_open_pages_hear_that_the_past_came(crew: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = crew.found()
    _busy(owner, "林霞")
    crew.connect(owner)
    owner.sync()
    with monkeypatch.context() as later:
        later.setattr("desktop.sync.core.past.fetch", lambda store, session: 0)
        deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    brought = deputy.sync()
    assert brought.past > 0
    assert any("member" in one.tables for one in brought.changes)
    assert not deputy.sync().past
