"""The frame round the pages: sidebar, sheet, status line, and what they say of the community."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.permission import role_words
from desktop.models.traditional import written
from desktop.store import backuptime, home, openword, synced, tray
from desktop.store.reads import Reads
from desktop.sync.state import GaveBack, State
from desktop.views.pages import Pages
from desktop.views.parts import privacy
from desktop.views.parts.dates import short_moment
from desktop.views.sheet import Sheet
from desktop.views.sidebar import Sidebar, rows
from desktop.views.statusline import StatusLine
from desktop.views.sync import pill, resuming
from desktop.views.theme.palette import look, size

# Narrower than this (px at 100 %) the sidebar folds.
FOLDS_BELOW = 800
_EDGE = 8
_ACCEPTED = "window/synced_accepted"
_READ = "window/returned_read"
# What was last heard of a newer release; views/updating.py reads it.
HEARD = "updates/known"


class Frame(QWidget):
    """Made anew with every look; reads what it says whenever it is asked to show it."""

    def __init__(self, reads: Reads, folder: Path, pages: Pages) -> None:
        super().__init__()
        self._reads, self._folder, self._pages = reads, folder, pages
        self.sidebar, self.sheet, self.status = Sidebar(), Sheet(), StatusLine()
        self._upper = upper = QHBoxLayout()
        upper.setContentsMargins(0, _EDGE, _EDGE, 0)
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self.sheet, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self.sheet.synced.ended.connect(self._accept_synced)
        self._show_synced()
        self._returned = ""
        self.sheet.returned.ended.connect(self._read_returned)

    def show_all(self, state: State) -> str:
        """Name, count, role and state, as they stand now; the name."""
        translate = QCoreApplication.translate
        card = home.community(self._reads)
        count = filled(
            translate("Window", "{count} 位成员"), count=privacy.amount(f"{card.members:,}")
        )
        self.sidebar.switcher.show_community(card.name, count)
        self.sheet.sample.show_text(self._of_sample() if home.is_sample(self._reads) else "")
        self._show_preview()
        self._show_pack()
        self.show_sync(state)
        self.status.show_role(translate("Window", "以“{role}”身份").format(role=self._role()))
        self._show_backup()
        self._show_news()
        self.status.show_privacy(translate("Window", "投屏隐私已开") if privacy.on() else "")
        return card.name

    def _show_backup(self) -> None:
        translate = QCoreApplication.translate
        last = backuptime.last(self._reads)
        when = short_moment(last) if last else ""
        said = translate("Window", "备份 {when}").format(when=when)
        if not last:
            # What is done in a pack is handed back, not kept here.
            of_pack = home.is_pack(self._reads)
            said = "" if of_pack else translate("Window", "还没有备份")
        self.status.show_backup(said, wanting=last is None)

    def _of_sample(self) -> str:
        translate = QCoreApplication.translate
        if openword.read(self._folder):
            told = translate("Window", "示例社群：口令就放在它的文件夹里（{file}），别往里放真人。")
            return told.format(file=openword.FILE)
        return translate("Window", "示例社群：里面的人和事都是编的，随便点，不会混进你的数据。")

    def show_sync(self, state: State) -> None:
        """The pill of the status line, and what the sidebar says a person has to look at."""
        found = tray.counts(self._reads)
        word = pill.pill(state, found)
        self.status.show_state(word.text, word.picture, word.tone)
        self.status.tasks.offer(resuming.offered(self._reads))
        self._show_returned(state.gave)
        every, urgent = list(self._pages.screens.values()), found.cards + found.refused
        badges = {"sync": str(urgent)} if urgent else {}
        self.sidebar.show_rows(rows(every, badges), rows(every, pinned=True))
        self.show_chosen()

    def _show_news(self) -> None:
        """Hardly ever is there a newer release: nothing is loaded to say so."""
        found = None
        if QSettings().contains(HEARD):
            from desktop.views import updating

            found = updating.known()
        told = QCoreApplication.translate("Window", "有新版本 {version}")
        self.status.show_news(told.format(version=found.version) if found else "")

    def _show_returned(self, gave: GaveBack | None) -> None:
        """Say once, until it was read, what a restored hub got back."""
        self._returned = str(gave.at) if gave else ""
        if gave is None or QSettings().value(_READ) == self._returned:
            self.sheet.returned.show_text("")
            return
        # A hub is restored once in years; what names it need not be loaded for a start.
        from desktop.sync.telling import gave_back

        told = gave_back(gave.count, [privacy.name(one) for one in gave.whose])
        self.sheet.returned.show_text(told.sentence(look().language))

    def _read_returned(self) -> None:
        QSettings().setValue(_READ, self._returned)
        self.sheet.returned.show_text("")

    def show_chosen(self) -> None:
        """Mark the open screen."""
        self.sidebar.show_chosen(self._pages.marked())
        whole = self._pages.whole()
        if self.sidebar.isHidden() != whole:
            self.sidebar.setHidden(whole)
            self.status.setHidden(whole)
            edge = _EDGE if whole else 0
            self._upper.setContentsMargins(edge, _EDGE, _EDGE, edge)

    def _show_preview(self) -> None:
        """Say whose eyes one looks through, if they are not one's own."""
        told = QCoreApplication.translate("Window", "正在以“{role}”的眼睛看，只能看，不能改")
        told = told.format(role=self._role())
        self.sheet.banner.show_text(told if self._reads.actor.preview else "")

    def _show_pack(self) -> None:
        """Say what an opened pack is; of an expired one nothing else is shown."""
        if not home.is_pack(self._reads):
            return
        from desktop.views.door.packing import banner

        text, over = banner(self._reads)
        self.sheet.pack.show_text(text)
        self.sheet.pages.setHidden(over)
        self.sidebar.setDisabled(over)

    def _show_synced(self) -> None:
        """Warn where another program may copy the file in the middle of a write."""
        service = synced.service(self._folder)
        known = QSettings().value(_ACCEPTED) == str(self._folder)
        text = QCoreApplication.translate(
            "Window", "社群放在 {service} 的同步文件夹里，同步时可能损坏：请移到不同步的文件夹。"
        )
        self.sheet.synced.show_text(text.format(service=service) if service and not known else "")

    def _accept_synced(self) -> None:
        QSettings().setValue(_ACCEPTED, str(self._folder))
        self._show_synced()

    def fold(self, width: int) -> None:
        """Fold the sidebar where the page needs its room; `width` is the window's."""
        self.sidebar.fold(width < size(FOLDS_BELOW))

    def _role(self) -> str:
        said, language = role_words(self._reads.actor.role), look().language
        chinese = language.startswith("zh")
        return written(said["role_zh"], language) if chinese else said["role_en"]
