"""docs/format-sync.md byte for byte: what the vectors say, the code makes and reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.msgpack import Ext
from msgspec.structs import replace

from desktop.models import invitation, sealing, signed, tail
from desktop.models.op import Head, Kind, Op, OpId, encode_head, pack

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "sync.json").read_text(encoding="utf-8")
)


def _b(name: str) -> bytes:
    return bytes.fromhex(VECTORS[name])


COMMUNITY, DEVICE, SUBJECT = _b("community"), _b("device"), _b("subject")
SEED = sealing.Seed(
    bytes.fromhex(VECTORS["seed"]["id"]), SUBJECT, bytes.fromhex(VECTORS["seed"]["secret"])
)
WRAPPING = bytes.fromhex(VECTORS["wrapping_key"]["id"])
SECRET = bytes.fromhex(VECTORS["wrapping_key"]["secret"])
KEY = sealing.data_key(COMMUNITY, SEED, 1, WRAPPING, SECRET)
PLACE = sealing.Place(COMMUNITY, SUBJECT, "member", SUBJECT, OpId(DEVICE, 7, 0))
CHANGESET = VECTORS["changeset"]
PRIVATE = bytes.fromhex(CHANGESET["private"])
PUBLIC = bytes.fromhex(CHANGESET["public"])


def test_a_value_is_sealed_as_the_vector_says() -> None:
    sealed = sealing.seal_value(KEY, PLACE, "name", "单文博")
    assert sealed.hex() == VECTORS["sealed_value"]["bytes"]
    assert sealing.open_value(KEY, PLACE, "name", sealed) == "单文博"


@pytest.mark.parametrize(
    "moved",
    [
        PLACE._replace(subject=DEVICE),
        PLACE._replace(record=DEVICE),
        PLACE._replace(table="operator"),
        PLACE._replace(community=DEVICE),
        PLACE._replace(op=OpId(DEVICE, 7, 1)),
    ],
)
def test_a_sealed_value_that_was_moved_does_not_open(moved: sealing.Place) -> None:
    sealed = bytes.fromhex(VECTORS["sealed_value"]["bytes"])
    with pytest.raises(sealing.BrokenSeal):
        sealing.open_value(KEY, moved, "name", sealed)


def test_a_sealed_value_does_not_open_as_another_field() -> None:
    sealed = bytes.fromhex(VECTORS["sealed_value"]["bytes"])
    with pytest.raises(sealing.BrokenSeal):
        sealing.open_value(KEY, PLACE, "nickname", sealed)


def test_a_seed_travels_as_the_vector_says() -> None:
    assert sealing.seed_part(SEED) == _b("seed_part")
    assert sealing.read_seed(_b("seed_part")) == SEED
    assert sealing.class_receive_public(SECRET).hex() == VECTORS["wrapping_key"]["receive"]


@pytest.mark.parametrize(
    ("community", "seed", "cls", "secret"),
    [
        (DEVICE, SEED, 1, SECRET),
        (COMMUNITY, replace(SEED, subject=DEVICE), 1, SECRET),
        (COMMUNITY, replace(SEED, id=DEVICE), 1, SECRET),
        (COMMUNITY, replace(SEED, secret=bytes(32)), 1, SECRET),
        (COMMUNITY, SEED, 2, SECRET),
        (COMMUNITY, SEED, 1, bytes(32)),
    ],
    ids=["community", "subject", "seed", "secret", "class", "wrapping key"],
)
def test_a_data_key_is_one_of_its_community_subject_seed_class_and_wrapping_key(
    community: bytes, seed: sealing.Seed, cls: int, secret: bytes
) -> None:
    sealed = bytes.fromhex(VECTORS["sealed_value"]["bytes"])
    other = sealing.data_key(community, seed, cls, WRAPPING, secret)
    with pytest.raises(sealing.BrokenSeal):
        sealing.open_value(other, PLACE, "name", sealed)


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x02", b"\x02\x93\xc4\x01a\xc4\x01b\xc4\x01c"])
def test_bytes_that_are_no_seed_are_none(data: bytes) -> None:
    with pytest.raises(sealing.BrokenSeal):
        sealing.read_seed(data)


def test_a_share_opens_for_its_receiver_alone() -> None:
    private, other = bytes(range(1, 33)), bytes(range(2, 34))
    public = sealing.class_receive_public(SECRET)
    sealed = sealing.share(COMMUNITY, WRAPPING, bytes(32), DEVICE, public)
    opened = sealing.unshare(COMMUNITY, WRAPPING, DEVICE, sealing.class_receive(SECRET), sealed)
    assert opened == bytes(32)
    for wrong in (private, other):
        assert sealing.unshare(COMMUNITY, WRAPPING, DEVICE, wrong, sealed) is None
    again = sealing.unshare(COMMUNITY, WRAPPING, SUBJECT, sealing.class_receive(SECRET), sealed)
    assert again is None


def _ops() -> list[signed.SignedOp]:
    op = Op(Kind.PUT, "member", SUBJECT, {"city": "深圳"}, {"name": "单文博"})
    value = bytes.fromhex(VECTORS["sealed_value"]["bytes"])
    return [signed.SignedOp(pack(op).clear, (value, _b("seed_part")))]


def test_a_changeset_is_signed_as_the_vector_says() -> None:
    head = encode_head(
        Head(1, COMMUNITY, 1, DEVICE, 7, 9, 1, 117635481600 << 16, _b("action"), "member.add", 1)
    )
    assert head.hex() == CHANGESET["head"]
    ops = _ops()
    assert ops[0].clear.hex() == CHANGESET["clear"]
    assert ops[0].hash.hex() == CHANGESET["op_hash"]
    data = signed.sign_changeset(PRIVATE, head, ops)
    assert data.hex() == CHANGESET["bytes"]
    found = signed.read_changeset(data)
    assert signed.verify(PUBLIC, found.covered, found.signature)


def test_what_is_erased_or_withheld_leaves_a_signature_that_verifies() -> None:
    found = signed.read_changeset(bytes.fromhex(CHANGESET["bytes"]))
    erased = signed.without(found, frozenset({SEED.id}))
    assert erased is not None
    assert erased.hex() == CHANGESET["erased"]
    left = signed.read_changeset(erased)
    assert signed.verify(PUBLIC, left.covered, left.signature)
    assert all(isinstance(part, Ext) for op in left.ops for part in op.sealed)  # type: ignore[union-attr]
    hidden = tuple(Ext(signed.WITHHELD, op.hash) for op in _ops())
    withheld = signed.SignedChangeset(found.head, hidden, found.signature)
    assert signed.verify(PUBLIC, withheld.covered, withheld.signature)


def test_any_other_byte_breaks_the_signature_or_the_shape() -> None:
    data = bytes.fromhex(CHANGESET["bytes"])
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        try:
            found = signed.read_changeset(changed)
            sound = signed.verify(PUBLIC, found.covered, found.signature)
        except signed.BadChangeset:
            continue
        assert not sound, at


def test_judge_verdict_and_digest_are_as_the_vector_says() -> None:
    assert signed.judge_id(PUBLIC) == _b("judge")
    data = bytes.fromhex(VECTORS["verdict"]["bytes"])
    ruling = signed.read_verdict(PUBLIC, data)
    assert ruling is not None
    assert list(signed.Ruling.__struct_fields__) == VECTORS["verdict"]["fields"]
    assert (ruling.device, ruling.number, ruling.verdict, ruling.reason) == (
        DEVICE,
        7,
        "refused",
        "right",
    )
    assert signed.sign_verdict(PRIVATE, ruling) == data
    assert signed.read_verdict(bytes(32), data) is None
    assert signed.digest_statement(COMMUNITY, 1, 42, bytes(16)) == _b("digest_statement")


def test_a_clock_never_counts_more_than_five_minutes_ahead() -> None:
    now = 1_795_000_000_000
    assert signed.effective_clock(now << 16, now) == now << 16
    assert signed.effective_clock((now + 10**9) << 16, now) == (now + 300_000) << 16


def test_an_invitation_is_as_the_vector_says() -> None:
    said = VECTORS["invitation"]
    one = invitation.Invitation("hub.example:8440", bytes.fromhex(said["secret"]))
    assert one.text == said["code"]
    assert invitation.read_code("qunzhu:" + said["code"].lower()) == one
    assert [one.name.hex(), one.proof.hex(), one.blob_key.hex()] == [
        said["name"],
        said["proof"],
        said["blob_key"],
    ]
    assert invitation.proof_kept(one.proof).hex() == said["kept"]
    blob = invitation.open_blob(one, bytes.fromhex(said["blob"]))
    assert (blob.hub, blob.role, blob.title) == (PUBLIC, "admin", "青禾读书会")
    assert blob.owners == (bytes(range(32)),)
    assert invitation.seal_blob(one, blob, bytes(12)).hex() == said["blob"]


def test_a_recovery_code_names_and_opens_its_blob_as_the_vector_says() -> None:
    vector = VECTORS["rescue"]
    found = invitation.rescue(bytes.fromhex(vector["code"]))
    assert found.name.hex() == vector["name"]
    assert found.blob_key.hex() == vector["blob_key"]
    blob = invitation.Blob(hub=PUBLIC, community=COMMUNITY)
    assert invitation.open_blob(found, invitation.seal_blob(found, blob, bytes(12))) == blob


def test_a_receipt_says_what_the_vector_says_also_when_somebody_was_erased() -> None:
    vector, data = VECTORS["receipt"], bytes.fromhex(CHANGESET["bytes"])
    erased = signed.without(signed.read_changeset(data), frozenset({SEED.id})) or b""
    assert erased != data
    for changeset in (data, erased):
        entries = [signed.Entry(vector["seq"], vector["clock"], changeset)]
        said = tail.receipt_statement(
            COMMUNITY, vector["epoch"], vector["after"], bytes(range(16)), entries
        )
        assert said.hex() == vector["statement"]


def test_a_mark_tells_all_that_stands_before_also_when_somebody_was_erased() -> None:
    vector, data = VECTORS["receipt"], bytes.fromhex(CHANGESET["bytes"])
    erased = signed.without(signed.read_changeset(data), frozenset({SEED.id})) or b""
    for changeset in (data, erased):
        entry = signed.Entry(vector["seq"], vector["clock"], changeset)
        found = tail.chained(bytes.fromhex(vector["mark_there"]), entry)
        assert found.hex() == vector["mark"]
        again = tail.chained(found, signed.Entry(entry.seq + 1, entry.clock, changeset))
        assert again.hex() == vector["mark_of_the_same_behind_it"]


def test_a_revoked_copy_signs_what_the_vector_says() -> None:
    receive = bytes.fromhex(VECTORS["wrapping_key"]["receive"])
    said = signed.leaving_statement(DEVICE, SUBJECT, PUBLIC, receive)
    assert said.hex() == VECTORS["leaving_statement"]
    asked = signed.asking_to_leave(COMMUNITY, DEVICE)
    assert asked.hex() == VECTORS["asking_to_leave"]
    assert signed.gone_statement(COMMUNITY, DEVICE).hex() == VECTORS["gone_statement"]


@pytest.mark.parametrize(("epoch", "seq"), [(1, 1), (2, 7), (9, 2**40 - 1)])
def test_a_judges_number_tells_its_seq_in_every_epoch(epoch: int, seq: int) -> None:
    number = tail.judge_number(epoch, seq)
    assert tail.judge_seq(number) == seq
    assert number == seq + (epoch - 1) * 2**40
