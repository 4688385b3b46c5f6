"""Tells what a file is and in which encoding its text stands, from its bytes alone."""

import codecs
from functools import cache
from typing import BinaryIO, Literal

from msgspec import Struct

from desktop.models.names import fold

Kind = Literal["zip", "compound", "text", "other"]

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
# The longest BOM first: UTF-32 LE begins like UTF-16 LE.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
    (b"%PDF", "other"),
    (b"\x89PNG", "other"),
    (b"\xff\xd8\xff", "other"),
    (b"GIF8", "other"),
    (b"\x1f\x8b", "other"),
    (b"Rar!", "other"),
    (b"7z\xbc\xaf", "other"),
    (b"SQLite format 3", "other"),
    (b"\x7fELF", "other"),
    (b"MZ\x90", "other"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 13, 27}) + b"\x7f"
_PLAIN_MARKS = frozenset(
    "，。、：；！？（）“”‘’《》【】—…·￥　０１２３４５６７８９＋－／～※★☆①②③④⑤"
)
_EXPECTED = frozenset(
    "姓名手机电话号码微信昵称城市分会员编入群日期推荐人标签备注性别生地址时间类型金额内容积等级来源"
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚区单"
    "北京上海广州深圳台湾香港澳门南东西成都杭大小男女年月日先"
)
_ACCENTED = frozenset("éèêëàâäáãåçîïíìôöóòõûüúùñßøæœÉÈÀÁÂÄÖÓÜÚÑÇ’‘“”–—€£·«»¿¡")


class Text(Struct, frozen=True):
    """What a scan of a text file found; `longest` is its longest line in bytes."""

    encoding: str
    lines: int
    longest: int
    quotes: int


def kind_of(head: bytes) -> Kind:
    """What the first bytes of a file say it is; anything unknown counts as text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return "text"


def scan_text(stream: BinaryIO) -> Text | None:
    """The encoding of a text and its size in lines, reading it once; None if it is no text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    sample = b""
    lines = longest = run = quotes = 0
    while chunk := stream.read(_CHUNK):
        if is_utf8:
            is_utf8 = _decodes(decoder, chunk)
        if len(sample) < _SAMPLE and (not sample or not chunk.isascii()):
            sample += chunk[: _SAMPLE * 2]
        newlines = chunk.count(b"\n") or chunk.count(b"\r")
        lines += newlines
        quotes += chunk.count(b'"')
        first, last = chunk.find(b"\n"), chunk.rfind(b"\n")
        longest = max(longest, run + (first if newlines and first >= 0 else len(chunk)))
        run = len(chunk) - last - 1 if last >= 0 else run + len(chunk)
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    encoding = encoding_of(sample, is_utf8)
    return Text(encoding, lines + 1, longest, quotes) if encoding else None


def _decodes(decoder: codecs.IncrementalDecoder, data: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(data, final)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(sample: bytes, is_utf8: bool) -> str:
    """A codec name for a text that begins with `sample`; "" for what is no text.

    A BOM decides, then UTF-16 by where its zero bytes stand, then strict UTF-8 (of the whole
    text, as the caller found), then whichever reading has the larger share of common characters.
    """
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            return encoding
    wide = _utf16(sample)
    if wide:
        return wide
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if is_utf8:
        return "utf-8" if controls * 3 <= len(sample) else ""
    if controls > 3 and controls * 12 > len(sample):
        return ""
    return _legacy(sample)


def _utf16(sample: bytes) -> str:
    """UTF-16 without a BOM: line ends and ASCII have their zero bytes all on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 50 < len(sample) or not (even * 10 < odd or odd * 10 < even):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    plain = sum(1 for c in text if " " <= c <= "~" or c in "\r\n\t" or _is_common(c))
    return encoding if plain * 10 >= len(text) * 7 else ""


def _legacy(sample: bytes) -> str:
    if _is_western(sample):
        return "cp1252"
    scores = {encoding: _score(sample, encoding) for encoding in ("utf-8", "gb18030", "big5hkscs")}
    # A text in UTF-8 with a broken character here or there is still UTF-8.
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > -0.3 else ""


def _is_western(sample: bytes) -> bool:
    """Accented letters stand alone between ASCII; Chinese characters come as pairs of bytes."""
    text = sample.decode("cp1252", "replace")
    high = [i for i, c in enumerate(text) if c > "\x7f"]
    alone = sum(
        1
        for i in high
        if text[i] in _ACCENTED and text[i - 1 : i].isascii() and text[i + 1 : i + 2].isascii()
    )
    return bool(high) and alone * 10 >= len(high) * 9


def _score(sample: bytes, encoding: str) -> float:
    """The share of common characters among those that are not ASCII, less what is unreadable.

    Characters of column titles, surnames and cities count more: two readings of a short text may
    both be common characters, but only one reads like a roster.
    """
    text = sample.decode(encoding, "replace")
    strange = [c for c in text if c > "\x7f"]
    # The sample may end within a character.
    broken = strange.count("\ufffd") - (1 if text.endswith("\ufffd") else 0)
    common = sum(map(_is_common, strange))
    expected = sum(1 for c in strange if fold(c) in _EXPECTED)
    return (common + expected - 2 * broken) / max(1, len(strange))


def _is_common(character: str) -> bool:
    return character in _PLAIN_MARKS or fold(character) in _level_one()


@cache
def _level_one() -> frozenset[str]:
    """The 3,755 usual characters: rows 16 to 55 of GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(b"".join(cells).decode("gb2312", "ignore"))
