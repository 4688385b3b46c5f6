"""A failure the operator can act on: a code, its values, and the sentence that says what to do."""

import re

from desktop.models.counting import filled
from desktop.models.reasons import REASONS
from desktop.models.traditional import written

_WAYS = re.compile("«([^|»]*)\\|([^»]*)»")


class Problem(Exception):
    """Bad input or a state of affairs the operator can mend; a bug is any other exception.

    The code is stable and names one entry of `SENTENCES`; values fill its placeholders.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def sentence(self, language: str = "zh_CN", *, window: bool = False) -> str:
        """What happened, where, and what to do, in zh_CN, zh_TW or (any other language) en.

        The way out is a command, or in a window the button or page that does the same.
        """
        # Where nothing goes wrong nothing is said: a start reads none of the sentences.
        from desktop.models.sentences import SENTENCES

        at = 0 if language.startswith("zh") else 1
        values = {name: self._word(name, at, language) for name in self.values}
        text = _WAYS.sub(r"\1" if window else r"\2", SENTENCES[self.code][at])
        return filled(written(text, language), **values)

    def _word(self, name: str, at: int, language: str) -> object:
        """A value as it is said: a reason by its code, and what is named in Chinese."""
        value = self.values[name]
        if isinstance(value, str) and value in REASONS:
            return written(REASONS[value][at], language)
        return written(str(value), language) if name.endswith("_zh") else value

    def __str__(self) -> str:
        return self.sentence("en")
