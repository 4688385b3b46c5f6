"""Lines of a roster that are about the table and no member: sums, remarks, examples."""

import re
from collections.abc import Sequence

from desktop.formats.cells import FOOTER
from desktop.models.problem import Problem

_SHOWN = 40
# How the line of sums below a table begins; nobody's name does.
_SUMS = re.compile(
    r"\s*(?:合计|合計|总计|總計|小计|小計|共计|共計|总人数|總人數|共\s*\d+\s*[人名位])"
)
# What stands above a part of the table: 一组, 第二队（15 人）, 广州分会.
_HEADING = re.compile(
    r"\s*(?:第?\s*[\d一二三四五六七八九十]{1,3}\s*[组組队隊班期群部区區排]|[A-Za-z]\s*[组組队隊班群区區]"
    r"|.{0,10}(?:组|組|小队|小隊|大队|大隊|战队|戰隊|分队|分隊|分会|分會|分舵|支部|名单|名單))"
    r"\s*[(（]?\s*(?:共?\s*\d+\s*[人名位]?)?\s*[)）]?\s*"
)
_EXAMPLE = re.compile(r"[(（【\[]?(?:示例|样例|示範|例如|例|填写示例)[)）】\]]?\s*[:：]")


def check_line(joined: str, cells: Sequence[str], *, several: bool) -> None:
    """Refuse a line about the table or a part of it; `several`: the table has more columns than
    one. Raises Problem row.sum, row.remark, row.heading."""
    if _SUMS.match(joined):
        raise Problem("row.sum")
    # 制表人：小李 and 第二组 stand in one cell, above, below or between the members.
    if not several or joined not in cells:
        return
    if "：" in joined or ":" in joined:
        raise Problem("row.remark", text=joined.strip()[:_SHOWN])
    if _HEADING.fullmatch(joined):
        raise Problem("row.heading", text=joined.strip())


def check_name(name: str, nickname: str, *, phone: bool) -> None:
    """Refuse what stands where a name does and is none. Raises Problem row.sum, row.remark."""
    if _EXAMPLE.match(name):
        raise Problem("row.remark", text=name[:_SHOWN])
    if not phone and (FOOTER.fullmatch(name) or FOOTER.fullmatch(nickname)):
        raise Problem("row.sum")
