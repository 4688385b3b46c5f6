"""Commands run in this process, and what they answer."""

import json
from typing import Any

import pytest

from desktop.cli.main import main


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """The document that a command answers, which must do its work."""
    capsys.readouterr()
    assert main([*words, "--json"], "zh_CN") == 0
    return json.loads(capsys.readouterr().out)
