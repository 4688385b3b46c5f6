"""What a session came to, in words, Chinese and English."""

from desktop.models.counting import filled
from desktop.models.runsheet import Part, Summary
from desktop.models.traditional import written

_ZH = (
    "{title} 小结",
    "到场 {came} 人，其中迟到 {late} 人",
    "流程 {done}/{parts} 项，计划 {planned} 分，实际 {actual} 分",
    "超时：{over}",
    "提问 {asked} 个，已答 {answered} 个",
    "分享记录 {lines} 条",
    "已发 {points} 分",
    "，结束后预计共 {whole} 分（只算每次给分的规则）",
)
_EN = (
    "{title}: summary",
    "{came:person|people} came, {late} of them late",
    "{done} of {parts:part|parts}, planned {planned} min, actual {actual} min",
    "Over time: {over}",
    "{asked:question|questions} asked, {answered} answered",
    "{lines:line|lines} of transcript",
    "{points:point|points} given",
    ", about {whole} once all is settled (rules for each time only)",
)


def summed_up(heading: str, found: Summary, language: str) -> str:
    """The lines of a summary; what there was none of is left out."""
    chinese = language.startswith("zh")
    words = (written(one, language) for one in (_ZH if chinese else _EN))
    title, came, sheet, over, asked, lines, points, more = words
    comma, plus = ("、", written("超 {n}", language)) if chinese else (", ", "{n} over")
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
        _points(points, more, found),
    ]
    return "\n".join(line for line in said if line)


def _points(given: str, more: str, found: Summary) -> str:
    if not (found.points or found.more):
        return ""
    hope = filled(more, whole=found.points + found.more) if found.more else ""
    return filled(given, points=found.points) + hope


def _over(part: Part, plus: str, at: int) -> str:
    return f"{part.title} {filled(plus, n=part.over(at))}"
