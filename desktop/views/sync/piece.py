"""A card of the tray: what was done, why it does not stand, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import card, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, label, pair


def piece(
    picture: str, tone: str, facts: tuple[str, str, str], why: str, acts: Sequence[Button]
) -> QWidget:
    """`facts` are a title, what more there is to say of it, and when it was."""
    title, told, when = facts
    head = row(
        Mark(picture, tone, 18),
        label(title, 13, bold=True),
        Elided(told, 12, "text2"),
        label(when, 12, "text2"),
        gap=10,
    )
    head.setStretch(2, 1)
    for act in acts:
        act.setAccessibleName(pair(act.text(), title))
    told_why = label(why, 13, "text2", wrap=True)
    if acts:
        made = card(head, told_why, row(*acts, None, gap=8), gap=10)
    else:
        made = card(head, told_why, gap=10)
    made.setAccessibleName(f"{title} {told} {when} {why}")
    return made
