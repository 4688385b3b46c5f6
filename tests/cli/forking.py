"""A program that has loaded the command line, and becomes a command as often as it is asked."""

import json
import os
import sys

import desktop.cli.main
from desktop.__main__ import main

assert desktop.cli.main


def become(asked: dict[str, object]) -> int:
    """Be the program that was asked for, as if this process had just been started for it."""
    surroundings, words = asked["surroundings"], asked["words"]
    assert isinstance(surroundings, dict)
    assert isinstance(words, list)
    os.environ.clear()
    os.environ.update(surroundings)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(str(asked[name]), os.O_WRONLY | os.O_CREAT, 0o600), number)
    return main(words)


def serve() -> int:
    """A child for each line that asks, and its exit code for an answer."""
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            return become(json.loads(line))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(serve())
