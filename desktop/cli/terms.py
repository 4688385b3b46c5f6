"""How a terminal says where an occurrence is held, for how many, and for whom."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.models.condition import Condition, Leaf
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store.community import Store

_EVERYBODY = ("everybody", "所有人", "")
_TAGS = ("tag", "标签")


def take_terms(parser: ArgumentParser) -> None:
    """Let a command say the capacity and the condition."""
    parser.add_argument(
        "--capacity", type=int, metavar="N", help="how many may register; 0 any number, -1 nobody"
    )
    parser.add_argument(
        "--eligible",
        metavar="CONDITION",
        help="tag=WORD, FIELD=VALUE, a segment, a file with a condition, or everybody",
    )


def terms_of(store: Store, given: Namespace) -> dict[str, object]:
    """The terms that were given. Raises Problem registration.eligible_unreadable."""
    from desktop.actions import eligibility

    found: dict[str, object] = {}
    if given.capacity is not None:
        found["capacity"] = given.capacity
    if given.eligible is not None:
        found["eligible"] = eligibility.text(_tree(store, given.eligible.strip()))
    return found


def venue_of(store: Store, word: str) -> bytes | None:
    """The venue that was named, None for none. Raises Problem venue.unknown."""
    from desktop.store import venues

    return venues.resolve(store, word) if word else None


def _tree(store: Store, word: str) -> Condition | None:
    from desktop.cli.segments import tree_in
    from desktop.store import members, segments

    if word in _EVERYBODY:
        return None
    name, equals, value = word.partition("=")
    if equals and name.strip() in _TAGS:
        return Leaf("tag", "has", value.strip())
    own = {called: key for key, called in members.custom_fields(store)}
    if equals and name.strip() in own:
        return Leaf(f"{CUSTOM}{own[name.strip()].hex()}", "=", value.strip())
    if word in {each.name for each in segments.listed(store)}:
        return Leaf("segment", "in", (segments.find(store, word).id.hex(),))
    if Path(word).is_file():
        return tree_in(store, Path(word))
    raise Problem("registration.eligible_unreadable", word=word)
