"""What a list shows and how: search, filters, order, columns; and the views that keep it."""

import json
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QSettings

from desktop.models.counting import filled
from desktop.models.member import Filter, MemberQuery
from desktop.views.members.columns import USUAL
from desktop.views.members.words import field_title


class View(Struct, frozen=True):
    """A list by name: its filters, order and columns. What was searched for is never kept."""

    key: str
    name: str
    query: MemberQuery
    columns: tuple[str, ...] = USUAL
    own: bool = False


def ready_views(today: date) -> list[View]:
    """The views that every community has."""
    translate = QCoreApplication.translate
    return [
        View("all", translate("Members", "全部成员"), MemberQuery()),
        View("top", translate("Members", "积分前列"), MemberQuery(sort=(("points", True),))),
        View("new", translate("Members", "最近入会"), MemberQuery(sort=(("joined", True),))),
        View(
            "away",
            translate("Members", "久未到场"),
            MemberQuery(
                filters=(Filter("last_seen", "<", (before(today, 60),)),),
                sort=(("last_seen", False),),
            ),
        ),
    ]


def sample_query(today: date) -> MemberQuery:
    """What the sample opens with: who has most points of those who came lately."""
    lately = Filter("last_seen", ">=", (before(today, 60),))
    return MemberQuery(filters=(lately,), sort=(("points", True),))


def before(today: date, days: int) -> int:
    """The moment (ms UTC, to the day) that many days before today."""
    epoch = date(1970, 1, 1)
    return (today - timedelta(days=days) - epoch).days * 86_400_000


class KeptViews:
    """The operator's own views of one community, kept on this computer."""

    def __init__(self, community: bytes) -> None:
        self._name = f"views/{community.hex()}"

    def load(self) -> list[View]:
        """The own views in the order they were made."""
        text = str(QSettings().value(self._name, "[]"))
        return [_unpacked(one) for one in json.loads(text)]

    def save(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        kept = [one for one in self.load() if one.key != view.key]
        self._write([*kept, view])

    def remove(self, key: str) -> None:
        """Forget a view."""
        self._write([one for one in self.load() if one.key != key])

    def _write(self, views: list[View]) -> None:
        QSettings().setValue(self._name, json.dumps([_packed(one) for one in views]))


def own_view(name: str, query: MemberQuery, columns: tuple[str, ...]) -> View:
    """An own view of what is shown now."""
    return View(f"own.{name}", name, replace(query, search=""), columns, own=True)


def _packed(view: View) -> dict[str, object]:
    filters = [[one.field, one.operator, list(one.values)] for one in view.query.filters]
    return {
        "name": view.name,
        "filters": filters,
        "sort": [list(one) for one in view.query.sort],
        "columns": list(view.columns),
    }


def _unpacked(kept: dict[str, list[list[object]]]) -> View:
    filters = tuple(
        Filter(str(field), operator, tuple(values))  # type: ignore[arg-type]  # written above
        for field, operator, values in kept["filters"]
    )
    sort = tuple((name, falling) for name, falling in kept["sort"])
    query = MemberQuery(filters=filters, sort=sort)  # type: ignore[arg-type]  # written above
    return own_view(str(kept["name"]), query, tuple(str(one) for one in kept["columns"]))


def filter_words(one: Filter, today: date) -> str:
    """A filter as its chip says it: 城市 广州 等 3."""
    translate = QCoreApplication.translate
    title = field_title(one.field)
    if one.operator == "empty":
        return translate("Members", "{field} 未填").format(field=title)
    if one.operator == "filled":
        return translate("Members", "{field} 已填").format(field=title)
    if one.field == "last_seen":
        days = (before(today, 0) - int(one.values[0])) // 86_400_000
        text = (
            translate("Members", "{days} 天内到过场")
            if one.operator == ">="
            else translate("Members", "{days} 天没到场")
        )
        return filled(text, days=days)
    first, more = str(one.values[0]), len(one.values) - 1
    sign = {"=": "", "!=": "≠ ", ">=": "≥ ", "<=": "≤ "}.get(one.operator, f"{one.operator} ")
    if more:
        text = translate("Members", "{field} {value} 等 {count}")
        return text.format(field=title, value=sign + first, count=more + 1)
    return f"{title} {sign}{first}"


def with_filter(query: MemberQuery, one: Filter) -> MemberQuery:
    """The query with this filter; another one of the same field gives way."""
    rest = tuple(kept for kept in query.filters if kept.field != one.field)
    return replace(query, filters=(*rest, one))


def with_value(query: MemberQuery, field: str, value: str) -> MemberQuery:
    """The query with a value of a field added to those wanted, or taken away again."""
    now = next((one for one in query.filters if one.field == field and one.operator == "="), None)
    values = now.values if now else ()
    wanted = tuple(one for one in values if one != value) if value in values else (*values, value)
    if not wanted:
        return without(query, field)
    return with_filter(query, Filter(field, "=", wanted))


def without(query: MemberQuery, field: str) -> MemberQuery:
    """The query without the filters of a field."""
    return replace(query, filters=tuple(one for one in query.filters if one.field != field))
