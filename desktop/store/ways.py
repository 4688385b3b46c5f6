"""By which index a rule comes by the activities that it may count."""

from desktop.models.condition import attribute, leaves
from desktop.models.rule import Rule
from desktop.store.question import Question


def way(question: Question, rule: Rule) -> str:
    """How the activities are come by: an index leads to few of them, a scan to all the faster.

    A row looked up in an encrypted file costs twenty times one that is read in passing: where the
    index holds all that is asked, none is looked up.
    """
    if question.members is not None:
        return "INDEXED BY activity_member"
    within = question.since or _is_in_index(rule)
    return "INDEXED BY activity_time" if within else "NOT INDEXED"


def of_kind(question: Question, kind: str) -> str:
    """The condition that an activity is of a kind.

    Of one kind SQLite expects ten rows and joins them by reading all for each; of a range, many.
    """
    few = question.since or question.members is not None
    return f"a.kind = {kind}" if few else f"a.kind BETWEEN {kind} AND {kind}"


def _is_in_index(rule: Rule) -> bool:
    """Whether `activity_time` holds all of an activity that the rule asks about."""
    asked = {leaf.field for leaf in leaves(rule.where)} if rule.where is not None else set()
    known = ((field, attribute(field)) for field in asked)
    own = {field for field, one in known if one and one.side == "activity"}
    return not rule.in_each and own <= {"amount", "date", "time", "weekday"}
