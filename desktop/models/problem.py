"""A failure the operator can act on: a code, its values, and the sentence that says what to do."""

from desktop.models.sentences import SENTENCES


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
        chinese, english = SENTENCES[self.code]
        return (chinese if language.startswith("zh") else english).format(**self.values)

    def __str__(self) -> str:
        return self.sentence("en")
