"""Segments: saved conditions that pick members, what is done for them, and what suits them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from desktop.models.condition import Condition, Leaf, Not, Some, attribute, leaves
from desktop.models.names import fold
from desktop.models.problem import Problem

# So many are counted together in one walk over the members.
MOST = 60
NAME_LIMIT = 100
THEMES = 50
# What tells of somebody's health: nothing is offered by it until the owner says so.
_HEALTH = re.compile(
    "健康|医疗|疾病|患者|病人|慢病|糖尿病|高血压|血糖|血脂|心脏病|癌|肿瘤|抑郁|精神科|备孕|怀孕|孕妇|不孕|流产"
    "|更年期|艾滋|肝炎|残疾|减肥|瘦身|保健|养生|康复|糖尿|血压|痛风|中风|哮喘|过敏|失眠|焦虑|自闭|失智|白血病"
    "|甲状腺|透析|体检|药品|医药|中药|西药|用药|服药|处方|医美|health|medical|medicine|disease|patient|diabet"
    "|cancer|depress|anxiety|insomnia|asthma|allerg|pregnan|disab|rehab"
)


class Programme(Struct, frozen=True):
    """Something that is done for a segment."""

    id: bytes
    name: str


class Segment(Struct, frozen=True):
    """A saved condition; `themes` are the product tags it is offered."""

    id: bytes
    name: str
    where: Condition
    themes: tuple[str, ...] = ()
    sensitive: bool = False
    programmes: tuple[Programme, ...] = ()


class Overlap(Struct, frozen=True):
    """How many members two segments share."""

    one: bytes
    other: bytes
    count: int


class Census(Struct, frozen=True):
    """How many members each segment has, and every two that share some, most first.

    Who may not read what a segment asks about is not told its count.
    """

    counts: dict[bytes, int]
    overlaps: tuple[Overlap, ...]


def expanded(
    tree: Condition, segments: Mapping[str, Condition], above: tuple[str, ...] = ()
) -> Condition:
    """The tree with the trees of the segments it names; nobody is in one gone, or `above` it."""
    if isinstance(tree, Not):
        return Not(expanded(tree.part, segments, above))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(expanded(part, segments, above) for part in tree.parts))
    if tree.field != "segment":
        return tree
    named = tree.value if isinstance(tree.value, tuple) else (tree.value,)
    return Some(
        tuple(
            expanded(segments[str(one)], segments, (*above, str(one)))
            for one in named
            if str(one) in segments and str(one) not in above
        )
    )


def require_of_members(tree: Condition) -> None:
    """Raises Problem segment.not_member where a tree asks about a single activity."""
    for leaf in leaves(tree):
        known = attribute(leaf.field)
        if known is None or known.side != "member":
            raise Problem("segment.not_member", field=leaf.field)


def census(segments: Sequence[bytes], masks: Iterable[tuple[int, int]]) -> Census:
    """From (the bits of the segments that hold, how many members) to counts and overlaps."""
    counts = dict.fromkeys(segments, 0)
    shared: dict[tuple[int, int], int] = {}
    for mask, count in masks:
        held = [place for place in range(len(segments)) if mask >> place & 1]
        for n, place in enumerate(held):
            counts[segments[place]] += count
            for other in held[n + 1 :]:
                shared[place, other] = shared.get((place, other), 0) + count
    found = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    pairs = (Overlap(segments[one], segments[other], count) for (one, other), count in found)
    return Census(counts, tuple(pairs))


def is_health(text: str) -> bool:
    """Whether a word tells of somebody's health."""
    return _HEALTH.search(fold(text)) is not None


def is_sensitive(segment: Segment) -> bool:
    """Whether a segment picks people by their health, in its name or in what it asks."""
    asked = (
        str(one)
        for leaf in leaves(segment.where)
        for one in (leaf.value if isinstance(leaf.value, tuple) else (leaf.value,))
    )
    return is_health(segment.name) or any(is_health(one) for one in asked)


def proposed(segments: Iterable[Segment], tags: Iterable[str]) -> list[Segment]:
    """The segments that suit a product with these tags.

    By health nobody is chosen: neither a tag that concerns it counts, nor a segment that asks
    about it, unless the segment is marked so.
    """
    wanted = list(tags)
    return [
        one
        for one in segments
        if (one.sensitive or not is_sensitive(one))
        and any(tag in one.themes for tag in wanted if one.sensitive or not is_health(tag))
    ]


def held_back(segments: Iterable[Segment], tags: Iterable[str]) -> list[Segment]:
    """The segments that name one of these tags and are not proposed, since it is about health."""
    known, wanted = list(segments), list(tags)
    suiting = proposed(known, wanted)
    return [one for one in known if one not in suiting and not set(wanted).isdisjoint(one.themes)]
