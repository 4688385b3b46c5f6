"""What a condition asks of a member or an activity, as SQL with fixed column names."""

from collections.abc import Mapping

from desktop.models.calendar import REGISTERED
from desktop.models.condition import SIGNUP
from desktop.store import leavers
from desktop.store.merged import HIS

# `a` is the activity, `mb` the member. A check-in that follows from attendance carries in
# `source` its series (32 hex digits), a slash, and the session's start.
_SERIES = (
    "(SELECT s.{column} FROM series s"
    " WHERE a.occurrence IS NOT NULL AND s.id = unhex(substr(a.source, 1, 32)))"
)
_BORN = "CAST(nullif(substr(mb.birthday, {}), '') AS INTEGER)"
COLUMNS: Mapping[str, str] = {
    "city": "coalesce(mb.city, '')",
    "level": "coalesce(mb.standing, '')",
    "source": "coalesce(mb.source, '')",
    "gender": "coalesce(mb.gender, '')",
    "joined": "nullif(mb.joined, '')",
    "birthday": "nullif(mb.birthday, '')",
    "birth_year": _BORN.format("1, 4"),
    "birth_month": _BORN.format("6, 2"),
    "points": "mb.points",
    "invite": "coalesce(nullif(mb.invite, ''), 'none')",
    "verified": "iif(EXISTS (SELECT 1 FROM verification v"
    f" WHERE v.member IN ({HIS.format('mb.id')}) AND v.gone = 0), 'yes', 'no')",
    "status": leavers.STATUS,
    "terms": leavers.TERMS,
    "chapter": "coalesce((SELECT c.name FROM chapter c"
    " WHERE c.id = mb.chapter AND c.gone = 0), '')",
    "amount": "a.amount",
    "text": "coalesce(a.text, '')",
    "category": "coalesce(a.category, '')",
    "date": "substr(a.local, 1, 10)",
    "time": "substr(a.local, 12, 5)",
    "weekday": "CAST(strftime('%u', a.local) AS INTEGER)",
    "late": "CASE WHEN a.occurrence IS NOT NULL THEN"
    " (unixepoch(a.local) - unixepoch(substr(a.source, 34))) / 60 END",
    "series": f"coalesce({_SERIES.format(column='title')}, '')",
    "session": f"coalesce({_SERIES.format(column='kind')}, '')",
}
# Who registered for an occurrence, as an activity would say it: with a place or waiting for one, as
# long as it is not cancelled. `local` is when the session begins, as it was then, `at` when he
# registered.
SIGNUPS = (
    f"(SELECT id, member, occurrence, '{SIGNUP}' kind, substr(source, 34) local, at, NULL amount,"
    " NULL text, source, NULL category, NULL state, gone FROM registration"
    f" WHERE state = '{REGISTERED}')"
)
# In one of these chapters, by their ids or names.
CHAPTER = (
    "coalesce(mb.chapter IN (SELECT c.id FROM chapter c"
    " WHERE c.gone = 0 AND (c.id IN ({}) OR c.name IN ({}))), 0)"
)
# What depends on the day that is asked about: {} is its placeholder.
OF_DAY: Mapping[str, str] = {
    "age": f"substr({{0}}, 1, 4) - {_BORN.format('1, 4')}"
    " - (substr({0}, 6, 5) < substr(mb.birthday, 6, 5))",
    "joined_days": "CAST(julianday({0}) - julianday(nullif(mb.joined, '')) AS INTEGER)",
}
CUSTOM_VALUE = (
    "coalesce((SELECT x.value FROM member_x x WHERE x.member = mb.id AND x.field = {}), '')"
)
# Who has one of these: looked up for a member (row), or gathered once for a whole list (whole).
SETS: Mapping[str, tuple[str, str]] = {
    "tag": (
        "EXISTS (SELECT 1 FROM member_tag t"
        " WHERE t.member = mb.id AND t.gone = 0 AND t.tag IN ({}))",
        "mb.id IN (SELECT t.member FROM member_tag t WHERE t.gone = 0 AND t.tag IN ({}))",
    ),
    "team": (
        "EXISTS (SELECT 1 FROM member_team mt"
        " JOIN team t ON t.id = mt.team AND t.gone = 0"
        " WHERE mt.member = mb.id AND mt.gone = 0 AND (t.id IN ({}) OR t.name IN ({})))",
        "mb.id IN (SELECT mt.member FROM member_team mt"
        " JOIN team t ON t.id = mt.team AND t.gone = 0"
        " WHERE mt.gone = 0 AND (t.id IN ({}) OR t.name IN ({})))",
    ),
}
