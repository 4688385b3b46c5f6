"""Why a changeset does not stand."""

from typing import Final

# Why a changeset does not stand. `desktop/models/sentences/refusal.py` says each to its author.
NEWER: Final = "newer"
SHAPE: Final = "shape"
CLASS: Final = "class"
IDENTITY: Final = "identity"
RIGHT: Final = "right"
OWNER: Final = "owner"
UNKNOWN: Final = "unknown"
CLOSED: Final = "closed"
MASS: Final = "mass"
# The group holds no more: another device was first.
FULL: Final = "full"
# The group has an owner already: another device was first.
OWNED: Final = "owned"
# Who was brought would have brought himself, by way of others.
CIRCLE: Final = "circle"
# Somebody else is the inviter already: another device was first.
CREDITED: Final = "credited"
# The application was decided already: another device was first.
DECIDED: Final = "decided"
# Another level of a member, without the word that it asks for.
LADDER: Final = "ladder"
# The changeset stands, but an entry in it was in the log already and says something else.
SUPERSEDED: Final = "superseded"
# The changeset stands, but an award in it is more than a cap of its rule leaves.
CAPPED: Final = "capped"
# A restored hub got it back when its author had other work under its number by then.
PARTED: Final = "parted"
# Another brought it when its author had said it anew under another id already.
TWICE: Final = "twice"
REASONS: Final = (
    NEWER, SHAPE, CLASS, IDENTITY, RIGHT, OWNER, UNKNOWN, CLOSED, MASS, FULL, SUPERSEDED,
    CAPPED,
    PARTED,
    CIRCLE,
    CREDITED,
    LADDER,
    OWNED,
    DECIDED,
    TWICE,
)  # fmt: skip


class Refused(Exception):
    """The changeset does not stand: `reason` is one of REASONS, `position` the op that failed."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(reason, position)
        self.reason = reason
        self.position = position
