"""A user's place on a machine without keyring: commands run in it as programs of their own."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "desktop"]


@cache
def _loaded(more: tuple[tuple[str, str], ...]) -> Callable[[dict[str, object]], int]:
    """What forks programs: they say what they are to be, it answers how they ended."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking"],
        env={"PATH": os.environ["PATH"], "LANG": "zh_CN.UTF-8", **dict(more)},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(program.communicate)

    def ask(asked: dict[str, object]) -> int:
        assert program.stdin
        assert program.stdout
        program.stdin.write(json.dumps(asked) + "\n")
        program.stdin.flush()
        return int(program.stdout.readline())

    return ask


@dataclass
class Computer:
    """A home of its own, a passphrase (or none) in place of a keyring, `more` around it."""

    home: Path
    word: str | None = "口令一二三"
    more: dict[str, str] = field(default_factory=dict)

    @property
    def surroundings(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "zh_CN.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            **({"QUNZHU_PASSPHRASE": self.word} if self.word else {}),
            **self.more,
        }

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        """A process of its own, forked from one that has loaded the program: loading costs most."""
        with TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            asked = {"words": [*map(str, words)], "surroundings": self.surroundings}
            code = _loaded(tuple(self.more.items()))({**asked, "out": str(out), "err": str(err)})
            told = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess([*PROGRAM, *map(str, words)], code, *told)

    def says(self, *words: object) -> Any:
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def problem(self, *words: object) -> str:
        done = self.run(*words)
        assert done.returncode == 1, done.stdout + done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr

    @contextmanager
    def started(self, *words: object) -> Iterator[subprocess.Popen[str]]:
        """A program that goes on; told to end after the block."""
        with subprocess.Popen(
            [*PROGRAM, *map(str, words)],
            env=self.surroundings,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as program:
            try:
                yield program
            finally:
                program.terminate()
                program.communicate(timeout=60)
