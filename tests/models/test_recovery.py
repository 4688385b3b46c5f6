"""The recovery code on paper and what grows from it."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import recovery
from desktop.models.problem import Problem

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "recovery.json").read_text("utf-8"))
secrets = st.binary(min_size=16, max_size=16)


@given(secrets)
def test_a_code_reads_back_as_the_secret_it_was_made_of(secret: bytes) -> None:
    code = recovery.encode(secret)
    assert len(code) == 28 + 6
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert recovery.decode(code) == secret


@given(secrets)
def test_case_spaces_missing_dashes_and_full_width_letters_are_forgiven(secret: bytes) -> None:
    code = recovery.encode(secret)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    for typed in (code.lower(), code.replace("-", ""), f"  {code}\n", code.replace("-", " "), wide):
        assert recovery.decode(typed) == secret


@given(secrets)
def test_o_is_zero_and_i_and_l_are_one(secret: bytes) -> None:
    code = recovery.encode(secret)
    for one in "iIlL":
        assert recovery.decode(code.replace("0", "o").replace("1", one)) == secret


@given(secrets, st.integers(0, 27), st.integers(1, 31))
def test_a_letter_typed_wrong_never_gives_the_same_secret(
    secret: bytes, place: int, shift: int
) -> None:
    letters = list(recovery.encode(secret).replace("-", ""))
    letters[place] = recovery.ALPHABET[(recovery.ALPHABET.index(letters[place]) + shift) % 32]
    found = None
    with suppress(Problem):
        found = recovery.decode("".join(letters))
    assert found != secret


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "vault.code_length"),
        ("0000-0000", "vault.code_length"),
        ("0" * 29, "vault.code_length"),
        ("0" * 28, "vault.code_check"),
        ("UUUU-" * 7, "vault.code_letter"),
        ("恢复码", "vault.code_letter"),
    ],
)
def test_a_code_that_cannot_be_one_is_a_plain_problem(typed: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        recovery.decode(typed)
    assert caught.value.code == code
    assert caught.value.sentence("zh_CN")


def test_what_is_sealed_to_a_code_opens_with_that_code_and_use_only() -> None:
    mine, other = recovery.recovery_keys(bytes(16)), recovery.recovery_keys(bytes(15) + b"\1")
    sealed = recovery.seal(mine.public.receive, b"key" * 9, b"use")
    assert len(sealed) == 32 + 27 + 16
    assert recovery.unseal(mine.receive, sealed, b"use") == b"key" * 9
    assert recovery.unseal(other.receive, sealed, b"use") is None
    assert recovery.unseal(mine.receive, sealed, b"other use") is None
    assert recovery.unseal(mine.receive, sealed[:-1], b"use") is None


@pytest.mark.parametrize("vector", VECTORS["codes"], ids=lambda vector: vector["code"][:9])
def test_codes_and_keys_are_those_of_the_written_format(vector: dict[str, str]) -> None:
    secret = bytes.fromhex(vector["secret"])
    assert recovery.encode(secret) == vector["code"]
    assert recovery.decode(vector["code"]) == secret
    keys = recovery.recovery_keys(secret)
    assert keys.sign.hex() == vector["sign_private"]
    assert keys.receive.hex() == vector["receive_private"]
    assert keys.public.sign.hex() == vector["sign_public"]
    assert keys.public.receive.hex() == vector["receive_public"]


def test_a_sealed_value_of_the_written_format_opens() -> None:
    vector = VECTORS["sealed"]
    private = bytes.fromhex(vector["receive_private"])
    opened = recovery.unseal(
        private, bytes.fromhex(vector["sealed"]), bytes.fromhex(vector["info"])
    )
    assert opened is not None
    assert opened.hex() == vector["opens_to"]


def test_private_halves_never_show_when_printed() -> None:
    keys = recovery.recovery_keys(bytes(16))
    assert keys.sign.hex() not in repr(keys)
    assert repr(keys.receive) not in repr(keys)


def test_a_letter_typed_wrong_is_noticed_but_once_in_four_thousand() -> None:
    code = recovery.encode(bytes(range(16))).replace("-", "")
    unnoticed = 0
    for place, letter in enumerate(code):
        for other in set(recovery.ALPHABET) - {letter}:
            with suppress(Problem):
                recovery.decode(code[:place] + other + code[place + 1 :])
                unnoticed += 1
    assert unnoticed <= 3
