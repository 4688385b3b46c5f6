"""The file that carries an invitation to a new computer, where a double click opens it."""

from typing import Final

import msgspec
from msgspec import Struct

from desktop.models.invitation import Invitation, read_code
from desktop.models.problem import Problem

# A code and three words; whatever is larger is something else.
LIMIT: Final = 64 * 1024
_VERSION = 1


class InvitationFile(Struct, frozen=True, kw_only=True, tag="invitation", tag_field="qunzhu"):
    """What one reads before joining: the community's name, a role's key or own name, the end (ms).

    Whoever has the file has the code: nothing else in it opens anything, and nobody's name stands
    in it.
    """

    code: str
    community: str
    role: str
    until: int
    version: int = _VERSION

    @property
    def invitation(self) -> Invitation:
        """The code as it is used. Raises what `read_code` raises."""
        return read_code(self.code)

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "InvitationFile(…)"


def encode(one: InvitationFile) -> bytes:
    """As it is written: JSON, so that a person who opens it elsewhere finds the code."""
    return msgspec.json.format(msgspec.json.encode(one), indent=2)


def decode(data: bytes, name: str) -> InvitationFile:
    """What stands in a file called `name`.

    Raises Problem invitation.none, invitation.newer, and what `read_code` raises.
    """
    try:
        found = msgspec.json.decode(data if len(data) <= LIMIT else b"", type=InvitationFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("invitation.none", file=name) from error
    if found.version > _VERSION:
        raise Problem("invitation.newer", file=name)
    read_code(found.code)
    return found
