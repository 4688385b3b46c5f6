"""Pushes that wait for one community's lock go through in one transaction."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from hub.engine import Busy

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

# Communities that share a lock only wait for each other; the database's lock is what counts.
_LOCKS = 64
_MOST = 32


@dataclass(eq=False)
class Waiting(Generic[Asked, Answer]):
    """One question in line; `answer` or `error` once it is settled."""

    asked: Asked
    answer: Answer | None = None
    error: Exception | None = None


class Group(Generic[Asked, Answer]):
    """Whoever comes first answers for those who came while another was at work."""

    def __init__(self, work: Callable[[list[Waiting[Asked, Answer]]], None]) -> None:
        """`work` settles each of its questions; Busy is everybody's, a fault is the first one's."""
        self._work = work
        self._locks = [threading.Lock() for _ in range(_LOCKS)]
        self._lines: dict[bytes, deque[Waiting[Asked, Answer]]] = {}
        self._guard = threading.Lock()

    def ask(self, community: bytes, asked: Asked) -> Answer:
        """The answer, when it is this question's turn. Raises what `work` raises."""
        mine: Waiting[Asked, Answer] = Waiting(asked)
        with self._guard:
            self._lines.setdefault(community, deque()).append(mine)
        with self._locks[hash(community) % _LOCKS]:
            while mine.answer is None and mine.error is None:
                self._settle(community, mine)
        if mine.error is not None:
            raise mine.error
        assert mine.answer is not None
        return mine.answer

    def _settle(self, community: bytes, mine: Waiting[Asked, Answer]) -> None:
        with self._guard:
            line = self._lines[community]
            found = [line.popleft() for _ in range(min(_MOST, len(line)))]
            if not line:
                del self._lines[community]
        settled = False
        try:
            self._work(found)
            settled = True
        except Busy as busy:
            for one in found:
                one.answer, one.error = None, busy
            settled = True
        finally:
            if not settled:
                self._put_back(community, [one for one in found if one is not mine])

    def _put_back(self, community: bytes, found: list[Waiting[Asked, Answer]]) -> None:
        """A fault rolled all of it back: the others ask again, each in its own turn."""
        for one in found:
            one.answer = one.error = None
        with self._guard:
            if found:
                self._lines.setdefault(community, deque()).extendleft(reversed(found))
