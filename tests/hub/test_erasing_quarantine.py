"""What waits in quarantine says nothing of a person who was erased, whichever came first."""

from dataclasses import dataclass

from msgspec.msgpack import Ext

from desktop.actions import erasing, members
from desktop.models.erasure import sealed_for
from desktop.models.signed import SignedChangeset, read_changeset, without
from desktop.models.wire import Decide, Push, Pushed
from desktop.store import outbox
from desktop.store.community import Store
from desktop.sync import connecting
from tests.sync.team import Direct, Laptop, Team, hub_digest

NAME = "欧阳小明"


def _member(owner: Laptop) -> bytes:
    made = members.add(owner.store, {"name": NAME, "phone": "13712345678"}).result
    assert isinstance(made, bytes)
    return made


def _wrong(laptop: Laptop, member: bytes) -> None:
    """Something that the role of a host may not do, with a data key that nobody has yet."""
    with laptop.store.recording("member.edit") as rec:
        rec.put("member", member, {"nickname": NAME, "email": "a@example.org"})


def _set_aside(crew: Team) -> list[SignedChangeset]:
    with crew.engine.reading() as session:
        found = session.rows("SELECT changeset FROM quarantine ORDER BY device, number")
    return [read_changeset(bytes(row[0])) for row in found]


def _says_nothing(crew: Team, owner: Laptop, member: bytes) -> None:
    for one in _set_aside(crew):
        assert member not in {s for s, _ in sealed_for(one, owner.store.community)}
        assert any(isinstance(part, Ext) for op in one.ops for part in getattr(op, "sealed", ()))


def test_what_waited_before_the_erase_loses_its_values(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小赵", "host"))
    member = _member(owner)
    crew.settle()
    _wrong(helper, member)
    helper.sync()
    (before,) = _set_aside(crew)
    assert member in {s for s, _ in sealed_for(before, owner.store.community)}
    erasing.erase(owner.store, member)
    crew.settle()
    _says_nothing(crew, owner, member)
    (after,) = _set_aside(crew)
    assert after.covered == before.covered


def test_what_comes_after_the_erase_is_kept_without_its_values(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小赵", "host"))
    member = _member(owner)
    crew.settle()
    erasing.erase(owner.store, member)
    owner.sync()
    _wrong(helper, member)
    helper.sync()
    assert len(_set_aside(crew)) == 1
    _says_nothing(crew, owner, member)
    # Sent a second time it is still the same work, not a copy's.
    helper.sync()
    assert not helper.sync().forked


def test_the_owner_accepts_what_is_left_of_it(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小赵", "host"))
    member, other = _member(owner), members.add(owner.store, {"name": "李雷"}).result
    assert isinstance(other, bytes)
    crew.settle()
    with helper.store.recording("member.edit") as rec:
        rec.put("note", None, {"member": member, "at": 1, "text": NAME})
        rec.put("member", other, {"city": "广州", "nickname": "雷子"})
    helper.sync()
    erasing.erase(owner.store, member)
    owner.sync()
    (one,) = _set_aside(crew)
    owner.session.ask("decide", Decide(one.about.device, one.about.number, True), int)
    crew.settle()
    for laptop in crew.laptops:
        assert laptop.store.rows("SELECT city FROM member WHERE id = ?", (other,)) == [("广州",)]
        assert laptop.store.rows("SELECT text FROM note") == [(None,)]
        assert laptop.digest() == hub_digest(crew, laptop)


def test_nobody_strips_what_is_said_of_somebody_who_is_there(crew: Team) -> None:
    """Who carries a team mate's changes cannot take the values out of them."""
    owner = crew.found()
    crew.connect(owner)
    _member(owner)
    (wire,) = outbox.waiting(owner.store, 0, 10**6)
    found = read_changeset(wire)
    keys = frozenset(key for _, key in sealed_for(found, owner.store.community))
    cut = without(found, keys)
    assert cut
    owner.session.ask("push", Push([cut]), Pushed)
    with crew.engine.reading() as session:
        assert session.rows("SELECT reason FROM quarantine") == [("shape",)]


@dataclass
class Meanwhile:
    """A channel on which something else happens once the first part went up."""

    inner: Direct
    store: Store
    member: bytes | None

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        data = self.inner.ask(path, body, token)
        if path == "part" and self.member is not None:
            member, self.member = self.member, None
            erasing.erase(self.store, member)
        return data


def test_a_hub_knows_who_was_erased_before_it_came(crew: Team) -> None:
    owner = crew.found()
    before, meanwhile = _member(owner), _member(owner)
    erasing.erase(owner.store, before)
    channel = Meanwhile(crew.channel, owner.store, meanwhile)
    connecting.connect(owner.store, channel, crew.set_up_code())
    owner.sync()
    with crew.engine.reading() as session:
        known = {bytes(row[0]) for row in session.rows("SELECT subject FROM erased")}
        assert not session.rows("SELECT 1 FROM seed WHERE subject = ?", (meanwhile,))
    assert known == {before, meanwhile}
    assert owner.digest() == hub_digest(crew, owner)
