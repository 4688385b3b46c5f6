"""The sample community's journeys: the ladder, who brought whom, who left and waits, partners."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.actions import admission, groups, ladder, members, partners, referrals, stays
from desktop.store import groups as stored
from desktop.store import members as roster
from desktop.store.community import Store

# Who is raised to which step on what evidence, by place in the list.
_RAISED = (
    (15, "粉丝", "三个月里带了四位朋友来听共读"),
    (22, "粉丝", "每周都来，帮新人找书"),
    (10, "朋友", "从第一期起一直帮着布置会场"),
)
# Who was brought by whom, how one knows, in which campaign, and what became of it; by place in the
# list and the name that stands there as his inviter.
_BROUGHT = (
    (21, "何以安", "入群时扫的是她的海报", "春季拉新", "confirmed"),
    (31, "孙立国", "一起来听的第一场", "春季拉新", "confirmed"),
    (35, "孙立国", "他自己在表里写的", "", "confirmed"),
    (44, "仇英华", "说是在书店遇到的", "秋季共读", "pending"),
    (52, "叶南枝", "两边说法对不上", "秋季共读", "refused"),
)
# Came so many days ago and left: invented, with phones of ranges with zeros.
_LEFT = (
    ("顾晚舟", "13500000801", "线下书房", 320, "搬去外地，线上时间也凑不上"),
    ("江予白", "13500000802", "朋友圈", 200, "孩子升学，先停一段"),
    ("叶知秋", "13500000803", "朋友圈", 95, "只想团购"),
)
# Want to come into a full group.
_WAIT = (("云起", "13000000911", "线下活动"), ("安歌", "13000000912", "朋友圈"))
_FULL = "电商组"
# Name, kind, benefit, whom to ask, from and to in days from today (None: without end).
_PARTNERS = (
    ("邻里鲜超市", "supermarket", "会员日满 100 减 10 元", "店长", -200, 165),
    ("向阳菜市场 12 号摊", "market", "报读书会名字送一把葱", "摊主", -90, None),
    ("安康大药房", "pharmacy", "非处方药九五折", "值班药师", -120, 245),
    ("城南储蓄所", "bank", "开卡免一年年费", "大堂经理", -300, 65),
    ("半亩茶餐厅", "dining", "共读当晚八八折", "前台", -60, 305),
    ("青苗教育", "education", "亲子阅读课试听一次", "教务", -30, 335),
    ("旧时光咖啡", "dining", "第二杯半价（已到期）", "店长", -400, -35),
)


def fill(store: Store, people: Sequence[bytes], day: date) -> None:
    """A few of each; `people` are members in the order of the list."""
    for place, step, why in _RAISED:
        ladder.move(store, [people[place]], step, why)
    for place, inviter, why, campaign, state in _BROUGHT:
        referrals.add(store, people[place], roster.resolve(store, inviter), why, campaign)
        if state != "pending":
            referrals.decide(store, people[place], state)
    for name, phone, source, ago, why in _LEFT:
        joined = (day - timedelta(days=ago)).isoformat()
        fields = {"name": name, "phone": phone, "source": source, "joined": joined}
        made = members.add(store, fields).result
        assert isinstance(made, bytes)
        stays.leave(store, [made], why)
    _waiting(store)
    for name, category, benefit, contact, since, until in _PARTNERS:
        partners.save(store, None, {
            "name": name, "category": category, "benefit": benefit, "contact": contact,
            "from": (day + timedelta(days=since)).isoformat(),
            "to": (day + timedelta(days=until)).isoformat() if until is not None else "",
        })  # fmt: skip


def _waiting(store: Store) -> None:
    """Two whom the owner agreed to wait for a seat of a group that is full."""
    group = stored.find(store, _FULL)
    groups.edit(store, group.id, {"capacity": group.people})
    admission.set_rule(store, group.id, questions=("卖什么",), needed=1)
    for name, phone, source in _WAIT:
        said = {"name": name, "phone": phone, "source": source}
        made = admission.enter(store, group.id, said, [("卖什么", "手工本子和书签")]).result
        assert isinstance(made, bytes)
        admission.approve(store, made)
