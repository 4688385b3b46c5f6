"""Any rule and any small community, for properties of what rules come to."""

from datetime import date, timedelta

from hypothesis import strategies as st

from desktop.models import period
from desktop.models.condition import Condition, Every, Leaf, Not, Some
from desktop.models.rule import Cap, Rule, Share, Step, Version
from desktop.models.rulebook import Pause
from tests.store.rewards_reference import Deed, Person, World

ZONE = "Asia/Shanghai"
FIRST = date(2026, 2, 20)
KINDS = ("order", "order", "order", "checkin")
# One within another, one that begins in it and ends later, and one of a day.
NAMED = (
    "2026-02-21/2026-02-24",
    "2026-02-22/2026-02-22",
    "2026-02-23/2026-03-01",
    "2026-03-09/2026-03-09",
)
TRIGGERS = ("each", "once", "steps", "invite", "period", "rank")


def ms(local: str) -> int:
    """A local moment in the zone of these worlds."""
    return period.instant(local, ZONE)


caps = st.lists(
    st.builds(
        Cap,
        st.sampled_from(["day", "week", "month", "year", "lifetime"]),
        st.integers(0, 60),
    ),
    max_size=3,
    unique_by=lambda cap: cap.per,
).map(tuple)
caps_of = caps | st.tuples(st.builds(Cap, st.just("cycle"), st.integers(0, 60)))
leaves = st.one_of(
    st.builds(Leaf, st.just("city"), st.sampled_from(["=", "!=", "contains"]), st.just("广")),
    st.builds(Leaf, st.just("city"), st.just("in"), st.just(("广", "深"))),
    st.builds(Leaf, st.just("joined"), st.sampled_from(["<", ">="]), st.just("2026-03-01")),
    st.builds(Leaf, st.just("tag"), st.just("has"), st.sampled_from(["甲", "乙"])),
    st.builds(Leaf, st.just("tag"), st.just("in"), st.just(("甲", "乙"))),
    st.builds(Leaf, st.just("amount"), st.sampled_from(["=", "!=", "<", ">="]), st.integers(-1, 5)),
    st.builds(Leaf, st.just("weekday"), st.just("in"), st.just((1, 2, 7))),
    st.builds(Leaf, st.just("time"), st.sampled_from(["<", ">"]), st.just("12:00")),
    st.builds(Leaf, st.just("date"), st.sampled_from(["=", "<="]), st.just("2026-03-01")),
)
wheres: st.SearchStrategy[Condition | None] = st.none() | st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=4,
)
steps = st.lists(
    st.builds(Step, st.integers(1, 6), st.integers(1, 30)),
    min_size=1,
    max_size=3,
    unique_by=lambda step: step.at_least,
).map(tuple)
# Mostly open, so that most rules find something to reward.
windows = st.sampled_from([None, None, None, FIRST + timedelta(9)])


@st.composite
def rule_versions(draw: st.DrawFn, given_trigger: str = "") -> list[Version]:
    trigger = given_trigger or draw(st.sampled_from(TRIGGERS))
    span = draw(st.sampled_from(["week", "month", "year"])) if trigger[0] in "pr" else None
    # What a cap of a rule for each time counts in may be another in each version.
    spans = st.sampled_from([None, "week", "month", "custom"] if trigger == "each" else [span])
    published = sorted(draw(st.lists(st.integers(0, 20), min_size=1, max_size=3, unique=True)))
    return [
        Version(i, draw(_bodies(trigger, draw(spans))), ms(f"{FIRST + timedelta(days)}T12:00:00"))
        for i, days in enumerate(published, 1)
    ]


def _bodies(trigger: str, span: str | None) -> st.SearchStrategy[Rule]:
    points: st.SearchStrategy[object] = st.integers(1, 30)
    if trigger in ("each", "period"):
        points |= st.builds(Share, st.integers(1, 3), st.integers(1, 4))
    if trigger == "rank":
        points = st.lists(st.integers(0, 50), min_size=1, max_size=3).map(tuple)
    if trigger == "invite":
        points = st.lists(st.integers(1, 30), min_size=1, max_size=2).map(tuple)
    if trigger == "steps":
        points = st.just(0)
    return st.builds(
        Rule,
        name=st.just("x"),
        trigger=st.just(trigger),
        activity=st.sampled_from(["order", "order", "order", "checkin"]),
        points=points,
        caps=caps_of if span else caps,
        period=st.just(span),
        measure=st.just("count")
        if trigger == "each"
        else st.sampled_from(["count", "amount", "days", "streak"]),
        at_least=st.just(1) if trigger == "each" else st.integers(1, 4),
        first=windows,
        last=windows,
        where=wheres,
        in_each=st.sampled_from(["", "category"]) if trigger == "once" else st.just(""),
        steps=steps if trigger == "steps" else st.just(()),
        budget=st.none() | st.none() | st.integers(1, 120),
    )


people = st.builds(
    Person,
    st.integers(1, 4).map(lambda n: bytes([n] * 16)),
    city=st.sampled_from(["广", "深", "广州", ""]),
    joined=st.sampled_from(["", "2026-02-01", "2026-03-01"]),
    tags=st.frozensets(st.sampled_from(["甲", "乙"])),
)


def _pause(begin: int, length: int) -> Pause:
    """From noon of a day on, for so many days; for good where there are none."""
    first = ms(f"{FIRST + timedelta(begin)}T12:00:00")
    return Pause(first, first + length * 86_400_000 if length else None)


# Mostly none, so that most rules find something to reward.
pauses = st.just(()) | st.lists(
    st.builds(_pause, st.integers(0, 12), st.integers(0, 4)), max_size=2
).map(tuple)


# Who left for good, who came back, and who left again after that.
terms = st.sampled_from(
    [
        (("2026-02-22", None),),
        (("2026-02-21", "2026-02-24"),),
        (("2026-02-20", "2026-02-28"), ("2026-03-01", None)),
        (("2026-02-20", "2026-02-21"), ("2026-02-22", "2026-03-01")),
    ]
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    found = draw(st.lists(people, min_size=1, max_size=4, unique_by=lambda one: one.id))
    deeds = []
    for i in range(draw(st.integers(0, 16))):
        day = FIRST + timedelta(draw(st.sampled_from([0, 1, 2, 3, 4, 8, 9, 10, 17])))
        local = f"{day}T{draw(st.sampled_from(['08:00:00', '20:30:00']))}"
        deeds.append(
            Deed(
                bytes([draw(st.integers(0, 255)), i] * 8),
                draw(st.sampled_from(found)).id,
                draw(st.sampled_from(KINDS)),
                local,
                ms(local),
                draw(st.none() | st.integers(-1, 5)),
                category=draw(st.sampled_from(["", "读书", "运动"])),
            )
        )
    # Anybody may have brought anybody, himself and in circles too.
    ids = st.sampled_from([one.id for one in found])
    brought = draw(st.dictionaries(ids, ids))
    left = draw(st.dictionaries(ids, terms, max_size=2))
    return World(
        {one.id: one for one in found},
        deeds,
        brought=brought,
        pauses=draw(pauses),
        named=draw(st.sampled_from([(), NAMED[:1], NAMED])),
        left=left,
    )
