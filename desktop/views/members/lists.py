"""What a list shows and how: search, filters, order, columns; and the views that keep it."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from desktop.models.condition import parse
from desktop.models.condition_words import condition_words
from desktop.models.counting import filled
from desktop.models.customfield import CustomField, spoken
from desktop.models.labels import word
from desktop.models.member import Filter, MemberQuery, is_key
from desktop.models.member_view import SavedView
from desktop.store import asof, member_views, placed
from desktop.store.community import Reads
from desktop.views.members import own_filters, people_filters
from desktop.views.members.columns import USUAL
from desktop.views.members.words import field_title
from desktop.views.parts.text import listed
from desktop.views.theme.palette import look

_NO_NAMES: Mapping[str, str] = {}
_NO_FIELDS: Mapping[str, CustomField] = {}


class View(Struct, frozen=True):
    """A list by name: its search, filters, order and columns; `kept` is the stored one."""

    key: str
    name: str
    query: MemberQuery
    columns: tuple[str, ...] = USUAL
    own: bool = False
    kept: SavedView | None = None


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


def kept_views(reads: Reads) -> list[View]:
    """The own views, then those that others share with the team."""
    return [shown_view(one, reads.operator) for one in member_views.listed(reads)]


def shown_view(kept: SavedView, operator: bytes) -> View:
    """A stored view as the list shows it; the name always has a column."""
    columns = kept.columns or USUAL
    return View(kept.id.hex(), kept.name, kept.query, columns, kept.operator == operator, kept)


def filter_words(
    one: Filter,
    today: date,
    names: Mapping[str, str] = _NO_NAMES,
    own: Mapping[str, CustomField] = _NO_FIELDS,
) -> str:
    """A filter as its chip says it: 城市 广州 等 3; `names` of what is named by its id.

    `own` are the community's own fields, by their `x.` names.
    """
    translate = QCoreApplication.translate
    if one.field == "where":
        trees = [parse(json.loads(str(text))) for text in one.values]
        return listed(
            [
                condition_words(spoken(tree, own, look().language), look().language, names)
                for tree in trees
            ]
        )
    if one.field == "segment":
        gone = translate("Members", "已删的人群")
        shown = listed([names.get(str(value), gone) for value in one.values])
        return f"{'≠ ' if one.operator == '!=' else ''}{shown}"
    if told := people_filters.told(one) or own_filters.told(one, own):
        return told
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
    first = word(first) if one.field == "level" else first
    first = names.get(first, first) if one.field in placed.TABLES else first
    sign = {"=": "", "!=": "≠ ", ">=": "≥ ", "<=": "≤ "}.get(one.operator, f"{one.operator} ")
    if more:
        text = translate("Members", "{field} {value} 等 {count}")
        return text.format(field=title, value=sign + first, count=more + 1)
    return f"{title} {sign}{first}"


def fitting(query: MemberQuery) -> MemberQuery:
    """The query as far as a list of its day can answer it: a past one knows fewer filters."""
    if not query.as_of:
        return query
    known = tuple(one for one in query.filters if asof.answers(one))
    return replace(
        query, filters=known, sort=tuple(one for one in query.sort if not is_key(one[0]))
    )


def without_answer(query: MemberQuery) -> tuple[Filter, ...]:
    """The filters that a list of its day cannot answer."""
    return tuple(one for one in query.filters if query.as_of and not asof.answers(one))


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
