"""What the operator may do with what the calendar shows."""

from msgspec import Struct

from desktop.actions import calendar as acting
from desktop.actions.attendance import may_check_in
from desktop.models.calendar import Occurrence
from desktop.models.permission import Actor


class May(Struct, frozen=True):
    """What the operator may do with the occurrence at hand."""

    write: bool
    add: bool
    attend: bool


def may_of(actor: Actor, one: Occurrence | None) -> May:
    """What an actor may do on a day, with this occurrence on it or none; a preview nothing."""
    if actor.preview:
        return May(False, False, False)
    add = actor.allows("calendar.write")
    if one is None:
        return May(False, add, False)
    return May(acting.may_write(actor, one), add, may_check_in(actor, one))
