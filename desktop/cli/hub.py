"""`qunzhu hub serve` and `hub openapi`: become the hub's program."""

import os
import runpy
import signal
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import desktop
from desktop.cli.command import Answer, Subparsers, noun, verb_alone
from desktop.cli.usage import whole

_MODULE = "hub"
_PASSED = ("storage", "listen", "address", "ops_per_second")


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "hub", "the server that devices sync through")
    serve = verb_alone(verbs, "serve", "run a hub until it is told to end", _serve)
    serve.add_argument("--storage", metavar="URL", help="sqlite:///PATH or postgresql://…")
    serve.add_argument(
        "--listen", metavar="HOST:PORT", help="where it listens (default: 0.0.0.0:8440)"
    )
    serve.add_argument("--address", metavar="HOST:PORT", help="as other computers reach the hub")
    serve.add_argument(
        "--ops-per-second",
        type=whole(1),
        metavar="N",
        help="what a device may push in a second (default: 2000)",
    )
    serve.add_argument(
        "--key-stdin", action="store_true", help="read the key of its file from standard input"
    )
    verb_alone(verbs, "openapi", "print the hub's interface as an OpenAPI document", _openapi)


def _openapi(given: Namespace) -> Answer:
    return _become(["--openapi"])


def _serve(given: Namespace) -> Answer:
    passed = [(name, getattr(given, name)) for name in _PASSED]
    words = [f"--{name.replace('_', '-')}={value}" for name, value in passed if value]
    words += ["--key-stdin"] if given.key_stdin else []
    words += ["--json"] if getattr(given, "json", False) else []
    return _become(words)


def _become(words: list[str]) -> Answer:
    """Never comes back where a program can become another."""
    sys.stdout.flush()
    if getattr(sys, "frozen", False):
        # One binary holds both programs.
        sys.argv = [_MODULE, *words]
        runpy.run_module(_MODULE, run_name="__main__", alter_sys=True)
        raise SystemExit(0)
    root = str(Path(desktop.__file__).parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    # -P: a folder called hub where the command is typed is not the hub.
    command = [sys.executable, "-P", "-m", _MODULE, *words]
    if os.name == "nt":
        raise SystemExit(_waited_for(command, surroundings))
    os.execve(sys.executable, command, surroundings)


def _waited_for(command: list[str], surroundings: dict[str, str]) -> int:
    """Windows has no exec: run it, pass on what ends it, and end as it does."""
    # Ctrl+C reaches the child by itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with subprocess.Popen(command, env=surroundings) as child:
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        return child.wait()
