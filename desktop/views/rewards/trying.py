"""Trying a rule on the past, aside: a newer trial takes the place of one still under way."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import rewards
from desktop.models.problem import Problem
from desktop.models.rehearsal import Rehearsal, Span
from desktop.models.rule import Rule
from desktop.store.ledger import Written
from desktop.store.reads import Reads
from desktop.views.parts.aside import Aside


class Trying(QObject):
    """`tried(Rehearsal)`, and for a rule in force `waits(Written)`: what a run would write."""

    tried = Signal(object)
    waits = Signal(object)
    failed = Signal(object)

    def __init__(self, screen: QWidget, reads: Reads) -> None:
        super().__init__(screen)
        self._trial, self._run = Aside(screen, reads), Aside(screen, reads)

    def ask(self, rule: Rule, known: bytes | None, span: Span, *, live: bool) -> None:
        """Try a rule, and ask what waits for its run where it is live."""
        self._trial.ask(partial(_rehearsed, rule=rule, known=known, span=span), self._heard)
        if live and known is not None:
            self._run.ask(partial(_waiting, rule=known), self._heard)
        else:
            self._run.give_up()

    def waiting(self) -> bool:
        """True while an answer is to come."""
        return self._trial.waiting() or self._run.waiting()

    def give_up(self) -> None:
        """Wait for no answer any more."""
        self._trial.give_up()
        self._run.give_up()

    def _heard(self, found: Rehearsal | Written | Problem) -> None:
        if isinstance(found, Problem):
            self.failed.emit(found)
        else:
            (self.tried if isinstance(found, Rehearsal) else self.waits).emit(found)


def _rehearsed(reads: Reads, rule: Rule, known: bytes | None, span: Span) -> Rehearsal | Problem:
    try:
        return rewards.rehearse(reads, rule, known, span)
    except Problem as problem:
        return problem


def _waiting(reads: Reads, rule: bytes) -> Written | Problem:
    try:
        return rewards.preview(reads, rule)
    except Problem as problem:
        return problem
