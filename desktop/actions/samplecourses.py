"""The sample community's courses and venues: who is how far, and what is taught where."""

from collections.abc import Sequence

from desktop.actions import courses, venues
from desktop.store import courses as learned
from desktop.store.community import Store

_COURSE, _NOTE = "社群主理人入门", "三节课，线下上课，完成后发证书"
_MODULES = ("认识社群", "带好一场活动", "写一份月报")
# Who completed each module, by place in the list of members: the last has the certificate.
_COMPLETED = ((4, 5, 8, 9, 11, 13, 17, 21), (4, 5, 9, 11, 13), (5,))
# Name, city, address, how many it holds, and what it offers for how many.
_VENUES: tuple[tuple[str, str, str, int, tuple[tuple[str, str], ...]], ...] = (
    ("半亩茶餐厅", "广州", "文昌路 18 号二楼", 40, (("美食会", ""), ("茶席", "12"))),
    ("广州书房", "广州", "东湖里 6 号", 30, (("共读", ""), ("讲座", "24"))),
    ("听雨烘焙工坊", "深圳", "梅园街 3 号", 24, (("烘焙课堂", "12"), ("亲子体验", "16"))),
)


def fill(store: Store, people: Sequence[bytes]) -> None:
    """One course of three modules and three venues; `people` in the order of the list."""
    course = courses.save(store, None, _COURSE, _NOTE).result
    assert isinstance(course, bytes)
    courses.add_modules(store, course, _MODULES)
    for one, places in zip(learned.modules(store, course), _COMPLETED, strict=True):
        courses.complete(store, one.id, [people[place] for place in places])
    for name, city, address, holds, offered in _VENUES:
        fields = {"name": name, "city": city, "address": address, "capacity": str(holds)}
        venue = venues.save(store, None, fields).result
        assert isinstance(venue, bytes)
        for module, most in offered:
            venues.offer(store, venue, module, most)
