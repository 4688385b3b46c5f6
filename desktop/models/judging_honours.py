"""What the judge asks of honours: who grants signs it, for members that he may grant them to."""

from collections.abc import Callable
from typing import Final

from desktop.models.judging import Case
from desktop.models.judging_places import named, scopes_of
from desktop.models.op import Kind
from desktop.models.refusal import IDENTITY


def _grant(case: Case) -> None:
    for member in named(case):
        case.need("honour.grant", scopes=scopes_of(case, member))
    made = case.row is None and case.op.kind != Kind.DELETE
    if made and case.stands("operator") != case.author:
        raise case.refuse(IDENTITY)


ASKED: Final[dict[str, Callable[[Case], None]]] = {"honour_grant": _grant}
