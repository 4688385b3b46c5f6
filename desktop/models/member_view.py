"""Views of the list of members: filters, order, search and columns under a name."""

from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct

from desktop.models.member import SORTS, Filter, MemberQuery, Operator, is_key

NAME_LIMIT = 100


class SavedView(Struct, frozen=True):
    """A view as stored; `shared` with everybody who works here, else its operator's alone."""

    id: bytes
    name: str
    query: MemberQuery
    columns: tuple[str, ...]
    operator: bytes
    shared: bool


def document(query: MemberQuery, columns: tuple[str, ...]) -> dict[str, object]:
    """A view's contents as JSON-able data, the way `read` takes them."""
    return {
        "search": query.search,
        "filters": [[one.field, one.operator, list(one.values)] for one in query.filters],
        "sort": [list(one) for one in query.sort],
        "columns": list(columns),
    }


def read(kept: Mapping[str, Any]) -> tuple[MemberQuery, tuple[str, ...]]:
    """What a view lists and shows; what this release does not know of it is left out."""
    filters = tuple(
        Filter(str(field), operator, tuple(values))
        for field, operator, values in kept.get("filters", ())
        if operator in get_args(Operator)
    )
    sort = tuple(
        (str(name), bool(falling))
        for name, falling in kept.get("sort", ())
        if name in SORTS or is_key(str(name))
    )
    query = MemberQuery(str(kept.get("search", "")), filters, sort)
    return query, tuple(str(one) for one in kept.get("columns", ()))
