"""Only one person's sessions or those of one place, for the commands that show the calendar."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from desktop.cli.terms import venue_of
from desktop.models.calendar import Occurrence
from desktop.models.occurrences import at_place, named
from desktop.store import members
from desktop.store.community import Store


def take_narrowing(parser: ArgumentParser) -> None:
    """Add whose and where."""
    parser.add_argument("--host", metavar="MEMBER", help="only what this member hosts or teaches")
    parser.add_argument("--place", help="only what is at a place of that name, or part of it")
    parser.add_argument("--venue", metavar="NAME", help="only what is at this venue")


def narrowed(store: Store, found: Sequence[Occurrence], given: Namespace) -> list[Occurrence]:
    """Only those of the host and at the place that were named, if any were."""
    some = list(found)
    if given.host:
        who = (members.resolve(store, given.host),)
        some = [one for one in some if named(one, who)]
    if given.place:
        some = [one for one in some if at_place(one, given.place)]
    if given.venue:
        venue = venue_of(store, given.venue)
        some = [one for one in some if one.venue == venue]
    return some


def said(store: Store, given: Namespace) -> tuple[str, str]:
    """Whose and where, as a paper's head says it."""
    who = members.called(store, members.resolve(store, given.host)) if given.host else None
    return (who[0] if who else ""), given.venue or given.place or ""
