"""Items of the content plan: types with their checklists, states, slots, and what is missing."""

from datetime import date
from typing import Literal

from msgspec import Struct

from desktop.models.calendar import Occurrence
from desktop.models.people import Words

# What fills the slots of these kinds of series is content.
COLUMNS = ("content", "column")
# A gap is looked for so many days ahead, today included.
AHEAD = 14
MOST_TITLE, MOST_CONTENT = 200, 20_000
# What came of an item is looked for within so many days, that of publication included.
WITHIN = 7

TYPES: Words = {
    "voice": ("语音", "Voice"),
    "article": ("文章", "Article"),
    "video": ("视频", "Video"),
    "online": ("线上活动", "Online event"),
    "offline": ("线下活动", "Live event"),
}
STATES: Words = {
    "idea": ("选题", "Idea"),
    "draft": ("草稿", "Draft"),
    "approved": ("已定", "Approved"),
    "scheduled": ("已排", "Scheduled"),
    "published": ("已发布", "Published"),
}
# The checklist that an item of a type opens with.
CHECKLISTS: dict[str, Words] = {
    "voice": {
        "outline": ("写好提纲", "Outline written"),
        "speaker": ("约好分享人", "Speaker confirmed"),
        "notice": ("群里发预告", "Notice posted in the group"),
        "record": ("开好录音", "Recording on"),
        "transcript": ("整理文字稿", "Transcript tidied"),
    },
    "article": {
        "draft": ("写好初稿", "First draft written"),
        "review": ("另一人校对", "Read by somebody else"),
        "title": ("定标题和摘要", "Title and summary set"),
        "picture": ("配好封面图", "Cover picture chosen"),
        "preview": ("手机上预览", "Previewed on a phone"),
    },
    "video": {
        "script": ("写好脚本", "Script written"),
        "shoot": ("拍完素材", "Footage shot"),
        "cut": ("剪辑完成", "Cut"),
        "subtitles": ("加好字幕", "Subtitles added"),
        "cover": ("做好封面", "Cover made"),
        "upload": ("上传并试看", "Uploaded and watched"),
    },
    "online": {
        "speaker": ("约好嘉宾", "Guest confirmed"),
        "poster": ("做好海报", "Poster made"),
        "room": ("试过直播间", "Room tested"),
        "remind": ("开播前提醒", "Reminder sent"),
        "recap": ("发回顾", "Recap posted"),
    },
    "offline": {
        "venue": ("订好场地", "Venue booked"),
        "poster": ("做好海报", "Poster made"),
        "registration": ("开放报名", "Registration open"),
        "material": ("备好物料", "Material ready"),
        "door": ("安排签到", "Check-in arranged"),
        "photos": ("整理照片和回顾", "Photos and recap"),
    },
}

Missing = Literal["item", "owner"]


class Item(Struct, frozen=True):
    """One item. Times are local "YYYY-MM-DDTHH:MM:SS", a date or ""; `planned_at` is the slot's
    where it has none of its own. `owner` is who stands in for it: its own, else the slot's host.
    """

    id: bytes
    series: bytes | None
    original: str
    type: str
    state: str
    planned_at: str
    scheduled_at: str
    published_at: str
    channel: str
    owner: bytes | None
    owner_name: str
    backup: bytes | None
    backup_name: str
    title: str
    url: str
    text: str
    column: str = ""
    # Of the checklist: how many are done, of how many.
    ticked: int = 0
    lines: int = 0


class Check(Struct, frozen=True):
    """One line of a checklist; `text` is "" for one that its type brings."""

    step: str
    done: bool
    text: str = ""

    def words(self, kind: str) -> tuple[str, str]:
        """What it says, in Chinese and English, on an item of this type."""
        said = self.text or self.step
        return CHECKLISTS.get(kind, {}).get(self.step, (said, said))


class Column(Struct, frozen=True):
    """What a series says of the items that fill its slots."""

    series: bytes
    channel: str = ""
    backup: bytes | None = None
    backup_name: str = ""


class Slot(Struct, frozen=True):
    """One occurrence of a column with the items that fill it, or one item that fills none."""

    day: date
    occurrence: Occurrence | None
    items: tuple[Item, ...]
    owner: bytes | None
    owner_name: str
    backup: bytes | None
    backup_name: str
    channel: str = ""

    @property
    def title(self) -> str:
        """What the column is called, or the item."""
        return self.occurrence.title if self.occurrence else self.items[0].title

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the slot lacks: an item, somebody who owns it."""
        item: tuple[Missing, ...] = () if self.items else ("item",)
        owned = all(one.owner for one in self.items) if self.items else bool(self.owner)
        return item if owned else (*item, "owner")


def checklist(kind: str, told: list[Check]) -> list[Check]:
    """The lines of an item of a type: those of the type, then its own, with what is ticked."""
    known = {one.step: one for one in told}
    preset = [known.get(step, Check(step, False)) for step in CHECKLISTS.get(kind, {})]
    steps = {one.step for one in preset}
    own = [one for one in told if one.text and one.step not in steps]
    return preset + own


class Effect(Struct, frozen=True):
    """What came after an item was published on `day`, or after all of a column (no item, no day).

    `before` and `after`: (for how many a fee holds, how many had joined), the day before and at
    the end of the days looked at; `whole` is false while these days go on.
    """

    item: bytes
    column: str
    title: str
    day: str
    joins: int
    before: tuple[int, int]
    after: tuple[int, int]
    whole: bool = True


def share(pair: tuple[int, int]) -> float:
    """The paid ratio in percent, one place; 0 where nobody is."""
    paid, here = pair
    return round(100 * paid / here, 1) if here else 0.0
