"""The languages of the window: ours, and Qt's own words in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from smsgui import resources

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}


def system_language() -> str:
    """The system's language if it is one of ours, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def current_language() -> str:
    """The language that the window speaks now."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


class Speech:
    """Which language the application speaks."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Let everything that is made from now on speak ``language``; another one than ours is taken for English."""
        language = language if language in LANGUAGES else "en"
        self.fall_silent()
        english = QLocale(QLocale.Language.English, QLocale.system().territory())
        QLocale.setDefault(english if language == "en" else QLocale(QLocale.Language.Chinese))
        for name, folder in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("smsgui", str(resources.ROOT / "i18n")),
        ):
            translator = QTranslator(self._app)
            if translator.load(f"{name}_{language}", folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)

    def fall_silent(self) -> None:
        """Translate nothing any more."""
        while self._installed:
            translator = self._installed.pop()
            self._app.removeTranslator(translator)
            translator.deleteLater()
