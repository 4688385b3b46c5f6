"""Who the hub is: one Ed25519 key, shared by all its processes through the database."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.models import recovery
from hub.engine import Engine

_NAME = "identity"
_SESSION = b"qunzhu hub session v1"


@dataclass(frozen=True, slots=True)
class Identity:
    """The key that devices pin; `private` never leaves the hub's database."""

    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The half that devices pin."""
        key = Ed25519PrivateKey.from_private_bytes(self.private)
        return key.public_key().public_bytes_raw()

    @property
    def session_key(self) -> bytes:
        """Authenticates the hub's own tokens, in whichever process they come back."""
        return recovery.derive(self.private, _SESSION)


def identity(engine: Engine, fresh: bytes) -> Identity:
    """The hub's identity; `fresh` (32 random bytes) becomes it in a database that has none."""
    with engine.writing() as session:
        session.run(
            "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", (_NAME, fresh)
        )
        found = session.rows("SELECT value FROM secret WHERE name = ?", (_NAME,))
    return Identity(bytes(found[0][0]))
