"""The sample community's honours: a title of the month, badges, and grades by points."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.actions import honours
from desktop.actions.honours import Step, Wanted
from desktop.store.community import Store

# The honour, and who holds it, by place in the list of members, with what for.
_HELD: tuple[tuple[Wanted, tuple[tuple[int, str], ...]], ...] = (
    (Wanted("义工徽章", note="带队或帮忙五次以上"), ((4, "晨读带队"), (9, "布置会场"))),
    (Wanted("开卷之友", "title", "year", note="一年里推荐三位朋友"), ((13, "推荐三位朋友"),)),
)
_STAR = Wanted("月度之星", "title", "month", note="每月一位，下个月自动到期")
_STARS = ((5, "本月共读领读四场"), (8, "上月带来两位新朋友"))
_GRADES = (
    ("新芽", 0, ""),
    ("铜卡", 50, "新书预约"),
    ("银卡", 120, "茶点九折"),
    ("金卡", 300, "活动优先报名"),
)


def fill(store: Store, people: Sequence[bytes], day: date) -> None:
    """The star of this month and of the last; `people` in the order of the list."""
    for wanted, some in _HELD:
        made = _made(store, wanted)
        for place, note in some:
            honours.grant(store, made, [people[place]], first=day, note=note)
    star = _made(store, _STAR)
    this = day.replace(day=1)
    before = (this - timedelta(1)).replace(day=1)
    for first, (place, note) in zip((this, before), _STARS, strict=True):
        honours.grant(store, star, [people[place]], first=first, note=note)
    for name, at_least, note in _GRADES:
        honours.save_grade(store, None, Step(name, at_least, note=note))


def _made(store: Store, wanted: Wanted) -> bytes:
    made = honours.save(store, None, wanted).result
    assert isinstance(made, bytes)
    return made
