"""The lines of the list of segments and of rules of tags, and what is photographed of them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.condition import Every, Leaf, Not, Some
from desktop.models.segment import Census, Segment
from desktop.models.tag_rule import TagRule
from desktop.views.parts.lines import Line
from desktop.views.parts.shell import Shot
from desktop.views.parts.text import listed
from desktop.views.segments.editor import Draft, stored_draft

if TYPE_CHECKING:
    from desktop.views.segments.page import SegmentsPage


def of_segments(known: Sequence[Segment], census: Census) -> list[Line]:
    """Each segment with what is done for it and how many it has."""
    none_yet = QCoreApplication.translate("SegmentsPage", "还没有方案")
    return [
        Line(
            one.id,
            one.name,
            listed(done.name for done in one.programmes) or none_yet,
            "accent" if one.programmes else "warn",
            _figure(census.counts, one.id),
        )
        for one in known
    ]


def draft(key: bytes | None, known: Sequence[Segment], rules: Sequence[TagRule]) -> Draft:
    """What is stored under an id, an empty one for none."""
    segment = next((one for one in known if one.id == key), None)
    return stored_draft(segment, next((one for one in rules if one.id == key), None))


def of_rules(rules: Sequence[TagRule], tagged: Mapping[bytes, int]) -> list[Line]:
    """The rules of tags under a heading of their own; nothing without any."""
    if not rules:
        return []
    translate = QCoreApplication.translate
    by_rule = translate("SegmentsPage", "自动标签")
    return [
        Line(None, translate("SegmentsPage", "标签规则")),
        *(Line(one.id, one.tag, by_rule, "violet", _figure(tagged, one.id)) for one in rules),
    ]


def _figure(counts: Mapping[bytes, int], key: bytes) -> str:
    return f"{counts[key]:,}" if key in counts else ""


def _write(page: "SegmentsPage", draft: Draft) -> None:
    page.form.edited.emit(draft)


def shots(page: "SegmentsPage", rules: Sequence[TagRule]) -> list[Shot]:
    """A rule of a tag, a segment that is begun, and conditions inside each other."""
    families = Some((Leaf("child_age", "<=", 8), Leaf("birthday_days", "<=", 30)))
    absent = Not(Some((Leaf("invite", "=", "joined"), Leaf("count.checkin.90", ">=", 3))))
    nested = Draft(None, "周末亲子", Every((Leaf("city", "=", "广州"), families, absent)))
    return [
        *(Shot("rule", partial(page.list.choose, one.id)) for one in rules[:1]),
        Shot("new", page.start),
        Shot("nested", partial(_write, page, nested)),
    ]
