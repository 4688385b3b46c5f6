"""Whose a changeset of the log is: its author's by his device's key, or the judge's own."""

from desktop.models.signed import SignedChangeset, verify
from desktop.models.tail import TailPage, receipt_statement
from desktop.models.wire import Pulled
from desktop.store import devices, link
from desktop.store.community import Store
from desktop.store.pull import Verify
from desktop.store.tail import Came


class ForgedChangeset(Exception):
    """A changeset in the log that its author did not sign: the judge cannot be trusted."""


def verifier(store: Store, known: link.Link) -> Verify:
    """Raises ForgedChangeset for a changeset that is not its author's."""

    def verified(found: SignedChangeset) -> None:
        author = found.about.device
        device = devices.identity(store, author)
        key = device.sign_key if device else b""
        if author == known.judge:
            key = known.identity
        if not key or not verify(key, found.covered, found.signature):
            raise ForgedChangeset(author.hex())

    return verified


def came(store: Store, known: link.Link, page: Pulled) -> Came:
    """The page for keeping. Raises ForgedChangeset where the judge's word for it is none."""
    said = receipt_statement(store.community, page.epoch, known.seq, page.mark, page.entries)
    if page.entries and not verify(known.identity, said, page.receipt):
        raise ForgedChangeset("receipt")
    return Came(TailPage(page.epoch, known.seq, page.mark, page.entries, page.receipt), page.now)
