"""What a bundle brings of a folder whose copy was here first under the same device's id."""

from collections.abc import Iterable

from desktop.models.op import Head
from desktop.models.signed import read_changeset
from desktop.store import parcels
from desktop.store.community import Store


def parts(store: Store, wires: Iterable[bytes]) -> dict[bytes, int]:
    """By device the first of its numbers that is other work here.

    From there on all that the bundle has of that device builds on what is not here: its author
    says it anew once he has met the copy in the log.
    """
    found: dict[bytes, int] = {}
    for wire in wires:
        said = read_changeset(wire)
        name = said.about.device, said.about.number
        if name[1] < found.get(name[0], name[1] + 1) and not _same(store, *name, said.head):
            found[name[0]] = name[1]
    return found


def beyond(parted: dict[bytes, int], head: Head) -> bool:
    """Whether this is work behind the place where the two parted."""
    return head.number >= parted.get(head.device, head.number + 1)


def _same(store: Store, device: bytes, number: int, head: bytes) -> bool:
    """Whether nothing else is known under this name."""
    return parcels.known_head(store, device, number) in (None, head)
