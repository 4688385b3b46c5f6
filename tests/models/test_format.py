"""The bytes of docs/format.md, against its vectors and a second reading of the text."""

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import op as form
from desktop.models.ids import fact_id, new_id, phone_index
from desktop.models.op import Head, Kind, Op, OpId, decode_body, decode_head, pack, unpack

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "format.json").read_text("utf-8")
)
COMMUNITY = bytes.fromhex(VECTORS["community"])
DEVICE = bytes.fromhex(VECTORS["device"])
INDEX_KEY = bytes.fromhex(VECTORS["index_key"])


def part(value: object) -> Any:
    """A part of a vector: 32 hex digits stand for an id."""
    return bytes.fromhex(value) if isinstance(value, str) and len(value) == 32 else value


def test_a_uuid7_is_made_as_the_vector_says() -> None:
    vector = VECTORS["uuid7"]
    made = new_id(vector["ms"], bytes.fromhex(vector["randomness"]))
    assert made.hex() == vector["id"]
    assert (made[6] >> 4, made[8] >> 6) == (7, 2)


def test_ids_of_one_millisecond_sort_as_they_were_made() -> None:
    made = [new_id(1_700_000_000_000) for _ in range(200)]
    assert made == sorted(set(made))
    assert {(one[6] >> 4, one[8] >> 6) for one in made} == {(7, 2)}
    assert {one[:6] for one in made} == {(1_700_000_000_000).to_bytes(6, "big")}


@pytest.mark.parametrize("vector", VECTORS["facts"], ids=lambda vector: vector["table"])
def test_hashed_ids_are_as_the_vectors_say(vector: dict[str, Any]) -> None:
    parts = [part(value) for value in vector["parts"]]
    key = INDEX_KEY if vector["keyed"] else b""
    assert fact_id(vector["table"], COMMUNITY, *parts, key=key).hex() == vector["id"]
    packed = msgspec.msgpack.encode([vector["table"], COMMUNITY, *parts])
    assert blake2b(packed, digest_size=16, key=key).hexdigest() == vector["id"]


def test_the_phone_index_is_as_the_vector_says() -> None:
    vector = VECTORS["phone_ix"]
    assert phone_index(INDEX_KEY, vector["phone"]).hex() == vector["id"]


@pytest.mark.parametrize("vector", VECTORS["ops"], ids=["put", "edit", "delete", "entry"])
def test_ops_have_the_bytes_of_the_vectors(vector: dict[str, Any]) -> None:
    packed = form.PackedOp(bytes.fromhex(vector["clear"]), vector["values"])
    assert pack(unpack(packed)) == packed
    sealed = [b"sealed-%d" % n for n in range(len(vector["values"]))]
    hashes = [blake2b(one, digest_size=32).digest() for one in sealed]
    assert form.op_hash(packed.clear, hashes).hex() == vector["hash"]
    whole = packed.clear + b"".join(hashes)
    assert blake2b(whole, digest_size=32).hexdigest() == vector["hash"]


def test_the_first_op_says_what_the_text_says() -> None:
    clear = msgspec.msgpack.decode(bytes.fromhex(VECTORS["ops"][0]["clear"]))
    member = bytes(range(32, 48))
    assert clear == [0, "member", member, 0, {"city": "深圳"}, ["name", "phone"], {}, None]


def test_the_head_and_body_have_the_bytes_of_the_vectors() -> None:
    head = decode_head(bytes.fromhex(VECTORS["head"]))
    action = bytes.fromhex(VECTORS["action"])
    clock = 1795315200000 << 16
    assert head == Head(1, COMMUNITY, 0, DEVICE, 7, 3001, 4, clock, action, "member.edit", 1)
    assert form.encode_head(head).hex() == VECTORS["head"]
    body = decode_body(bytes.fromhex(VECTORS["body"]))
    assert [one.clear.hex() for one in body] == [vector["clear"] for vector in VECTORS["ops"]]
    assert form.encode_body(body).hex() == VECTORS["body"]


def test_the_digest_is_as_the_vector_says() -> None:
    sums: dict[str, int] = {}
    for table, record, name, (device, number, position) in VECTORS["digest"]["elements"]:
        op = OpId(bytes.fromhex(device), number, position)
        term = form.digest_element(table, bytes.fromhex(record), name, op)
        sums[table] = sums.get(table, 0) + term
    assert form.digest_of(sums).hex() == VECTORS["digest"]["digest"]
    assert form.digest_of({**sums, "rule": 2**128}) == form.digest_of(sums)


ids = st.binary(min_size=16, max_size=16)
op_ids = st.builds(OpId, ids, st.integers(1, 2**40), st.integers(0, 499))
clear_fields = st.dictionaries(st.sampled_from(["city", "level"]), st.none() | st.text())
sealed_fields = st.dictionaries(st.sampled_from(["name", "note"]), st.none() | st.text())


@given(st.sampled_from(Kind), ids, clear_fields, sealed_fields, st.dictionaries(st.text(), op_ids))
def test_any_op_survives_its_bytes(
    kind: Kind,
    record: bytes,
    clear: dict[str, str | None],
    sealed: dict[str, str | None],
    base: dict[str, OpId],
) -> None:
    op = Op(kind, "member", record, clear, sealed, base, 5, record)
    assert unpack(pack(op)) == op
