"""Whose a changeset of the log is: its author's by his device's key, or the judge's own."""

from desktop.models.signed import SignedChangeset, verify
from desktop.store import link
from desktop.store.database import Connection, value
from desktop.store.pull import Verify


class ForgedChangeset(Exception):
    """A changeset in the log that its author did not sign: the judge cannot be trusted."""


def verifier(known: link.Link) -> Verify:
    """Raises ForgedChangeset for a changeset that is not its author's."""

    def verified(connection: Connection, found: SignedChangeset) -> None:
        author = found.about.device
        key = (
            known.identity
            if author == known.judge
            else value(connection, "SELECT sign_key FROM device WHERE id = ?", (author,))
        )
        if not key or not verify(bytes(key), found.covered, found.signature):
            raise ForgedChangeset(author.hex())

    return verified
