"""The button that writes an import: it says how much, and what is held back where there is room."""

from desktop.views.parts.button import Button


class WriteButton(Button):
    """`show_words` what it does in full and in short; `fit` chooses by the room (px)."""

    def __init__(self) -> None:
        super().__init__("", "primary", "check")
        self._whole = self._short = ""

    def show_words(self, whole: str, short: str) -> None:
        """What it does; a screen reader and the tooltip always say all of it."""
        self._whole, self._short = whole, short
        self.setAccessibleName(whole)
        self.setToolTip(whole)

    def fit(self, room: int) -> None:
        """Say as much as fits."""
        self.setText(self._whole)
        if self.sizeHint().width() > room:
            self.setText(self._short)
