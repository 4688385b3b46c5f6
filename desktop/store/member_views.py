"""Saved views of the list of members as rows: one's own, and those that the team shares."""

import json

from msgspec.structs import replace

from desktop.models.member_view import SavedView, read
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import placed
from desktop.store.reads import Reads


def listed(reads: Reads) -> list[SavedView]:
    """The operator's own views, then those that others share, each by name, then id.

    A chapter or group that an older view has by its name is the one that is called so.
    """
    rows = reads.rows(
        "SELECT id, name, body, operator, shared FROM saved_view WHERE gone = 0"
        " AND name IS NOT NULL AND body IS NOT NULL AND (operator = ?1 OR shared = 1)"
        " ORDER BY operator <> ?1, name, id",
        (reads.operator,),
    )
    found = []
    for record, name, body, operator, shared in rows:
        query, columns = read(json.loads(body))
        filters = placed.in_filters(reads, query.filters, placed.by_id)
        query = replace(query, filters=filters)
        found.append(SavedView(record, name, query, columns, operator, bool(shared)))
    return found


def find(reads: Reads, word: str) -> SavedView:
    """The view that an id or a name means, one's own first; Problem view.unknown, .ambiguous."""
    known, text = listed(reads), word.strip()
    named = [one for one in known if fold(one.name) == fold(text)]
    found = [one for one in known if one.id.hex() == text.casefold()]
    found = found or [one for one in named if one.operator == reads.operator] or named
    if not found:
        raise Problem("view.unknown", view=text)
    if len(found) > 1:
        raise Problem("view.ambiguous", view=text, count=len(found))
    return found[0]
