"""Who may say that a member completed a module: who may say who came, there or to the class."""

from collections.abc import Callable
from typing import Final

from desktop.models.judging import Case
from desktop.models.judging_places import own, scopes_of
from desktop.models.op import Kind
from desktop.models.refusal import IDENTITY


def _completion(case: Case) -> None:
    """Whoever says it signs it; who leads the occurrence of this module's series may say it."""
    if case.op.kind != Kind.DELETE and case.stands("operator") != case.author:
        raise case.refuse(IDENTITY)
    _may(case, _taught(case, case.stands("module")))


def _certificate(case: Case) -> None:
    """It follows from what was completed, and is said by whoever said so."""
    last = case.known_row("module", case.stands("module"))
    of_it = last is not None and last.clear.get("course") == case.stands("course")
    _may(case, of_it and _taught(case, case.stands("module")))


def _may(case: Case, taught: bool) -> None:
    cases = own(case, case.stands("occurrence")) if taught else ()
    scopes = scopes_of(case, case.stands("member"))
    case.need("attendance.write", *cases, scopes=scopes)


def _taught(case: Case, module: object) -> bool:
    """Whether the occurrence that it rests on is one of the series that teaches the module."""
    row = case.known_row("module", module)
    held = case.known_row("occurrence", case.stands("occurrence"))
    return bool(row and held and row.clear.get("series") == held.clear.get("series"))


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "completion": _completion,
    "certificate": _certificate,
}
