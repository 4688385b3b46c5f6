"""The sample community's content plan: what fills the columns, and what members propose."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.actions import content, proposals
from desktop.actions.content import SlotName
from desktop.store import seriesrows
from desktop.store.community import Store

# Column, its hour, so many days from today, title, type, state, who owns it (by place in the
# list), and how many lines of the checklist are ticked.
_FILLED: tuple[tuple[str, str, int, str, str, str, int | None, int], ...] = (
    ("晨读打卡", "07:00:00", 0, "晨读：慢下来的早晨", "voice", "published", 4, 5),
    ("晨读打卡", "07:00:00", 1, "晨读：写给十年后的信", "voice", "scheduled", 11, 4),
    ("晨读打卡", "07:00:00", 2, "晨读：城市里的树", "voice", "approved", 5, 2),
    ("晨读打卡", "07:00:00", 3, "晨读：旧地图", "voice", "draft", None, 0),
    ("财经短文", "12:00:00", 2, "年底看账：三个信封", "article", "draft", 5, 2),
    ("书单长图发布", "14:00:00", 3, "十二月书单长图", "article", "scheduled", 8, 4),
)
_TEXT = (
    "三个信封：一个放必须花的，一个放可以等的，一个放想要的。月底看看哪个信封先空。\n"
    "今晚八点在群里说说你家的三个信封。"
)
# What goes out where, and who steps in.
_COLUMNS = (("晨读打卡", "微信群语音", 9), ("财经短文", "公众号", 13))
# Who proposes what, in how many days, where, and what became of it.
_PROPOSED = (
    (21, "周末美食会", 20, "11:30:00", "半亩茶餐厅", "approved"),
    (31, "旧书交换会", 16, "15:00:00", "广州书房", ""),
    (44, "通宵电影马拉松", 13, "22:00:00", "线上", "第二天有早读，先不排通宵的"),
)


def fill(store: Store, people: Sequence[bytes], day: date) -> None:
    """A few of each; `people` are members in the order of the list."""
    for title, channel, backup in _COLUMNS:
        series = seriesrows.named(store, title)
        content.set_column(store, series, channel=channel, backup=people[backup])
    for column, hour, ahead, title, kind, state, owner, ticked in _FILLED:
        start = f"{day + timedelta(days=ahead)}T{hour}"
        slot = SlotName(seriesrows.named(store, column), start)
        fields: dict[str, object] = {"title": title, "type": kind}
        if owner is not None:
            fields["owner"] = people[owner]
        _fill(store, slot, fields, state, ticked)
    alone = {"title": "共读营一分钟预告", "type": "video", "owner": people[11]}
    content.add(store, {**alone, "planned_at": f"{day + timedelta(days=5)}T18:00:00"})
    for who, title, ahead, hour, place, became in _PROPOSED:
        start = f"{day + timedelta(days=ahead)}T{hour}"
        wish = proposals.propose(store, people[who], title, start, minutes=120, place=place).result
        assert isinstance(wish, bytes)
        if became == "approved":
            proposals.approve(store, wish)
        elif became:
            proposals.decline(store, wish, became)


def _fill(store: Store, slot: SlotName, fields: dict[str, object], state: str, ticked: int) -> None:
    """One item in its slot, as far as it is."""
    if fields["type"] == "article":
        fields["text"] = _TEXT
    made = content.add(store, fields, slot).result
    assert isinstance(made, bytes)
    content.advance(store, made, state, slot.original)
    for line in range(1, ticked + 1):
        content.tick(store, made, str(line))
