"""The sample community's applications, and what its members did together."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.actions import admission, cooperation, service
from desktop.store.community import Store

_QUESTIONS = ("为什么想来读书会", "最近读完的一本书")
_CONDITION = "交过一篇读书笔记"
# Name, phone, source, answers: invented, of ranges with zeros.
_ASKED = (
    ("小满", "13000000901", "朋友圈", ("想找人一起早起读书", "《活着》")),
    ("阿澈", "13000000902", "线下活动", ("朋友说这里的人靠谱", "《乡土中国》")),
    ("禾苗", "13000000903", "朋友圈", ("想认识做设计的朋友", "《小王子》")),
    ("南风", "13000000904", "公众号", ("看看有没有团购", "")),
)
# Who, with whom, how many days ago, the value in fen, what it was; by place in the list.
_DONE = (
    (3, 17, 0, 128_000, "给读书会印了 200 张书签"),
    (5, 22, 1, 0, "一起办了周末共读"),
    (8, 31, 3, 560_000, "给新店做了招牌"),
    (11, 40, 4, 36_000, "换了一批二手书"),
)
# Featured so often this month, by place in the list; the community agreed on three times.
_FEATURED = {3: 4, 8: 2}
_LIMIT = 3
# Who of the team did what for how long, how many days ago; by place in the list.
_SERVED = (
    (4, 1, 90, "主持周末共读"),
    (11, 2, 60, "主持晨读"),
    (7, 3, 45, "整理报名表"),
    (1, 5, 120, "审核新成员"),
    (4, 8, 90, "主持周末共读"),
)


def fill(store: Store, people: Sequence[bytes], day: date) -> None:
    """Two have to agree; one applicant has one approval, another was turned down."""
    cooperation.set_limits(store, exposures=_LIMIT)
    admission.set_rule(
        store, store.community, questions=_QUESTIONS, conditions=[_CONDITION], needed=2
    )
    made = [_asked(store, *one) for one in _ASKED]
    admission.approve(store, made[0], [_CONDITION])
    admission.reject(store, made[-1], "只想团购，没有读书的打算")
    # What was done cannot be told of a day to come.
    day = min(day, store.today())
    for place, ago, minutes, what in _SERVED:
        service.log(store, people[place], minutes, what=what, day=day - timedelta(days=ago))
    for one, other, ago, value, note in _DONE:
        on = day - timedelta(days=ago)
        cooperation.add(store, people[one], people[other], day=on, value=value, note=note)
    for place, times in _FEATURED.items():
        for _ in range(times):
            cooperation.feature(store, people[place], day=day, note="晨读分享")


def _asked(store: Store, name: str, phone: str, source: str, said: Sequence[str]) -> bytes:
    fields = {"name": name, "phone": phone, "source": source}
    answers = [(ask, one) for ask, one in zip(_QUESTIONS, said, strict=True) if one]
    made = admission.enter(store, store.community, fields, answers).result
    assert isinstance(made, bytes)
    return made
