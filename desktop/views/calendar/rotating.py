"""What the calendar's panel does with a rotation: set it up, skip, exchange, name hosts."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.actions import duties
from desktop.dispatcher import Dispatcher, Job
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.rotation import Rotation
from desktop.store import rotation as stored
from desktop.store.community import Reads
from desktop.views.calendar.rota import Rota, RotaTurn, RotaVerbs, read_rotas
from desktop.views.calendar.rotaform import RotationForm, SwapForm
from desktop.views.parts import privacy
from desktop.views.parts.dates import short_day
from desktop.views.parts.following import followed
from desktop.views.parts.shell import Shell, Shot

translate = QCoreApplication.translate

_TABLES = frozenset({"rotation", "rotation_place", "duty"})


class Rotating:
    """Each verb asks what it must, then hands the action to the worker."""

    def __init__(self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        self._page, self._reads = page, reads
        self._dispatcher, self._shell = dispatcher, shell

    def verbs(self, go: Callable[[date, bytes | None], object]) -> RotaVerbs:
        """What the panel calls; `go` shows a day and an occurrence on it."""

        def choose(each: RotaTurn) -> None:
            go(each.day, each.one.id if each.one else None)

        return RotaVerbs(self.setup, choose, self.skip, self.swap, self.done, self.absent)

    def shots(self) -> list[Shot]:
        """Its two forms."""
        return [Shot("rotation", self._setup_shot), Shot("swap", self._swap_shot)]

    def _swap_shot(self) -> QWidget | None:
        rota = next(iter(read_rotas(self._reads)), None)
        return self.swap_form(rota, rota.turns[1]) if rota and len(rota.turns) > 1 else None

    def _setup_shot(self) -> QWidget:
        rota = next(iter(read_rotas(self._reads)), None)
        return self.setup_form(rota.rotation if rota else None)

    def setup(self, held: Rotation | None, told: Callable[[bytes], object]) -> None:
        """Ask who takes part in which order, of a rotation or of a new one; `told` which it is."""
        self.setup_form(held, told).exec()

    def setup_form(
        self, held: Rotation | None = None, told: Callable[[bytes], object] | None = None
    ) -> RotationForm:
        """The form of that."""

        def make(held: Rotation | None) -> RotationForm:
            return RotationForm(self._page, self._reads, self._shell, held)

        def begin() -> Job:
            job = form.run(self._dispatcher)
            if held is None and told is not None:
                job.done.connect(lambda changes: told(changes.result))
            return job

        if held is not None:
            now = partial(stored.get, self._reads, held.id)
            form = followed(self._dispatcher, _TABLES, make, now)
        else:
            form = make(None)
        form.begin = begin
        return form

    def skip(self, rota: Rota, each: RotaTurn) -> None:
        """The next in line takes the turn."""
        job = self._dispatcher.do(duties.skip, rota.rotation.id, each.turn.slot.original)
        self._tell(job, translate("Rotating", "{day} 跳过{name}，由{next}主持"), each)

    def absent(self, rota: Rota, each: RotaTurn) -> None:
        """Who had it was not there."""
        job = self._dispatcher.do(duties.absent, rota.rotation.id, each.turn.slot.original)
        self._tell(job, translate("Rotating", "{day} {name}缺席，由{next}主持"), each)

    def done(self, rota: Rota, each: RotaTurn) -> None:
        """The turn was had; a first share is said."""
        job = self._dispatcher.do(duties.done, rota.rotation.id, each.turn.slot.original)
        plain = translate("Rotating", "{day} {name}值班完成")
        first = translate("Rotating", "{day} {name}值班完成，这是首次分享")

        def said(changes: Changes) -> None:
            self._toast(first if changes.result is True else plain, each, "", changes)

        job.done.connect(said)

    def swap(self, rota: Rota, each: RotaTurn) -> None:
        """Ask with whom, and exchange."""
        self.swap_form(rota, each).exec()

    def swap_form(self, rota: Rota, each: RotaTurn) -> SwapForm:
        """The form of that."""
        form = SwapForm(self._page, self._shell, rota, each)
        one = each.turn.slot.original
        form.begin = lambda: self._dispatcher.do(duties.swap, rota.rotation.id, one, form.wanted())
        return form

    def assign(self, one: Occurrence, member: bytes) -> Job | None:
        """Name as host whose turn it is; None where it is not this member's turn."""
        rotation = stored.serving(self._reads, one.series)
        if rotation is None:
            return None
        turn = stored.stand(self._reads, rotation).at(one.original)
        if turn is None or turn.member != member:
            return None
        return self._dispatcher.do(duties.assign, rotation.id, one.original)

    def _tell(self, job: Job, text: str, each: RotaTurn) -> None:
        def said(changes: Changes) -> None:
            taken = changes.result if isinstance(changes.result, bytes) else None
            name = stored.names(self._reads, [taken]).get(taken or b"", "")
            nobody = translate("Rotating", "还没定的人")
            self._toast(text, each, privacy.name(name) if name else nobody, changes)

        job.done.connect(said)

    def _toast(self, text: str, each: RotaTurn, following: str, changes: Changes) -> None:
        said = text.format(day=short_day(each.day), name=privacy.name(each.name), next=following)
        self._shell.toast(said, None if changes.nothing else changes)
