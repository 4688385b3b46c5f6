"""The ids by which two devices agree on an award."""

import json
from hashlib import blake2b
from pathlib import Path

import msgspec

from desktop.models import award
from desktop.models.award import ActivityLine

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "awards.json").read_text("utf-8"))
COMMUNITY = bytes.fromhex(VECTORS["community"])
RULE = bytes.fromhex(VECTORS["rule"])
MEMBER = bytes.fromhex(VECTORS["member"])
INDEX_KEY = bytes.fromhex(VECTORS["index_key"])


def _as_documented(*parts: object, key: bytes = b"") -> str:
    packed = msgspec.msgpack.encode(list(parts))
    return blake2b(packed, digest_size=16, key=key).hexdigest()


def test_award_ids_are_those_of_the_published_vectors() -> None:
    for vector in VECTORS["awards"]:
        key, generation = vector["evidence_key"], vector["generation"]
        found = award.award_id(COMMUNITY, RULE, MEMBER, key, generation).hex()
        assert found == vector["id"]
        assert found == _as_documented("entry", COMMUNITY, RULE, MEMBER, key, generation)


def test_ids_that_follow_from_an_entry_are_those_of_the_published_vectors() -> None:
    reversal, expiry, clip = VECTORS["reversal"], VECTORS["expiry"], VECTORS["clip"]
    entry = bytes.fromhex(reversal["entry"])
    assert award.reversal_id(COMMUNITY, entry).hex() == reversal["id"]
    assert _as_documented("entry", COMMUNITY, "reverse", entry) == reversal["id"]
    assert award.expiry_id(COMMUNITY, entry).hex() == expiry["id"]
    assert _as_documented("entry", COMMUNITY, "expire", entry) == expiry["id"]
    assert award.clip_id(COMMUNITY, entry).hex() == clip["id"]
    assert _as_documented("entry", COMMUNITY, "clip", entry) == clip["id"]


def test_the_id_of_a_spend_is_that_of_the_published_vector() -> None:
    vector = VECTORS["spend"]
    record = bytes.fromhex(vector["record"])
    assert award.spend_id(COMMUNITY, record).hex() == vector["id"]
    assert _as_documented("entry", COMMUNITY, "spend", record) == vector["id"]


def test_activity_ids_are_those_of_the_published_vectors() -> None:
    for vector in VECTORS["activities"]:
        rest = (vector["kind"], vector["local"], vector["amount"], vector["reference"])
        line = ActivityLine(MEMBER, *rest)
        ordinal = vector["ordinal"]
        found = award.activity_id(COMMUNITY, INDEX_KEY, line, ordinal).hex()
        assert found == vector["id"]
        parts = ("activity", COMMUNITY, MEMBER, *rest, ordinal)
        assert found == _as_documented(*parts, key=INDEX_KEY)
    occurrence = bytes.fromhex(VECTORS["occurrence"])
    found = award.attendance_activity_id(COMMUNITY, occurrence, MEMBER).hex()
    assert found == VECTORS["attendance"]


def test_no_two_vectors_share_an_id() -> None:
    ids = [vector["id"] for vector in (*VECTORS["awards"], *VECTORS["activities"])]
    assert len(set(ids)) == len(ids)


def test_equal_lines_are_told_apart_by_their_ordinal() -> None:
    assert award.ordinals(["a", "b", "a", "a", "b"]) == [0, 0, 1, 2, 1]
