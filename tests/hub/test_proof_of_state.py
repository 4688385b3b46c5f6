"""A new device's state is what an owner's device signed: a hub that changed it is found out."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.actions import members
from desktop.models.attesting import Attest, Attested, Since
from desktop.models.problem import Problem
from desktop.models.signed import digest_statement, sign
from desktop.models.wire import encode
from desktop.models.wire_snapshot import Paged, Rows
from desktop.store import link, newcomer
from desktop.sync.channel import Channel, Refusal
from tests.sync.team import Laptop, Team


def _people(laptop: Laptop, *names: str) -> None:
    for name in names:
        members.add(laptop.store, {"name": name, "city": "深圳"})


def _owner(crew: Team) -> Laptop:
    owner = crew.found()
    _people(owner, "林霞", "王芳", "李雷")
    crew.connect(owner)
    return owner


def _unproven(laptop: Laptop) -> bool:
    return newcomer.read(laptop.store).unproven


def test_a_new_device_knows_its_state_to_be_the_owners(crew: Team) -> None:
    owner = _owner(crew)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    assert _unproven(deputy)
    owner.sync()
    deputy.sync()
    assert not _unproven(deputy)
    assert deputy.digest() == owner.digest()


def test_it_compares_where_the_owner_signed_though_the_log_went_on(crew: Team) -> None:
    owner = _owner(crew)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    owner.sync()
    _people(owner, "韩梅梅", "单文博")
    owner.sync()
    _people(deputy, "曾小贤")
    deputy.sync()
    assert not _unproven(deputy)
    crew.settle()
    assert deputy.digest() == owner.digest()


def test_the_owner_signs_again_only_for_a_device_that_came(crew: Team) -> None:
    owner = _owner(crew)
    crew.join(crew.invite(owner, "小陈", "deputy"))
    for name in ("韩梅梅", "单文博", "贺兰", "吴桂芳"):
        owner.sync()
        _people(owner, name)
    owner.sync()
    said = owner.session.ask("attested", Since(0), list[Attested])
    # When it was connected, when the other was let in, and when that had said its name.
    assert [one.device for one in said] == [owner.store.device] * 3
    assert said[0].seq == 0


class Lying:
    """A hub's channel that leaves somebody out of the snapshot."""

    def __init__(self, inner: Channel) -> None:
        self._inner = inner

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        data = self._inner.ask(path, body, token)
        if path != "snapshot":
            return data
        page = msgspec.msgpack.decode(data, type=Paged)
        said = [_without_one(one) for one in page.rows]
        return msgspec.msgpack.encode(msgspec.structs.replace(page, rows=said))


def _without_one(data: bytes) -> bytes:
    rows = msgspec.msgpack.decode(data, type=Rows)
    if rows.table != "member" or len(rows.rows) < 2:
        return data
    return encode(Rows(rows.kind, rows.table, rows.changesets, rows.rows[1:]))


def test_a_hub_that_leaves_somebody_out_is_found_out(crew: Team) -> None:
    owner = _owner(crew)
    code = crew.invite(owner, "小陈", "deputy")
    honest, crew.channel = crew.channel, Lying(crew.channel)  # type: ignore[assignment]
    deputy = crew.join(code)
    crew.channel = honest
    owner.sync()
    with pytest.raises(Problem) as found:
        deputy.sync()
    assert found.value.code == "sync.state_differs"
    # It stays so: this device never becomes one that nobody doubts.
    with pytest.raises(Problem):
        deputy.sync()


def test_a_hub_that_changed_its_database_is_found_out(crew: Team) -> None:
    owner = _owner(crew)
    with crew.engine.writing() as session:
        found = session.rows("SELECT record FROM state WHERE tbl = 'member' ORDER BY record")
        session.run("DELETE FROM state WHERE tbl = 'member' AND record = ?", (found[0][0],))
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    owner.sync()
    with pytest.raises(Problem) as told:
        deputy.sync()
    assert told.value.code == "sync.state_differs"


def test_a_statement_under_another_key_proves_nothing(crew: Team) -> None:
    owner = _owner(crew)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    at = link.read(deputy.store)
    thief = Ed25519PrivateKey.generate().private_bytes_raw()
    said = digest_statement(deputy.store.community, at.epoch, at.seq, deputy.digest())
    with crew.engine.writing() as session:
        session.run(
            "INSERT INTO attest (community, seq, epoch, device, digest, signature)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                deputy.store.community, at.seq, at.epoch, owner.store.device, deputy.digest(),
                sign(thief, said),
            ),
        )  # fmt: skip
    deputy.sync()
    assert _unproven(deputy)


def test_nobody_but_an_owners_device_vouches(crew: Team) -> None:
    owner = _owner(crew)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    known, keys = link.read(deputy.store), deputy.store.keys.device
    assert keys is not None
    said = digest_statement(deputy.store.community, known.epoch, known.seq, deputy.digest())
    mine = Attest(known.epoch, known.seq, deputy.digest(), sign(keys.sign, said))
    with pytest.raises(Refusal, match=r"sync\.owner_decides"):
        deputy.session.ask("attest", mine, bool)
    unsigned = replace_signature(mine)
    with pytest.raises(Refusal, match=r"sync\.bad_signature"):
        owner.session.ask("attest", unsigned, bool)


def replace_signature(said: Attest) -> Attest:
    return msgspec.structs.replace(said, signature=bytes(64))


def test_an_owners_device_that_has_another_state_vouches_for_nothing(crew: Team) -> None:
    owner = _owner(crew)
    known, keys = link.read(owner.store), owner.store.keys.device
    assert keys is not None
    other = bytes(16)
    said = digest_statement(owner.store.community, known.epoch, known.seq, other)
    assert not owner.session.ask(
        "attest", Attest(known.epoch, known.seq, other, sign(keys.sign, said)), bool
    )
