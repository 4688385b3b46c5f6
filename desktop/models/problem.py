"""A failure the operator can act on: a code, its values, and the sentence that says what to do."""

from desktop.models.sentences import SENTENCES
from desktop.models.sentences.reasons import REASONS


class Problem(Exception):
    """Bad input or a state of affairs the operator can mend; a bug is any other exception.

    The code is stable and names one entry of `SENTENCES`; values fill its placeholders.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def sentence(self, language: str = "zh_CN") -> str:
        """What happened, where, and what to do, in zh_CN or (any other language) en."""
        at = 0 if language.startswith("zh") else 1
        values = {
            name: REASONS[value][at] if isinstance(value, str) and value in REASONS else value
            for name, value in self.values.items()
        }
        return SENTENCES[self.code][at].format(**values)

    def __str__(self) -> str:
        return self.sentence("en")
