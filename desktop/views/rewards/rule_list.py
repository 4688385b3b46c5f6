"""The list of rules under three headings, each with a dot, its version and whom it reached."""

from collections.abc import Callable

from desktop.models.rulebook import StoredRule
from desktop.views.parts.lines import Line, LineList

_DOTS = {"live": "ok", "draft": "warn", "stopped": "text3"}


class RuleList(LineList):
    """`chosen(id)` when another rule is at hand."""

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("规则"))

    def show_rules(
        self, rules: list[StoredRule], meta: Callable[[StoredRule], str], sought: str
    ) -> None:
        """Show the rules whose name has `sought` in it, the chosen one still chosen."""
        lines: list[Line] = []
        for state, heading in (
            ("live", self.tr("已启用")),
            ("draft", self.tr("草稿")),
            ("stopped", self.tr("已停")),
        ):
            found = [
                Line(one.id, one.name, meta(one), _DOTS[state])
                for one in rules
                if one.state == state and sought.casefold() in one.name.casefold()
            ]
            lines += [Line(None, heading), *found] if found else []
        self.show_lines(lines)
