"""The community's own fields with their kinds."""

from desktop.models.customfield import KINDS, CustomField, options_of
from desktop.models.problem import Problem
from desktop.store.reads import Reads


def listed(reads: Reads) -> list[CustomField]:
    """All of them, in their order; a kind that is not known here is a text."""
    found = reads.rows(
        "SELECT id, coalesce(name, ''), kind, options FROM custom_field WHERE gone = 0"
        " ORDER BY position, id"
    )
    return [
        CustomField(bytes(record), name, kind if kind in KINDS else "text", options_of(options))
        for record, name, kind, options in found
    ]


def by_key(reads: Reads) -> dict[bytes, CustomField]:
    """The same by id."""
    return {one.id: one for one in listed(reads)}


def typed(reads: Reads) -> dict[str, CustomField]:
    """Those that are no mere texts, by name, for an import."""
    return {one.name: one for one in listed(reads) if one.kind != "text"}


def find(reads: Reads, name: str) -> CustomField:
    """The field of this name. Raises Problem custom.unknown with those there are."""
    known = listed(reads)
    said = name.strip().casefold()
    for one in known:
        if said in (one.name.casefold(), one.key):
            return one
    raise Problem("custom.unknown", field=name, known="、".join(one.name for one in known))
