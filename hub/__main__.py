"""The hub's program: opens its database, prints its set-up code, serves until told to end."""

import json
import os
import signal
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from contextlib import closing

from desktop.models.clock import wall_ms
from desktop.models.invitation import Invitation
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import SECRET_BYTES
from hub import logging, pairing, storage
from hub.core import Hub
from hub.engine import Engine
from hub.identity import identity
from hub.limits import OPS_PER_SECOND
from hub.server import HubServer, bound

PORT = 8440
EVERYWHERE = ("0.0.0.0", "::")
_NONCE_BYTES = 12
_WAYS_TO_SAY = (
    "中枢在 {address} 等候。把社群放上来（24 小时内有效，只能用一次）：",
    "The hub listens at {address}. To put a community on it (once, within 24 hours):",
)


def parser() -> ArgumentParser:
    """What can be typed after `python -m hub`."""
    made = ArgumentParser(prog="python -m hub", description="the server that devices sync through")
    made.add_argument("--storage", help="sqlite:///PATH or postgresql://…")
    made.add_argument("--listen", default=f"0.0.0.0:{PORT}", metavar="HOST:PORT")
    made.add_argument("--address", metavar="HOST:PORT", help="as other computers reach it")
    made.add_argument(
        "--ops-per-second",
        type=_positive,
        metavar="N",
        help=f"what a device may push in a second (default: {OPS_PER_SECOND})",
    )
    made.add_argument("--json", action="store_true", help="print one line of JSON")
    made.add_argument(
        "--key-stdin", action="store_true", help="read the file's key from stdin, 64 hex digits"
    )
    made.add_argument("--openapi", action="store_true", help="print the OpenAPI document and end")
    return made


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"a whole number from 1: {text!r}")
    return int(text)


def main(words: Sequence[str] | None = None) -> int:
    """Serve; 0 after a signal to end, 1 a problem (one line on stderr), 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    given = parser().parse_args(words)
    if given.openapi:
        from hub import openapi  # a hub that serves has no use for it

        sys.stdout.write(openapi.text())
        return 0
    try:
        return _serve(given)
    except Problem as problem:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        language = "en" if (spoken or "").lower().startswith("en") else "zh_CN"
        sys.stderr.write(problem.sentence(language) + "\n")
        return 1


def _serve(given: Namespace) -> int:
    host, port = _place(given.listen)
    with closing(storage.opened(given.storage or storage.default(), _handed(given))) as engine:
        logging.start()
        with closing(_listening(host, port)) as listening:
            address = given.address or reached_at(host, listening.getsockname()[1])
            _run(engine, address, listening, given)
    return 0


def _run(engine: Engine, address: str, listening: socket.socket, given: Namespace) -> None:
    hub = Hub(engine, identity(engine, os.urandom(32)))
    code = Invitation(address, os.urandom(SECRET_BYTES))

    def say() -> None:
        pairing.set_up(hub, code, os.urandom(_NONCE_BYTES), wall_ms())
        lines = [*(line.format(address=address) for line in _WAYS_TO_SAY), code.text]
        if given.json:
            lines = [json.dumps({"address": address, "code": code.text})]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()

    for ending in (signal.SIGINT, signal.SIGTERM):
        # The server ends its work first and then lets the signal have its way.
        signal.signal(ending, lambda *_: sys.exit(0))
    HubServer(hub, say, given.ops_per_second).run([listening])


def _place(text: str) -> tuple[str, int]:
    """The host and port of HOST:PORT. Raises Problem hub.bad_address."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise Problem("hub.bad_address", address=text)
    return host.strip("[]"), int(port)


def _handed(given: Namespace) -> bytes | None:
    if not given.key_stdin:
        return None
    try:
        key = bytes.fromhex(sys.stdin.readline().strip())
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Problem("hub.bad_key")
    return key


def _listening(host: str, port: int) -> socket.socket:
    try:
        return bound(host, port)
    except OSError as error:
        raise Problem("hub.cannot_listen", address=f"{host}:{port}", why=why(error)) from error


def reached_at(host: str, port: int) -> str:
    """The address to print: where it listens everywhere, this computer's on its network."""
    if host in EVERYWHERE:
        host = _own_address(socket.AF_INET if host == EVERYWHERE[0] else socket.AF_INET6)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _own_address(family: socket.AddressFamily) -> str:
    """Ours on the way out of here. Nothing is sent: a datagram socket only looks its route up."""
    outside, alone = (
        ("192.0.2.1", "127.0.0.1") if family == socket.AF_INET else ("2001:db8::1", "::1")
    )
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((outside, 9))
        except OSError:
            return alone
        return str(probe.getsockname()[0])


if __name__ == "__main__":
    sys.exit(main())
