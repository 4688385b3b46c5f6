"""What the judge asks of those who keep a view of the list of members."""

from desktop.models.judging import Case


def saved_view(case: Case) -> None:
    """One's own view is kept by whoever may read the list; another's by who may write members."""
    stated = case.stands("operator")
    own = stated == case.author and (case.row is None or case.before("operator") == stated)
    case.need("member.read.basic" if own else "member.write")
