"""What an action did, as a sentence with its icon: one table of all the rooms' kinds."""

from PySide6.QtCore import QCoreApplication

from desktop.models.action_words import done_words
from desktop.models.history import Concerned, Done, Undone
from desktop.views.parts import privacy
from desktop.views.parts.counted import counted
from desktop.views.parts.timeline import TimelineItem
from desktop.views.telling import (
    community,
    coupons,
    courses,
    honours,
    journey,
    mall,
    members,
    people,
    plans,
    rewards,
    sessions,
    structure,
)
from desktop.views.theme.palette import look

NOBODY = Concerned()
LOOKS: dict[str, tuple[str, str]] = {
    **community.LOOKS,
    **coupons.LOOKS,
    **courses.LOOKS,
    **honours.LOOKS,
    **journey.LOOKS,
    **mall.LOOKS,
    **members.LOOKS,
    **people.LOOKS,
    **plans.LOOKS,
    **rewards.LOOKS,
    **sessions.LOOKS,
    **structure.LOOKS,
}


def look_of(kind: str, whom: Concerned = NOBODY) -> tuple[str, str, str]:
    """Sentence, icon and tone of an action; a kind of a newer version is called by its name."""
    translate = QCoreApplication.translate
    text = done_words(kind, look().language)
    picture, tone = LOOKS.get(kind, ("circle", "grey"))
    if not whom.took_back:
        return text, picture, tone
    whole = translate("Happened", "撤销：{action}")
    if whom.brought:
        whole, picture = translate("Happened", "恢复：{action}"), "arrow-right"
    return whole.format(action=action_text(whom.took_back)), picture, tone


def action_text(kind: str, whom: Concerned = NOBODY) -> str:
    """What an action did, in words; of an undo what it took back or brought back, if given."""
    return look_of(kind, whom)[0]


def undone_text(undone: Undone) -> str:
    """What was taken back or brought back, and what stayed since it was changed later."""
    translate = QCoreApplication.translate
    told = translate("Window", "已撤销：{action}").format(action=action_text(undone.kind))
    if undone.kind == "undo":
        told = translate("Window", "已恢复")
    if undone.kept:
        kept = counted().untouched(len(undone.kept))
        told = translate("Window", "{undone}；{kept}").format(undone=told, kept=kept)
    return told


def action_item(done: Done, whom: Concerned, when: str, *, heading: str, more: str) -> TimelineItem:
    """One line of 最近操作."""
    text, picture, tone = look_of(done.kind, whom)
    undone = QCoreApplication.translate("Happened", "已撤销") if done.undone else ""
    count = counted().people(whom.people) if whom.people else ""
    parts = (when, privacy.name(done.operator_name), count, undone)
    meta = " • ".join(part for part in parts if part)
    return TimelineItem(done.action, text, meta, picture, tone, heading=heading, more=more)
