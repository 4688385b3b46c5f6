"""Activity summed up by week, kind and member, kept by the file itself, for rules with weeks.

Triggers keep it, so that it follows every way in which an activity can be written. A rule with
weeks and without conditions on the activity reads it instead of the activities.
"""

from collections.abc import Callable
from datetime import date

from desktop.models import period
from desktop.models.condition import sides
from desktop.models.rule import PERIODIC, Measure, Rule, Version
from desktop.store.away import absent, leavers, removed
from desktop.store.conditions import Parameters, compile_condition
from desktop.store.merged import PAIRED
from desktop.store.question import Question

# The Julian day number of a local time's day. Modulo 7 Monday is 0: it holds week and weekday.
JULIAN = "CAST(julianday(substr({row}.local, 1, 10)) + 0.5 AS INTEGER)"
ORDINAL_OF_JULIAN = 1_721_425
_WEEK, _BIT = f"{JULIAN} / 7", f"1 << ({JULIAN} % 7)"
# What another device sends may lack anything; such a row is in no cell.
_LIVE = (
    "{row}.gone = 0 AND coalesce({row}.state, '') <> 'voided' AND {row}.kind IS NOT NULL"
    " AND {row}.member IS NOT NULL AND julianday(substr({row}.local, 1, 10)) IS NOT NULL"
)


def _again(row: str) -> str:
    """Add up anew the cell that this row is or was in."""
    cell = f"kind = {row}.kind AND week = {_WEEK.format(row=row)} AND member = {row}.member"
    return (
        f"DELETE FROM tally WHERE {cell};"
        " INSERT INTO tally (kind, week, member, n, amount, days)"
        f" SELECT a.kind, {_WEEK.format(row='a')}, a.member, count(*),"
        f" coalesce(sum(a.amount), 0), sum(DISTINCT {_BIT.format(row='a')}) FROM activity a"
        f" WHERE a.member = {row}.member AND a.kind = {row}.kind AND {_LIVE.format(row='a')}"
        f" AND {_WEEK.format(row='a')} = {_WEEK.format(row=row)} GROUP BY 1, 2, 3;"
    )


STATEMENTS = (
    """CREATE TABLE tally (
        kind TEXT NOT NULL, week INTEGER NOT NULL, member BLOB NOT NULL, n INTEGER NOT NULL,
        amount INTEGER NOT NULL, days INTEGER NOT NULL,
        PRIMARY KEY (kind, week, member)) STRICT, WITHOUT ROWID""",
    f"""CREATE TRIGGER tally_insert AFTER INSERT ON activity WHEN {_LIVE.format(row="new")} BEGIN
        INSERT INTO tally (kind, week, member, n, amount, days)
        VALUES (new.kind, {_WEEK.format(row="new")}, new.member, 1, coalesce(new.amount, 0),
            {_BIT.format(row="new")})
        ON CONFLICT DO UPDATE SET n = n + 1, amount = amount + excluded.amount,
            days = days | excluded.days;
        END""",
    f"""CREATE TRIGGER tally_update AFTER UPDATE OF member, kind, local, amount, state, gone
        ON activity BEGIN {_again("old")} {_again("new")} END""",
    f"CREATE TRIGGER tally_delete AFTER DELETE ON activity BEGIN {_again('old')} END",
)


def week_number(label: str) -> int:
    """The week of the table that a label like 2026-W09 names."""
    first: date = period.bounds(label)[0]
    return (first.toordinal() + ORDINAL_OF_JULIAN) // 7


def serves(question: Question) -> bool:
    """Whether whole weeks are asked about, and nothing of a single activity."""
    if question.trigger not in PERIODIC or question.pauses:
        return False
    whole = all(
        one.local <= question.until and str(period.bounds(one.label)[0]) >= question.since[:10]
        for one in question.cycles
    )
    return whole and all(_is_weekly(version) for version in question.versions)


def _is_weekly(version: Version) -> bool:
    rule = version.rule
    plain = rule.where is None or "activity" not in sides(rule.where)
    return rule.period == "week" and rule.first is None and rule.last is None and plain


def _longest(days: int) -> int:
    return max(len(run) for run in f"{days:b}".split("0"))


def _of_days(count: Callable[[int], int]) -> str:
    """A digit for each of the 128 sets of weekdays, picked by the set."""
    digits = "".join(str(count(days)) for days in range(128))
    return f"CAST(substr('{digits}', {{days}} + 1, 1) AS INTEGER)"


# The longest run of days within a set of weekdays.
LONGEST = _of_days(_longest).format(days="t.days")
# Of one member, whose rows are one; and of several rows, his own and those of his aliases.
_ALONE: dict[Measure, str] = {
    "count": "t.n",
    "amount": "t.amount",
    "days": _of_days(int.bit_count).format(days="t.days"),
    "streak": LONGEST,
}
_ANY_DAY = " + ".join(f"max(t.days & {1 << day})" for day in range(7))
_MERGED: dict[Measure, str] = {
    "count": "sum(t.n)",
    "amount": "sum(t.amount)",
    "days": _of_days(int.bit_count).format(days=f"({_ANY_DAY})"),
    "streak": _of_days(_longest).format(days=f"({_ANY_DAY})"),
}


def measured(question: Question, version: Version, parameters: Parameters) -> str:
    """One row (m, k, version, measure, n, local, at) per member and week that comes to enough.

    The members who are nobody's alias and never left come as they stand; the few others are
    added up.
    """
    halves = []
    if question.merged is not True:
        # First of all, where it is cheap: most cells come to too little.
        enough, measure = _enough(version.rule, parameters), _ALONE[version.rule.measure]
        # In one set, so that each cell is looked up once.
        there = f"t.member NOT IN ({removed()} UNION {PAIRED} UNION {leavers(question)})"
        shown = f"{measure} measure, t.n"
        who = "tally t", "t.member"
        halves.append(_select(question, version, parameters, who, shown, [enough, there]))
    if question.merged is not False:
        found = " UNION ALL ".join(_apart(question, version, parameters))
        least = parameters.add(version.rule.at_least)
        halves.append(
            f"SELECT m, k, version, {_MERGED[version.rule.measure]} measure, sum(t.n) n, local, at"
            f" FROM ({found}) t GROUP BY m, k HAVING measure >= {least}"
        )
    return " UNION ALL ".join(halves)


def _apart(question: Question, version: Version, parameters: Parameters) -> list[str]:
    """The cells of who was merged, and of who ever left what he did while he was there."""
    who, shown = "coalesce(c.person, t.member)", "t.amount, t.days, t.n"
    there = f"{who} NOT IN ({removed()})"
    family = [f"t.member IN ({PAIRED})", f"t.member NOT IN ({leavers(question)})", there]
    left = f"({_of_leavers(question, parameters)}) t"
    return [
        _select(question, version, parameters, (source, who), shown, wheres)
        for source, wheres in (("tally t", family), (left, [there]))
    ]


def _of_leavers(question: Question, parameters: Parameters) -> str:
    """The cells that would be in the table had those who left done nothing from then on."""
    spans = [period.bounds(one.label) for one in question.cycles]
    first = parameters.add(min((str(one) for one, _ in spans), default=""))
    last = parameters.add(max((str(one) for _, one in spans), default=""))
    # Who had left before and is not back need not be looked up.
    gone = absent("l.member", first, last)
    some = f"SELECT l.member FROM ({leavers(question)}) l WHERE NOT {gone}"
    day = "substr(a.local, 1, 10)"
    return (
        f"SELECT a.kind, {_WEEK.format(row='a')} week, a.member, count(*) n,"
        f" coalesce(sum(a.amount), 0) amount, sum(DISTINCT {_BIT.format(row='a')}) days"
        f" FROM activity a INDEXED BY activity_member WHERE a.member IN ({some})"
        f" AND {day} BETWEEN {first} AND {last} AND {_LIVE.format(row='a')}"
        f" AND NOT {absent('a.member', day, day)} GROUP BY 1, 2, 3"
    )


def _enough(rule: Rule, parameters: Parameters) -> str:
    """Whether a cell alone comes to what the rule asks; of days by a bit for each of their sets."""
    if rule.measure in ("count", "amount"):
        return f"{_ALONE[rule.measure]} >= {parameters.add(rule.at_least)}"
    count = int.bit_count if rule.measure == "days" else _longest
    low, high = (
        sum(1 << days for days in range(64) if count(days + first) >= rule.at_least)
        for first in (0, 64)
    )
    bits = (parameters.add(_signed(half)) for half in (low, high))
    return f"(iif(t.days < 64, {next(bits)} >> t.days, {next(bits)} >> (t.days - 64)) & 1)"


def _signed(bits: int) -> int:
    """64 bits as the whole number that SQLite has for them."""
    return bits - (1 << 64) if bits >> 63 else bits


def _select(
    question: Question,
    version: Version,
    parameters: Parameters,
    of: tuple[str, str],
    shown: str,
    wheres: list[str],
) -> str:
    """The cells that these conditions hold for: whose, what is `shown`, how many.

    `of` is where the cells are, and whose each is.
    """
    rule, kind = version.rule, parameters.add(version.rule.activity)
    source, who = of
    joins = [
        f"FROM cycle cy CROSS JOIN {source}"
        f" ON t.kind = {kind} AND t.week = cy.week AND cy.version = {version.number}"
    ]
    if "c.person" in who:
        joins.append("LEFT JOIN alias c ON c.member = t.member")
    if question.members is not None:
        wheres = ["t.member IN (SELECT id FROM wanted)", *wheres]
    if rule.where is not None:
        joins.append(f"JOIN member mb ON mb.id = {who}")
        now = compile_condition(rule.where, parameters)
        if question.rule is not None:
            joins.append(f"LEFT JOIN past p ON p.m = {who} AND p.k = cy.label")
            kept = compile_condition(rule.where, parameters, kept=True)
            now = f"({now} OR (p.n > 0 AND {kept}))"
        wheres = [*wheres, now]
    return (
        f"SELECT {who} m, cy.label k, {version.number} version, {shown} n, cy.local, cy.at"
        f" {' '.join(joins)} WHERE {' AND '.join(wheres)}"
    )
