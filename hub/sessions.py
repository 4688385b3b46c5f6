"""Who is asking: a device signs the hub's challenge once, then carries a token for an hour."""

import hmac
from hashlib import sha256

import msgspec

from desktop.models.signed import session_statement, verify
from desktop.models.wire import Hello, Proof
from hub.core import Hub, Peer
from hub.held import Held
from hub.refusing import Denied

_LIFE_MS = 60 * 60 * 1000
_CHALLENGE_MS = 60 * 1000


class _Token(msgspec.Struct, frozen=True, array_like=True):
    use: str
    community: bytes
    device: bytes
    expires: int


def challenge(hub: Hub, asked: Hello, now_ms: int) -> bytes:
    """32 bytes and more to sign; the hub keeps nothing of it, so any of its processes takes it."""
    return _sealed(hub, _Token("challenge", asked.community, asked.device, now_ms + _CHALLENGE_MS))


def token(hub: Hub, asked: Proof, now_ms: int) -> bytes:
    """A token for the device that signed the challenge. Raises Denied."""
    found = _opened(hub, asked.challenge)
    if found != ("challenge", asked.community, asked.device) or _expired(asked.challenge, now_ms):
        raise Denied("sync.session_ended")
    statement = session_statement(asked.community, asked.device, asked.challenge)
    if not verify(_sign_key(hub, asked, now_ms), statement, asked.signature):
        raise Denied("sync.bad_signature")
    return _sealed(hub, _Token("token", asked.community, asked.device, now_ms + _LIFE_MS))


def peer(hub: Hub, given: bytes, now_ms: int) -> Peer:
    """Whose token it is. Raises Denied for one that the hub did not make, or that is too old."""
    found = _opened(hub, given)
    if found is None or found[0] != "token" or _expired(given, now_ms):
        raise Denied("sync.session_ended")
    return Peer(found[1], found[2])


def _sealed(hub: Hub, token: _Token) -> bytes:
    body = msgspec.msgpack.encode(token)
    return hmac.new(hub.identity.session_key, body, sha256).digest() + body


def _opened(hub: Hub, given: bytes) -> tuple[str, bytes, bytes] | None:
    right = hmac.new(hub.identity.session_key, given[32:], sha256).digest()
    if not hmac.compare_digest(right, given[:32]):
        return None
    found = msgspec.msgpack.decode(given[32:], type=_Token)
    return found.use, found.community, found.device


def _expired(given: bytes, now_ms: int) -> bool:
    return msgspec.msgpack.decode(given[32:], type=_Token).expires < now_ms


def _sign_key(hub: Hub, asked: Proof, now_ms: int) -> bytes:
    """The device's key as the community has it, or as its upload began."""
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=False)
        if held.head is None:
            found = session.rows(
                "SELECT sign_key FROM upload WHERE community = ? AND device = ?",
                (asked.community, asked.device),
            )
            if not found:
                raise Denied("sync.no_community")
            return bytes(found[0][0])
        hub.require_device(held, Peer(asked.community, asked.device))
        row = held.row("device", asked.device)
        return bytes(row.clear.get("sign_key") or b"") if row else b""
