"""The frame around the pages: steps at the left, banners above, back and on below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsgui.gui.way import WAY, Progress, titles
from smsgui.gui.widgets.footer import Footer
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.rule import Rule
from smsgui.gui.widgets.steps import Step, StepList, StepState


class Shell(QWidget):
    """Shows the page of a step, and how far the user is."""

    def __init__(self, pages: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._titles = titles()
        steps = [Step(key, title, key) for key, title in self._titles.items()]
        steps.append(Step("history", self.tr("History"), "history", StepState.OPEN, numbered=False))
        self.steps = StepList(steps)
        self.steps.setAccessibleName(self.tr("Steps"))
        self.practice = Notice(square=True)
        self.practice.setObjectName("practice_banner")
        self.unfinished = Notice(square=True)
        self.unfinished.setObjectName("unfinished")
        self.footer = Footer()
        self._stack = QStackedWidget()
        for page in pages.values():
            self._stack.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for banner in (self.practice, self.unfinished):
            right.addWidget(banner)
        right.addWidget(self._stack, 1)
        right.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(Rule())
        row.addLayout(right, 1)

    @property
    def current(self) -> str:
        """The step whose page is shown."""
        return next(key for key, page in self._pages.items() if page is self._stack.currentWidget())

    def show_page(self, key: str) -> None:
        """Show the page of a step."""
        self._stack.setCurrentWidget(self._pages[key])
        self.steps.go(key)

    def show_progress(self, progress: Progress) -> None:
        """Show which steps are done, which can be gone to, and what is missing."""
        for key in WAY:
            self.steps.show_step(key, progress.state(key), progress.note(key))
        key = self.current
        if key == "history":
            self.footer.show_way(None, None, "", can_go_on=False)
            return
        place = WAY.index(key)
        back = self._titles[WAY[place - 1]] if place else None
        if key == WAY[-1]:
            self.footer.show_way(back, None, "", can_go_on=False)
            return
        on = progress.can_go_on(key)
        following = self._titles[WAY[place + 1]]
        self.footer.show_way(back, following, "" if on else progress.missing(key), can_go_on=on)

    def show_practice(self, on: bool) -> None:
        """Say on every page that this is practice."""
        self.practice.say(self.tr("Practice: no message leaves this computer.") if on else "", "practice")
