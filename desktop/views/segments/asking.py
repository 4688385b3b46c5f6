"""What the screen of segments asks the file, aside, and which list it leads to."""

import json
from collections.abc import Sequence

from desktop.models.condition import Condition, document
from desktop.models.member import Filter
from desktop.models.problem import Problem
from desktop.models.segment import Census, Segment
from desktop.models.tag_rule import TagRule
from desktop.store import segments
from desktop.store.community import Reads
from desktop.views.segments.editor import Draft


def chosen(draft: Draft) -> Filter:
    """The filter that has the list show whom a draft picks."""
    if draft.segment is not None and not draft.changed:
        return Filter("segment", "=", (draft.segment.id.hex(),))
    if draft.rule is not None and not draft.changed:
        return Filter("tag", "=", (draft.rule.tag,))
    return Filter("where", "=", (json.dumps(document(draft.where), ensure_ascii=False),))


def census(
    reads: Reads, known: Sequence[Segment], rules: Sequence[TagRule]
) -> tuple[Census, dict[bytes, int]]:
    """What the list says of every segment and of every rule."""
    return segments.counted(reads, known), {
        one.id: segments.count(reads, one.where) for one in rules
    }


def counted(reads: Reads, where: Condition) -> int:
    """How many a tree picks; -1 where the actor may not read what it asks about."""
    try:
        return segments.count(reads, where)
    except Problem:
        return -1
