"""The file that carries an invitation: read back as it was written, and nothing else read."""

import pytest

from desktop.models import invitationfile
from desktop.models.invitation import Invitation
from desktop.models.invitationfile import InvitationFile
from desktop.models.problem import Problem

ONE = InvitationFile(
    code=Invitation("192.168.1.5:8440", bytes(range(16))).text,
    community="青禾读书会",
    role="assistant",
    until=1_790_000_000_000,
)


def test_what_was_written_is_read_and_opens_the_same_door() -> None:
    again = invitationfile.decode(invitationfile.encode(ONE), "邀请.qzi")
    assert again == ONE
    assert again.invitation == Invitation("192.168.1.5:8440", bytes(range(16)))


def test_somebody_who_opens_it_elsewhere_finds_the_code() -> None:
    assert ONE.code in invitationfile.encode(ONE).decode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "invitation.none"),
        (b"\xff\xfe\x00", "invitation.none"),
        (b'{"qunzhu": "backup", "code": "x"}', "invitation.none"),
        (invitationfile.encode(ONE)[:60], "invitation.none"),
        (invitationfile.encode(ONE) + b" " * invitationfile.LIMIT, "invitation.none"),
        (invitationfile.encode(ONE).replace(b'"version": 1', b'"version": 2'), "invitation.newer"),
        (invitationfile.encode(ONE).replace(b"192.168.1.5:8440/", b""), "sync.code_alone"),
    ],
)
def test_what_is_no_invitation_is_said_to_be_none(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as said:
        invitationfile.decode(data, "邀请.qzi")
    assert said.value.code == code


def test_the_code_is_not_shown_by_what_holds_it() -> None:
    assert ONE.code not in repr(ONE)
