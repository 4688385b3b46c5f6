"""The queue of questions: a card for each, the one that is answered now on top."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.runsheet import ANSWERED, ANSWERING, WAITING, Question
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.dates import clock, local
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import card, clear, row, scroll
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.runsheet.words import stands
from desktop.views.theme.palette import size

# So many cards at once; beyond that a queue is no queue.
SHOWN = 50


class QuestionVerbs(Struct, frozen=True):
    """What is done with a question."""

    mark: Callable[[Question, str], object]
    place: Callable[[Question, bool], object]
    edit: Callable[[Question], object]
    ask: Callable[[], object]


class QuestionColumn(QWidget):
    """`show_questions` shows the queue."""

    def __init__(self, verbs: QuestionVerbs, zone: str) -> None:
        super().__init__()
        self._verbs, self._zone = verbs, zone
        self.told: list[Question] = []
        inside = QWidget()
        inside.setProperty("page", True)
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(size(20), 0, size(20), size(16))
        self._cards.setSpacing(size(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))

    def show_questions(self, found: Sequence[Question], *, may: bool) -> None:
        """Show these, as they are to be answered."""
        self.told = list(found[:SHOWN])
        clear(self._cards)
        waiting = [each.id for each in found if each.state == WAITING]
        for question in self.told:
            first = bool(waiting) and question.id == waiting[0]
            self._cards.addWidget(self._card(question, first=first, may=may))
        if len(found) > SHOWN:
            more = filled(self.tr("还有 {n} 个"), n=len(found) - SHOWN)
            self._cards.addWidget(label(more, 12, "text3"))
        if not found:
            self._cards.addWidget(self._empty(may=may))
        self._cards.addStretch(1)

    def _empty(self, *, may: bool) -> QWidget:
        ask = button(self.tr("记一个问题"), "soft", "plus", slot=self._verbs.ask)
        ask.setEnabled(may)
        hint = self.tr("谁问的、问了什么，记在这里，答一个标一个。")
        return EmptyState("chat-circle-dots", self.tr("还没有人提问"), ask, hint=hint)

    def _card(self, question: Question, *, first: bool, may: bool) -> QWidget:
        word, tone = stands(question, first)
        name = privacy.name(question.name) if question.name else self.tr("没有署名")
        at = clock(local(question.at, self._zone)) if question.at else ""
        head = row(
            Avatar(question.member or question.id, question.name or "?", 24),
            label(name, 13, bold=True),
            label(at, 12, "text2"),
            None,
            Tag(word, tone),
            gap=8,
        )
        if may:
            edit = icon_button(
                "pencil-simple",
                self.tr("改“{text}”").format(text=question.text[:12]),
                slot=lambda: self._verbs.edit(question),
            )
            head.addWidget(edit)
        likes = f"{question.likes:,}"
        foot = row(Mark("thumbs-up", "text2", 16), label(likes, 12, "text2"), None, gap=6)
        for each in self._buttons(question, first=first) if may else ():
            foot.addWidget(each)
        made = card(head, label(question.text, 14, wrap=True), foot, gap=6, margins=(14, 10, 12, 8))
        made.setAccessibleName(f"{name} {question.text} {word}")
        return made

    def _buttons(self, question: Question, *, first: bool) -> list[Button]:
        verbs = self._verbs

        def made(text: str, rank: str, act: Callable[[], object], picture: str = "") -> Button:
            soft = rank == "soft"
            return button(text, "soft" if soft else "ghost", picture, small=True, slot=act)

        if question.state == ANSWERED:
            again = self.tr("改回待答")
            return [made(again, "ghost", lambda: verbs.mark(question, WAITING))]
        answered = made(self.tr("已答"), "soft", lambda: verbs.mark(question, ANSWERED), "check")
        if question.state == ANSWERING:
            return [
                made(self.tr("先不答"), "ghost", lambda: verbs.mark(question, WAITING)),
                answered,
            ]
        now = made(
            self.tr("现在答"),
            "soft" if first else "ghost",
            lambda: verbs.mark(question, ANSWERING),
            "chat-text" if first else "",
        )
        if first:
            return [made(self.tr("往后放"), "ghost", lambda: verbs.place(question, False)), now]
        return [made(self.tr("排第一"), "ghost", lambda: verbs.place(question, True)), now]
