"""Hints from the hub that there is something to pull; without them a device asks by itself."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import httpx
from httpx_sse import EventSource, SSEError

from desktop.models.problem import Problem
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.http import HttpChannel
from desktop.sync.session import Session

# A hub breathes every 15 seconds; after a broken stream so long until the next.
_WAIT_SECONDS = 5.0


class Ear:
    """Listens on a thread and a connection of its own until stopped; `heard` runs on that thread.

    Whatever goes wrong is left to the rounds of syncing to find out and to say.
    """

    def __init__(self, channel: HttpChannel, session: Session, heard: Callable[[], None]) -> None:
        self._channel, self._session, self._heard = channel, session, heard
        self._stopped = threading.Event()
        self._open: httpx.Response | None = None
        self._thread = threading.Thread(target=self._work, name="hints", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up and wait for the thread's end."""
        self._stopped.set()
        response = self._open
        if response is not None:
            _hang_up(response)
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopped.is_set():
            with suppress(Unreachable, Refusal, Problem, SSEError):
                self._listen()
            self._stopped.wait(_WAIT_SECONDS)
        self._channel.close()

    def _listen(self) -> None:
        with self._channel.listening(self._session.token()) as response:
            self._open = response
            try:
                for event in EventSource(response).iter_sse():
                    if self._stopped.is_set():
                        return
                    if event.data:
                        self._heard()
            finally:
                self._open = None


def _hang_up(response: httpx.Response) -> None:
    """End the connection under a thread that reads from it."""
    line = response.extensions["network_stream"].get_extra_info("socket")
    with suppress(OSError), socket.socket(fileno=os.dup(line.fileno())) as copy:
        copy.shutdown(socket.SHUT_RDWR)
