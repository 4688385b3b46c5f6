"""docs/format-sync.md section 11 byte for byte: what the vectors say, the code makes and reads."""

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.models.invitation import Invitation
from desktop.models.problem import Problem
from desktop.models.signed import (
    page_statement,
    renewal_statement,
    sign,
    takeover_statement,
    verify,
)
from desktop.models.wire import LogPage
from desktop.store import bundlefile
from desktop.store.bundlefile import Head, Writer

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "bundle.json").read_text(encoding="utf-8")
)
ITEMS = [bytes.fromhex(one) for one in VECTORS["items"]]


def _b(*path: str) -> bytes:
    found: Any = VECTORS
    for name in path:
        found = found[name]
    return bytes.fromhex(found)


HEAD = Head(1, _b("community"), _b("device"), _b("bundle"), [(_b("receiver"), _b("sealed_key"))])


def _written() -> bytes:
    out = io.BytesIO()
    writer = Writer(out, HEAD, _b("key"))
    for item in ITEMS:
        writer.put(*msgspec.msgpack.decode(item))
    writer.end(_b("sign_private"))
    return out.getvalue()


def test_a_bundle_is_written_as_the_vector_says() -> None:
    assert msgspec.msgpack.encode(HEAD) == _b("head")
    assert _written() == _b("file")


def test_a_bundle_is_read_as_the_vector_says(tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(_b("file"))
    with bundlefile.opened(path) as found:
        key = bundlefile.unseal_key(found.head, _b("receiver"), _b("receive_private"))
        assert key == _b("key")
        assert [msgspec.msgpack.encode(one) for one in found.items(key)] == ITEMS
        found.require_author(_b("sign_public"))


@pytest.mark.parametrize("at", [0, 8, 30, -30, -1])
def test_a_bundle_with_another_byte_is_none(tmp_path: Path, at: int) -> None:
    data = bytearray(_b("file"))
    data[at] ^= 1
    path = tmp_path / "bundle"
    path.write_bytes(data)

    def read() -> None:
        with bundlefile.opened(path) as found:
            list(found.items(_b("key")))
            found.require_author(_b("sign_public"))

    with pytest.raises(Problem, match="bundle"):
        read()


def test_the_stream_holds_arrays_behind_their_lengths() -> None:
    framed = b"".join(len(one).to_bytes(4, "big") + one for one in ITEMS)
    assert _b("plain").startswith(framed)
    end = _b("plain")[len(framed) + 4 :]
    assert msgspec.msgpack.decode(end)[0] == "end"


def test_a_page_is_signed_as_the_vector_says() -> None:
    page = VECTORS["page"]
    assert msgspec.msgpack.encode(LogPage(page["epoch"], page["after"], [])) == _b("page", "body")
    statement = page_statement(_b("community"), _b("page", "body"))
    assert statement == _b("page", "statement")
    assert msgspec.msgpack.decode(ITEMS[2])[2] == sign(_b("sign_private"), statement)


def test_a_device_goes_on_by_another_id_as_the_vector_says() -> None:
    keys = (_b("renew", "sign_key"), _b("renew", "receive_key"))
    said = renewal_statement(_b("community"), _b("renew", "former"), _b("device"), *keys)
    assert said == _b("renew", "statement")
    kind, former, device, *rest, signature = msgspec.msgpack.decode(ITEMS[1])
    assert (kind, former, device) == ("renew", _b("renew", "former"), _b("device"))
    assert tuple(rest) == keys
    assert verify(_b("sign_public"), said, signature)


def test_a_judge_in_anothers_place_is_signed_as_the_vector_says() -> None:
    said = VECTORS["judge"]
    keys = (_b("judge", "sign_key"), _b("judge", "receive_key"))
    place = (_b("judge", "former"), _b("device"), *keys, said["since"])
    assert takeover_statement(_b("community"), *place) == _b("judge", "statement")
    kind, words, ruled = msgspec.msgpack.decode(_b("judge", "item"))
    assert (kind, ruled) == ("judge", [[_b("receiver"), 2]])
    assert [tuple(one) for one in words] == [
        (*place, sign(_b("sign_private"), _b("judge", "statement")))
    ]


def test_a_bundle_for_joining_opens_with_the_code_as_the_vector_says() -> None:
    invitation = Invitation("bundle:0", _b("join", "secret"))
    assert invitation.name == _b("join", "receiver")
    sealed = _b("join", "sealed_key")
    nonce = _b("join", "nonce")
    assert sealed.startswith(nonce)
    cipher = AESGCM(invitation.blob_key)
    assert cipher.encrypt(nonce, _b("key"), _b("bundle")) == sealed[len(nonce) :]
