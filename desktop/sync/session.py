"""A device's session with the hub: proves its key once, and again when the hub forgot it."""

import msgspec

from desktop.models.signed import session_statement, sign
from desktop.models.wire import Hello, Proof
from desktop.sync.channel import Answer, Channel, Refusal, ask


class Session:
    """Questions of one device under its token."""

    def __init__(self, channel: Channel, community: bytes, device: bytes, private: bytes) -> None:
        self._channel = channel
        self._community = community
        self._device = device
        self._private = private
        self._token = b""

    def become(self, device: bytes, private: bytes) -> None:
        """Go on as another device of the same community."""
        self._device, self._private, self._token = device, private, b""

    @property
    def hello(self) -> Hello:
        """Who asks; also the question where nothing else is to be said."""
        return Hello(self._community, self._device)

    def ask(self, path: str, question: msgspec.Struct, shape: type[Answer]) -> Answer:
        """Ask in this session. Raises Unreachable or Refusal."""
        if not self._token:
            self._begin()
        try:
            return ask(self._channel, path, question, shape, self._token)
        except Refusal as refusal:
            if refusal.code != "sync.session_ended":
                raise
            self._begin()
            return ask(self._channel, path, question, shape, self._token)

    def ask_openly(self, path: str, question: msgspec.Struct, shape: type[Answer]) -> Answer:
        """Ask what needs no token. Raises Unreachable or Refusal."""
        return ask(self._channel, path, question, shape)

    def token(self) -> bytes:
        """A fresh token, for a question that goes another way. Raises Unreachable or Refusal."""
        self._begin()
        return self._token

    def _begin(self) -> None:
        challenge = ask(self._channel, "session", self.hello, bytes)
        statement = session_statement(self._community, self._device, challenge)
        proof = Proof(self._community, self._device, challenge, sign(self._private, statement))
        self._token = ask(self._channel, "proof", proof, bytes)
