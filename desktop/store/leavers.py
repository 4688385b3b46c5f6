"""Who left the community and did not come back: as SQL, and which lists tell of them."""

from desktop.models.condition import Condition, leaves
from desktop.models.member import MemberQuery
from desktop.store.merged import HIS, LED
from desktop.store.reads import Reads

# Not who was removed by mistake or merged into another: who ended a stay.
_LEFT = (
    "({0}.gone = 1 AND {0}.id IN (SELECT s.member FROM stay s JOIN community o ON o.id = s.place"
    ' WHERE s.gone = 0 AND s."to" IS NOT NULL)'
    f" AND {{0}}.id NOT IN ({LED}))"
)
_BASE = "{0}.gone = 0"
STATUS = "iif(mb.gone = 0, 'here', 'left')"
# How many times he was in: whoever nothing was noted of once.
TERMS = (
    "coalesce((SELECT max(s.term) FROM stay s JOIN community o ON o.id = s.place"
    f" WHERE s.gone = 0 AND s.member IN ({HIS.format('mb.id')})), 1)"
)


def asks(tree: Condition) -> bool:
    """Whether a tree without segments asks of everybody, here or gone."""
    return any(leaf.field == "status" for leaf in leaves(tree))


def base(tree: Condition, who: str = "member") -> str:
    """Of whom a tree without segments is asked: of members, and where it says so of who left."""
    return among(who, wide=asks(tree))


def among(who: str = "member", *, wide: bool) -> str:
    """Members as SQL on a row `who`; `wide`: and those who left."""
    here = _BASE.format(who)
    return f"({here} OR {_LEFT.format(who)})" if wide else here


def wide(reads: Reads, query: MemberQuery) -> bool:
    """Whether a list may hold people who left."""
    for item in query.filters:
        if item.field == "status" and "left" in item.values:
            return True
        if item.field in ("segment", "where"):
            # A start asks for no segment.
            from desktop.store import segments

            if asks(segments.plain(reads, segments.asked(reads, item))):
                return True
    return False
