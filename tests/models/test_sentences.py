"""Sentences of problems: at a terminal they name a command, in a window what does the same."""

import re
from string import Formatter

import pytest

from desktop.models.problem import Problem
from desktop.models.sentences import SENTENCES
from tests.plurals import only_many

# Signs of a command line, which a window must not ask anybody to type.
_TYPED = re.compile(r"\bqunzhu [a-z]|--[a-z]|QUNZHU_")
# What only the command line can meet, and what it alone can mend so far: bundles that a stick
# carries, a device that comes back into its folder, a variable that somebody set for a program.
_AT_THE_TERMINAL = ("bundle.", "window.", "hub.")
_BY_COMMAND = {
    "calendar.days_backwards",
    "sync.by_bundles",
    "sync.revoke_lost",
    "sync.unknown_device",
    "sync.went_to_hub",
    "vault.code_wanted",
    "vault.passphrase_unused",
}
LANGUAGES = ("zh_CN", "zh_TW", "en")


def _problem(code: str) -> Problem:
    names = {name for text in SENTENCES[code] for _, name, _, _ in Formatter().parse(text) if name}
    return Problem(code, **dict.fromkeys(names, 1))


@pytest.mark.parametrize(
    "code",
    [one for one in SENTENCES if not one.startswith(_AT_THE_TERMINAL) and one not in _BY_COMMAND],
)
def test_a_window_asks_nobody_to_type_a_command(code: str) -> None:
    for language in LANGUAGES:
        assert not _TYPED.search(_problem(code).sentence(language, window=True))


@pytest.mark.parametrize("code", SENTENCES)
def test_each_place_is_told_its_own_way_out_alone(code: str) -> None:
    for language in LANGUAGES:
        for window in (False, True):
            told = _problem(code).sentence(language, window=window)
            assert not set("«»|") & set(told)
            assert "  " not in told


def test_a_forgotten_passphrase_is_mended_by_a_command_or_by_the_line_below_the_field() -> None:
    problem = Problem("vault.wrong_passphrase", folder="晨读")
    assert "qunzhu recovery use" in problem.sentence()
    assert "用恢复码打开…" in problem.sentence(window=True)


@pytest.mark.parametrize("code", SENTENCES)
def test_english_tells_one_from_many_wherever_a_number_is_said(code: str) -> None:
    assert only_many(*SENTENCES[code]) == []


def test_one_is_singular_and_more_are_plural_in_a_sentence() -> None:
    said = [
        Problem("sync.hub_gets_back", count=count).sentence("en").partition("gave back ")[2][:14]
        for count in (1, 2)
    ]
    assert said == ["1 changeset th", "2 changesets t"]
    told = Problem("sync.decide_first", count="1").sentence("en")
    assert told.startswith("1 changeset of others still waits to be")


def test_english_quotes_as_it_writes() -> None:
    """Fonts with Chinese make the curved marks as wide as a character."""
    assert [code for code, (_, english) in SENTENCES.items() if set("“”") & set(english)] == []
