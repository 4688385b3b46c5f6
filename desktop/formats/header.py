"""Finds the header row of a roster and what each of its columns means."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from pathlib import Path

import resources
from desktop.models.names import fold
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem

# Column titles of our own exports, by what the column holds: member fields of the schema, and
# chapter, team, number, tags and points, which are stored apart from the member.
LABELS = {
    "number": "会员编号",
    "name": "姓名",
    "nickname": "昵称",
    "phone": "手机号",
    "tail": "手机尾号",
    "wechat": "微信号",
    "qq": "QQ",
    "email": "邮箱",
    "gender": "性别",
    "birthday": "生日",
    "lunar_birthday": "农历生日",
    "city": "城市",
    "address": "地址",
    "chapter": "分会",
    "team": "小组",
    "level": "等级",
    "joined": "入会日期",
    "inviter_name": "推荐人",
    "tags": "标签",
    "points": "积分",
    "source": "来源",
    "reading": "读音",
    "invite": "邀请进群",
    "note": "备注",
}
# What else a person is known by: stored apart from the profile, not among our own columns.
# The last holds what an export has no other column for, each behind its kind: 微信 abc.
IDENTITIES = {
    "phone2": "第二个手机",
    "wechat2": "第二个微信",
    "taobao": "旺旺",
    "card": "会员卡号",
    "accounts": "其他账号",
}
IGNORED = "ignored"
CUSTOM = "custom"
REASON_LABEL = "错误原因"
HEADER_WITHIN = 40
_LONGEST_TITLE = 24

# Somebody else's name or number: no column of the member's own.
_OTHERS = re.compile(
    "紧急|家长|父亲|母亲|爸|妈|配偶|监护|孩子|宝宝|子女|备用|第二|其他联系|公司|单位|店铺|"
    "负责人|客服|顾问|上级|老师|型号|是否|订单|快递|物流|商品|运单|发票|(?:label|type)$|"
    "emergency|parent|guardian|spouse|company|secondary|backup|alternate"
)
_INVITING = re.compile("推荐|介绍|邀请|引荐|invit|refer|recommend|introduc")
# Parts that give a title away, tried in this order.
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(parts))
    for field, parts in (
        ("tail", "尾号|[后末](?:四|4)位|last(?:4|four)"),
        ("email", "邮箱|电邮|邮件|e?mail"),
        ("wechat", "微信(?:号|id|账|帐)|wechat(?:id|no|acc)|wxid|weixin"),
        ("nickname", "昵称|暱称|网名|微信名|群名片|花名|nick"),
        ("phone", "手机|电话|联系方式|联络方式|手提|mobile|phone|whatsapp|^tel|cell"),
        ("qq", "^qq|qq号"),
        # A year and a month (出生年月) are no date.
        ("birthday", "生日|出生(?!年月)|birth"),
        (
            "joined",
            # How long ago and in which year are no dates (入群时长, 入会年份).
            "(?:[入进]会|[入进加]群|加入|入社|入团|注册|报名|办卡|开卡|入驻|成为(?:会员|客户|粉丝))的?"
            "(?:日|时(?!长)|年(?!份|限|数))|join|since",
        ),
        (
            "number",
            "(?:会|成|学|社)员(?:号|id|证|卡)|编号|卡号|member(?:no|num|id|code)",
        ),
        ("points", "积分(?!等级|级别)|points"),
        ("level", "等级|级别|level|tier"),
        ("tags", "标签|爱好|兴趣|tags?$|interest"),
        ("gender", "性别|gender"),
        ("chapter", "分会|分社|分舵|chapter"),
        ("team", "小组|组别|战队|team"),
        ("address", "地址|住址|address"),
        ("city", "城市|县市|所在地|居住地|city|location"),
        ("source", "来源|渠道|source|channel"),
        ("name", "姓名|名字|真名|fullname|realname|^name|name$"),
        ("note", "备注|附注|说明|remark|memo|^note|comment"),
    )
)
_BRACKETS = re.compile(r"[(\[【〔{<《「（].*?[)\]】〕}>》」）]")
_MARKS = re.compile(
    r"[\s*＊:：#_\-—–./\\|,，、。?？!！'\"“”()（）\[\]【】]+|(?:必填|选填|可选|required|optional)"
)
_LIKE_DATA = re.compile(r"\s*\+?[\d\s./:-]{5,}\s*")
# Enough to call a row a header: one of these stands in it.
_WHO = frozenset(("name", "nickname", "phone", "wechat", "number", "time"))


@cache
def titles_in(name: str) -> dict[str, str]:
    """Folded title → what the column holds, from a file of titles in resources/data."""
    lines = (Path(resources.__file__).parent / "data" / name).read_text("utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    return {title: field for field, *titles in words for title in titles}


def fold_title(title: str) -> str:
    """A column title without its remarks in brackets, marks, case and script."""
    folded = fold(title)
    outside = _MARKS.sub("", _BRACKETS.sub("", folded))
    return outside or _MARKS.sub("", folded)


def meaning(title: str) -> tuple[str, bool]:
    """What a column of this title holds, and whether the title says exactly that; "" if unknown."""
    # A sentence may hold the word of a title, and is none.
    if len(title) > _LONGEST_TITLE * 2 or title.rstrip().endswith(("。", "！")):
        return "", False
    folded = fold_title(title)
    if field := titles_in("titles.txt").get(folded):
        return field, True
    if not folded or len(folded) > _LONGEST_TITLE or _OTHERS.search(folded):
        return "", False
    if _INVITING.search(folded):
        of_inviter = not re.search("手机|电话|号|id|微信|日|时|phone|码", folded)
        return ("inviter_name" if of_inviter else ""), False
    for field, parts in _PARTS:
        if parts.search(folded):
            return field, False
    return "", False


def is_of_others(title: str) -> bool:
    """Whether a title speaks of somebody else than the member: 紧急联系人, 家长."""
    return _OTHERS.search(fold_title(title)) is not None


def suggest(header: Sequence[str]) -> dict[int, str]:
    """Column index → what it holds, each meaning once (tags and accounts may stand in several).

    Where two columns say the same, the exact title wins, then the earlier; another exact phone is
    his second. What is worked out anyway (序号, 拼音) is mapped to "ignored"."""
    found = [(index, *meaning(title)) for index, title in enumerate(header)]
    mapping: dict[int, str] = {}
    for index, said, _ in sorted(found, key=lambda entry: not entry[2]):
        more = said == "phone" and said in mapping.values()
        field = "phone2" if more and meaning(header[index].rstrip("234"))[1] else said
        if field and (field not in mapping.values() or field in (IGNORED, "tags", *IDENTITIES)):
            mapping[index] = field
    if "name" not in mapping.values():
        mapping |= _of_a_chat(header, [index for index, field, _ in found if field == "nickname"])
    return dict(sorted(mapping.items()))


def _of_a_chat(header: Sequence[str], nicknames: Sequence[int]) -> dict[int, str]:
    """In a chat's list of members the name set in the group, if any: else the nickname says it."""
    grouped = [index for index in nicknames if "群" in fold_title(header[index])]
    others = [index for index in nicknames if index not in grouped]
    return {grouped[0]: "name", others[0]: "nickname"} if grouped and others else {}


def numbers_among(mapping: dict[int, str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The same, but a column of places in the list (序号, No.) that holds ZY0001 is the number."""
    if "number" in mapping.values():
        return mapping
    for index, field in mapping.items():
        cells = [row[index].strip() for row in rows if index < len(row)]
        if field == IGNORED and _mostly(cells, _is_number):
            return mapping | {index: "number"}
    return mapping


def _score(cells: Sequence[str]) -> int:
    """How much a row looks like a header; 0 if it cannot be one."""
    fields: dict[str, int] = {}
    for cell in cells[:200]:
        field, exact = meaning(cell.strip())
        if field:
            fields[field] = max(fields.get(field, 0), 3 if exact else 1)
    score = sum(fields.values())
    if score < 2 or not _WHO & fields.keys() or any(map(_LIKE_DATA.fullmatch, cells)):
        return 0
    # A sentence above the table may hold a word of a title; a header is mostly titles.
    sure = any(fields.get(field) == 3 for field in _WHO)
    filled = sum(1 for cell in cells if cell.strip())
    return score if sure or len(fields) * 4 >= filled else 0


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header among the first rows of a table, or None if there is none.

    Of a header of two rows (merged cells, or titles in two languages) it is the lower one.
    """
    scores = [_score(row) for row in rows[:HEADER_WITHIN]]
    best = max(scores, default=0)
    if not best:
        return None
    found = scores.index(best)
    return found + 1 if _goes_on(rows[found + 1 : found + 2]) else found


def _goes_on(below: Sequence[Sequence[str]]) -> bool:
    """Whether the row below a header is titles, too."""
    return any(
        sum(meaning(cell)[1] for cell in row) > 1 and not any(map(_LIKE_DATA.fullmatch, row))
        for row in below
    )


def titles_at(rows: Sequence[Sequence[str]], line: int) -> list[str]:
    """The titles of the header at `line` (from 1), each column with one of its own.

    Where the header has a gap below a cell merged over two rows, the title stands in the row
    above. A column without a title that is not empty is called by its place, and a title that
    came before by its number, so that no column is lost.
    """
    header = [title.strip() for title in rows[line - 1]]
    upper = [title.strip() for title in rows[line - 2]] if line > 1 else []
    gaps = [i for i, title in enumerate(upper) if title and not "".join(header[i : i + 1])]
    header += [""] * (max(map(len, rows[line - 1 :])) - len(header))
    header = _grouped(header, upper)
    if any(meaning(upper[i])[1] for i in gaps):
        header += [""] * (len(upper) - len(header))
        for i in gaps:
            header[i] = upper[i]
    titles: list[str] = []
    for i, title in enumerate(header):
        if not title and any("".join(row[i : i + 1]).strip() for row in rows[line:]):
            title = f"第{i + 1}列"
        titles.append(_told_apart(title, titles))
    while titles and not titles[-1]:
        titles.pop()
    return titles


def _grouped(header: list[str], upper: Sequence[str]) -> list[str]:
    """Titles that only say something with the group above them: 日期 below 入会."""
    groups = [*upper, *[""] * (len(header) - len(upper))]
    for i, group in enumerate(groups[1:], start=1):
        # A cell merged over several columns holds its text in the first.
        groups[i] = group or groups[i - 1]
    whole = (f"{group}{title}" for group, title in zip(groups, header, strict=False))
    return [
        both if title and meaning(title) == ("", False) and meaning(both)[1] else title
        for title, both in zip(header, whole, strict=False)
    ]


def _told_apart(title: str, before: Sequence[str]) -> str:
    if not title or title not in before:
        return title
    return next(new for n in count(2) if (new := f"{title}（{n}）") not in before)


def header_score(rows: Sequence[Sequence[str]]) -> int:
    """How sure it is that a header stands among the first rows of a table; 0: there is none."""
    return max(map(_score, rows[:HEADER_WITHIN]), default=0)


def guess_columns(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """For a table without a header: the columns of names and of phones, told by their contents."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[i].strip() for row in rows if i < len(row)] for i in range(min(width, 100))]
    mapping: dict[int, str] = {}
    for index, cells in enumerate(columns):
        for field, fits in (("phone", _is_phone), ("name", _is_name)):
            if field not in mapping.values() and _mostly(cells, fits):
                mapping[index] = field
                break
    return mapping


def _mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(fits, filled)) * 10 >= len(filled) * 6


def _is_phone(text: str) -> bool:
    try:
        return parse_phone(text) is not None
    except Problem:
        return False


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{1,8}-?\d{2,9}", text) is not None


def _is_name(text: str) -> bool:
    return re.fullmatch("[\u4e00-\u9fff·]{2,5}", text) is not None
