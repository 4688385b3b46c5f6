"""Turns one row of an activity log into what a member did when, or into the reason it cannot be."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

import msgspec

from desktop.formats.cells import Memo, clean_cell, text_of
from desktop.formats.header import HEADER_WITHIN, fold_title, titles_in
from desktop.formats.prepared import Reason
from desktop.models.activity import CATEGORY
from desktop.models.dates import parse_moment
from desktop.models.names import fold
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem

LARGEST_AMOUNT = 10**13  # fen: a hundred billion yuan
_KINDS = {
    "checkin": "签到 打卡 到场 出席 到会 参加 参加活动 checkin signin attend attendance",
    "post": "发言 发帖 聊天 消息 发消息 群聊 留言 说话 互动 分享 post message chat speak comment",
    "order": "下单 购买 消费 订单 付款 支付 成交 买单 复购 order purchase buy paid pay",
    "referral": "推荐 邀请 拉新 介绍 转介绍 引荐 裂变 推荐新人 邀请新人 referral refer invite",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPS = re.compile(r"(?<=\d)[,，](?=\d{3}(?:\D|$))")


class PreparedActivity(msgspec.Struct, array_like=True, gc=False):
    """One row of an activity log.

    `local` is YYYY-MM-DDTHH:MM:SS in the community's zone, `phone` E.164, `kind` checkin, post,
    order or referral, `amount` fen or None, `reference` the source's own number or empty. A
    rejected row has a `reject`, the Problem's code and values, and its `raw` cells.
    """

    line: int
    local: str = ""
    phone: str = ""
    kind: str = ""
    amount: int | None = None
    text: str = ""
    reference: str = ""
    reject: Reason | None = None
    raw: tuple[str, ...] = ()
    category: str = ""


def parse_amount(text: str) -> int | None:
    """Yuan as people write them (￥1,299.50, 99元) in fen, exactly; None for an empty cell.

    Raises Problem "row.amount_invalid" for what is no amount or finer than a fen.
    """
    shown, text = text, text_of(text)
    if not text:
        return None
    plain = fold(text).strip("¥￥$").removeprefix("rmb").removeprefix("cny").strip("¥￥元块圆")
    plain = _GROUPS.sub("", plain.removesuffix("rmb").removesuffix("cny"))
    try:
        fen = Decimal(plain) * 100 if _NUMBER.fullmatch(plain) else None
    except InvalidOperation:
        fen = None
    if fen is None or fen != int(fen) or abs(fen) > LARGEST_AMOUNT:
        raise Problem("row.amount_invalid", amount=shown)
    return int(fen)


def suggest_activity(header: Sequence[str]) -> dict[int, str]:
    """Column index → time, phone, kind, amount, text, category or reference, each once."""
    titles = titles_in("activity-titles.txt")
    mapping: dict[int, str] = {}
    for index, title in enumerate(header):
        folded = fold_title(title)
        field = titles.get(folded) or _contained(folded)
        if field and field not in mapping.values():
            mapping[index] = field
    return mapping


def _contained(folded: str) -> str:
    for part, field in (("手机", "phone"), ("电话", "phone"), ("时间", "time"), ("金额", "amount")):
        if part in folded and len(folded) <= 10:
            return field
    return ""


def find_activity_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row that titles at least a time and a phone, or None."""
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        if {"time", "phone"} <= set(suggest_activity(row[:100]).values()):
            return index
    return None


class ActivityPreparer:
    """Prepares the rows of one log; raises nothing for a bad row. `zone` is the community's."""

    def __init__(
        self, header: Sequence[str], mapping: Mapping[int, str], *, zone: str, guarded: bool = False
    ) -> None:
        self._header = [title.strip() for title in header]
        self._at = {field: index for index, field in mapping.items()}
        self._width = max([len(header), *(index + 1 for index in mapping)])
        self._zone = ZoneInfo(zone)
        self._guarded = guarded
        self._phones = Memo(_phone)
        self._kinds = Memo(_kind)

    def prepare(self, line: int, cells: Sequence[str]) -> PreparedActivity | None:
        """The row, prepared or rejected; None for a blank row."""
        joined = "".join(cells)
        if not joined or joined.isspace():
            return None
        try:
            return self._row(line, cells)
        except Problem as problem:
            values = {k: v if isinstance(v, int) else str(v) for k, v in problem.values.items()}
            return PreparedActivity(line, reject=(problem.code, values), raw=tuple(cells))

    def _cell(self, cells: Sequence[str], field: str) -> str:
        index = self._at.get(field, len(cells))
        if index >= len(cells):
            return ""
        title = self._header[index] if index < len(self._header) else field
        return clean_cell(cells[index], title, self._guarded)

    def _row(self, line: int, cells: Sequence[str]) -> PreparedActivity:
        moment = _moment(self._cell(cells, "time"))
        if moment is None:
            raise Problem("row.no_time")
        if moment.tzinfo:
            moment = moment.astimezone(self._zone).replace(tzinfo=None)
        phone = self._phones[self._cell(cells, "phone")]
        kind = self._kinds[self._cell(cells, "kind")]
        amount = parse_amount(self._cell(cells, "amount"))
        if amount is not None and amount < 0:
            raise Problem("row.amount_invalid", amount=self._cell(cells, "amount"))
        return PreparedActivity(
            line,
            moment.isoformat(timespec="seconds"),
            phone,
            kind,
            amount,
            text_of(self._cell(cells, "text")),
            text_of(self._cell(cells, "reference")),
            category=text_of(self._cell(cells, "category"))[:CATEGORY],
        )


def _moment(cell: str) -> datetime | None:
    try:
        return parse_moment(cell)
    except Problem as problem:
        # A date may be left out elsewhere, a time here may not.
        raise Problem("row.time_invalid", time=cell) from problem


def _phone(cell: str) -> str:
    phone = parse_phone(cell)
    if phone is None:
        raise Problem("row.no_phone")
    return phone.e164


def _kind(cell: str) -> str:
    kind = _KIND_OF.get(fold(cell))
    if kind is None:
        raise Problem("row.kind_unknown", kind=cell)
    return kind
