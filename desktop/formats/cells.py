"""What the text of one cell means: nothing, a line, a date, a sum of points, several tags."""

import re
from collections.abc import Callable
from unicodedata import normalize

from desktop.models.blank import NOT_GIVEN, NOTHING
from desktop.models.dates import parse_birthday, parse_date
from desktop.models.names import fold
from desktop.models.people import INVITE, coded
from desktop.models.problem import Problem
from desktop.models.tagtext import part_tags

LONGEST_CELL = 10_000
MEMO_LIMIT = 20_000
_MALE = frozenset(["男", "男性", "男士", "先生", "帅哥", "爸爸", "m", "male", "man", "boy", "mr"])
_FEMALE = frozenset(
    [
        "女",
        "女性",
        "女士",
        "小姐",
        "太太",
        "美女",
        "妈妈",
        "f",
        "female",
        "woman",
        "girl",
        "ms",
        "mrs",
        "miss",
    ]
)
# How answers to a question are lettered: A.男.
_OPTION = re.compile(r"^[A-Da-d]\s*[.、．:：]\s*")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd\ufffe\uffff]"
)
# Marks that chats and spreadsheets leave around copied text; joiners inside emoji stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_POINTS = re.compile(r"([+-]?\d{1,9})(?:\.0+)?\s*分?")
# What stands below a table where a name would be, and is nobody's name.
FOOTER = re.compile(
    r"(?:本页|本頁|人数|人員|人员|全部)?(?:合计|合計|总计|總計|小计|小計|共计|共計|总人数|總人數|汇总|匯總)"
    r"(?:\W*|\W*[\d一二三四五六七八九十百千,，.]+\s*[人名位个個条條户戶元分]?\W*)"
    r"|(?:以上|总|總)?共(?:有|计|計)?\s*[\d一二三四五六七八九十百千,，]+\s*[人名位个個条條户戶]\W*"
    r"|(?:统计|統計|制表|製表|填表|填报|填報|导出|導出|更新|打印|列印|生成|审核|審核|报表|報表|截止|截至)"
    r"(?:(?:日期|时间|時間|人|单位|單位|部门|部門)\W*.*|\W*\d.*)"
    r"|第?\s*\d+\s*[页頁](?:\W*[共/]?\s*\d+\s*[页頁]?)?|共\s*\d+\s*[页頁]"
    r"|以下(?:空白|无正文)|\W*(?:end|total)\W*\d*\W*",
    re.IGNORECASE | re.DOTALL,
)
# Also before digits, as spreadsheets mark a number that is a text.
GUARDED = re.compile("'[=+@\t\r'0-9-]")
# A formula that is nothing but a text, which many systems write so that digits stay.
_TEXT_FORMULA = re.compile('="([^"]*)"')


class Memo(dict[str, str]):
    """What a function of a cell gave, by the cell; bounded, for columns that repeat themselves."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, cell: str) -> str:
        if len(self) >= MEMO_LIMIT:
            self.clear()
        answer = self[cell] = self._work(cell)
        return answer


def text_of(cell: str) -> str:
    """The cell without gaps around it; words for nothing (无, -) are empty."""
    text = cell.strip()
    return "" if text in NOTHING or text.casefold() in NOTHING else text


def clean_cell(cell: str, title: str, guarded: bool) -> str:
    """A cell fit to be stored. Raises Problem for control characters and endless texts.

    `guarded`: the file is text, where an apostrophe before = + - @ keeps a spreadsheet from
    taking a text for a formula (formats.export writes it so) and is no part of the text.
    """
    text = cell.strip(" \t\r\n\u00a0\u3000\ufeff")
    if _CONTROL.search(text):
        raise Problem("row.control_characters", column=title)
    if len(text) > LONGEST_CELL:
        raise Problem("row.cell_too_long", column=title, length=len(text), limit=LONGEST_CELL)
    if guarded and GUARDED.match(text):
        text = text[1:]
    elif guarded and (said := _TEXT_FORMULA.fullmatch(text)):
        text = said[1]
    if not text.isprintable():
        text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text


def one_line(cell: str) -> str:
    return " ".join(text_of(cell).split())


def fact(cell: str) -> str:
    """One line of anything but a name: also words that say that it is not known are empty."""
    text = " ".join(cell.split())
    return "" if text in NOT_GIVEN or text.casefold() in NOT_GIVEN else text


def gender(cell: str) -> str:
    text = _OPTION.sub("", fact(cell))
    word = fold(text)
    if word in _MALE:
        return "男"
    return "女" if word in _FEMALE else text


def date(cell: str) -> str:
    return parse_date(cell) or ""


def birthday(cell: str) -> str:
    return parse_birthday(cell) or ""


def lunar(cell: str) -> str:
    """A day of the Chinese calendar. Raises Problem lunar.invalid."""
    # What computes that calendar is loaded where a file has such a column.
    from desktop.models.lunar import parse_lunar

    return parse_lunar(fact(cell)) or ""


def invite(cell: str) -> str:
    """Whether somebody was asked into the chat. Raises Problem people.bad_word."""
    text = fact(cell)
    return coded(INVITE, text, "people.bad_word") if text else ""


def points(cell: str) -> int | None:
    text = fact(cell)
    if not text:
        return None
    digits = _POINTS.fullmatch(normalize("NFKC", text).replace(",", ""))
    if not digits:
        raise Problem("row.points_invalid", points=text)
    return int(digits[1])


def split_tags(cell: str) -> tuple[str, ...]:
    """The tags in a cell, in order, each once.

    They are parted as models.tagtext says.
    """
    return part_tags("" if fact(cell) == "" else text_of(cell))
