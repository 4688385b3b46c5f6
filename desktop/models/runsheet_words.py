"""What a session came to, in words, Chinese and English."""

from desktop.models.counting import filled
from desktop.models.runsheet import Part, Summary

_ZH = (
    "{title} 小结",
    "到场 {came} 人，其中迟到 {late} 人",
    "流程 {done}/{parts} 项，计划 {planned} 分，实际 {actual} 分",
    "超时：{over}",
    "提问 {asked} 个，已答 {answered} 个",
    "分享记录 {lines} 条",
)
_EN = (
    "{title}: summary",
    "{came:person|people} came, {late} of them late",
    "{done} of {parts:part|parts}, planned {planned} min, actual {actual} min",
    "Over time: {over}",
    "{asked:question|questions} asked, {answered} answered",
    "{lines:line|lines} of transcript",
)


def summed_up(heading: str, found: Summary, language: str) -> str:
    """The lines of a summary; what there was none of is left out."""
    chinese = language.startswith("zh")
    title, came, sheet, over, asked, lines = _ZH if chinese else _EN
    comma, plus = ("、", "超 {n}") if chinese else (", ", "{n} over")
    named = comma.join(_over(part, plus, found.at) for part in found.over)
    said = [
        filled(title, title=heading),
        filled(came, came=found.came, late=found.late),
        filled(
            sheet,
            done=found.done,
            parts=found.parts,
            planned=found.planned,
            actual=found.actual,
        )
        if found.parts
        else "",
        filled(over, over=named) if named else "",
        filled(asked, asked=found.asked, answered=found.answered) if found.asked else "",
        filled(lines, lines=found.lines) if found.lines else "",
    ]
    return "\n".join(line for line in said if line)


def _over(part: Part, plus: str, at: int) -> str:
    return f"{part.title} {filled(plus, n=part.over(at))}"
