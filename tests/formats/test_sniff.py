"""What a file is and how its text is encoded."""

import io
import random

import pytest

from desktop.formats.sniff import kind_of, scan_text

TEXTS = [
    "姓名,手机\n",
    "张伟,13800138000\n李娜,13900139000\n",
    "微信昵称",
    "王",
    "会员",
    "徐鵬東,臺北,讀書\n",
    "姓名,微信暱稱,手機號\n",
    "標籤",
    "備註",
    "陳大文",
    "許功蓋,育成\n",
    "程娜娟,0915924275,臺中",
    "林志玲,高雄",
    "简体中文的一段话，包括标点。",
    "繁體中文的一段話，包括標點。",
    '说"先看看",🌸',
    "龘靐齉,囍",
    "a,b\nc,d\n",
    "郝建,翟天临,仝卓",
    "曾,區,單",
    "名字,电话\n小明,1\n" * 3000,
]
ENCODINGS = ["gb18030", "utf-8", "utf-8-sig", "big5", "utf-16"]


def cases() -> list[tuple[str, str]]:
    found = []
    for text in TEXTS:
        for encoding in ENCODINGS + (["utf-16-le", "utf-16-be"] if "\n" in text else []):
            try:
                text.encode(encoding)
            except UnicodeEncodeError:
                continue
            found.append((text, encoding))
    return found


@pytest.mark.parametrize(("text", "encoding"), cases())
def test_a_text_is_read_back_whatever_its_encoding(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found = scan_text(io.BytesIO(data))
    assert found
    assert data.decode(found.encoding) == text


def test_a_broken_character_does_not_make_utf8_something_else() -> None:
    data = "姓名,城市\n张伟,广州\n".encode() * 20 + b"\xe5\xbc,\n"
    found = scan_text(io.BytesIO(data))
    assert found
    assert found.encoding == "utf-8"


def test_accented_latin_text_is_not_taken_for_chinese() -> None:
    found = scan_text(io.BytesIO("Name,City\nJosé,Málaga\nJürgen,Köln\n".encode("latin-1")))
    assert found
    assert found.encoding == "cp1252"


def test_noise_is_no_text() -> None:
    assert scan_text(io.BytesIO(random.Random(1).randbytes(20_000))) is None
    assert scan_text(io.BytesIO(b"\0" * 5000)) is None


def test_a_character_that_two_chunks_share_is_whole() -> None:
    text = "," * ((1 << 20) - 1) + "名\n"
    found = scan_text(io.BytesIO(text.encode()))
    assert found
    assert (found.encoding, found.lines) == ("utf-8", 2)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
        (b"%PDF-1.7", "other"),
    ],
)
def test_the_first_bytes_say_what_a_file_is(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind
