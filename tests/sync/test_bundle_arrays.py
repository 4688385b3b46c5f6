"""docs/format-sync.md section 11: an array of every kind, as the vectors say it."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import astuple

from desktop.models.invitation import Blob
from desktop.models.problem import Problem
from desktop.models.signed import read_changeset, takeover_statement, verify
from desktop.models.wire import Decide, Enrol
from desktop.models.wire_snapshot import Rows, Seeds
from desktop.store.bundlefile import Bundle, Head
from desktop.store.parcels import Peer
from desktop.store.setaside import Aside
from desktop.store.takeover import Takeover
from desktop.sync import bundleitems
from desktop.sync.judging import Renewal

_FOLDER = Path(__file__).parents[1] / "vectors"
VECTORS: dict[str, Any] = json.loads((_FOLDER / "bundle.json").read_text(encoding="utf-8"))
SYNC: dict[str, Any] = json.loads((_FOLDER / "sync.json").read_text(encoding="utf-8"))
ARRAYS = {kind: bytes.fromhex(one) for kind, one in VECTORS["arrays"].items()}
COMMUNITY, DEVICE, RECEIVER = (
    bytes.fromhex(VECTORS[one]) for one in ("community", "device", "receiver")
)


def _parts(kind: str) -> list[Any]:
    said, *parts = msgspec.msgpack.decode(ARRAYS[kind])
    assert said == kind
    return parts


@pytest.fixture
def bundle() -> Bundle:
    head = Head(1, COMMUNITY, DEVICE, bytes(16), [])
    return Bundle(Path("bundle"), BytesIO(), head, b"")


def test_there_is_a_vector_for_every_kind_of_array() -> None:
    # The digest stands in bundles for joining alone, and the end in the file's own vector.
    assert set(ARRAYS) == {*bundleitems.SHAPES, "digest"}


@pytest.mark.parametrize("kind", sorted(bundleitems.SHAPES))
def test_an_array_is_taken_as_the_vector_says_and_with_one_part_less_it_is_none(
    bundle: Bundle, kind: str
) -> None:
    item = msgspec.msgpack.decode(ARRAYS[kind])
    assert bundleitems.checked(bundle, item) == kind
    with pytest.raises(Problem, match="bundle"):
        bundleitems.checked(bundle, item[:-1])
    with pytest.raises(Problem, match="bundle"):
        bundleitems.checked(bundle, [*item[:-1], None])


@pytest.mark.parametrize(
    ("kind", "said"), [("at", Peer), ("aside", Aside), ("renew", Renewal)], ids=str
)
def test_what_the_program_puts_into_an_array_is_the_vector(kind: str, said: Any) -> None:
    assert msgspec.msgpack.encode((kind, *said(*_parts(kind)))) == ARRAYS[kind]


@pytest.mark.parametrize(("kind", "said"), [("decide", Decide), ("enrol", Enrol)], ids=str)
def test_a_question_in_an_array_is_the_vector(kind: str, said: Any) -> None:
    assert msgspec.msgpack.encode((kind, *astuple(said(*_parts(kind))))) == ARRAYS[kind]


def test_what_waits_for_the_owner_is_named_by_device_and_number() -> None:
    named = msgspec.convert(_parts("asides")[0], type=list[tuple[bytes, int]])
    assert named == [(RECEIVER, 12), (RECEIVER, 13)]
    assert (_parts("decide")[:2], _parts("aside")[:2]) == ([RECEIVER, 12], [RECEIVER, 12])
    assert _parts("aside")[-1].hex() == SYNC["changeset"]["bytes"]
    assert read_changeset(_parts("aside")[-1]).head == read_changeset(_parts("changeset")[0]).head


def test_a_verdict_travels_as_the_judge_signed_it_with_its_place() -> None:
    assert _parts("verdict") == [RECEIVER, 1, bytes.fromhex(SYNC["verdict"]["bytes"])]


def test_classes_that_came_closed_are_asked_for_and_answered_by_number() -> None:
    assert _parts("closed") == _parts("valued") == [[2, 3]]
    assert _parts("values") == _parts("chunk")


def test_a_chunk_holds_rows_and_then_the_data_keys_that_they_need() -> None:
    rows, seeds = msgspec.msgpack.decode(_parts("chunk")[0], type=tuple[bytes, bytes])
    assert msgspec.msgpack.decode(rows, type=Rows) == Rows("rows", "member_tag", [], [])
    assert msgspec.msgpack.decode(seeds, type=Seeds) == Seeds("seeds", [])


def test_a_bundle_for_joining_begins_with_the_map_of_the_invitation() -> None:
    blob, judge, seq = msgspec.convert(_parts("join"), type=tuple[Blob, bytes, int])
    assert (blob.community, blob.hub.hex()) == (COMMUNITY, VECTORS["sign_public"])
    assert (judge, seq) == (DEVICE, 19)
    assert msgspec.msgpack.encode(("join", blob, judge, seq)) == ARRAYS["join"]


def test_each_judge_in_anothers_place_is_named_by_the_one_before_and_signed_by_the_code() -> None:
    words = msgspec.convert(_parts("judge")[0], type=list[Takeover])
    first, second = words
    assert first.device == second.former
    public = bytes.fromhex(VECTORS["judges"]["code_sign_public"])
    for one in words:
        said = takeover_statement(COMMUNITY, *one[:-1])
        assert verify(public, said, one.signature)
    said = takeover_statement(COMMUNITY, *second[:-1])
    assert said.hex() == VECTORS["judges"]["second_statement"]
    assert _parts("judge")[1] == [[RECEIVER, 2], [DEVICE, 0]]
