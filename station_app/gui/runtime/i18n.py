"""The language of the window: chosen, or as Windows, else Chinese; switched while running."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

_LOCALES = {"zh": "zh_CN", "en": "en_US"}


def language_for(choice: str, system: Sequence[str]) -> str:
    """Chinese ("zh") or English ("en"): the choice if there is one, else the system's first language, else Chinese."""
    if choice in _LOCALES:
        return choice
    for name in system[:1]:
        short = name.replace("_", "-").split("-")[0].lower()
        if short in _LOCALES:
            return short
    return "zh"


class Language(QObject):
    """Installs our translation and Qt's own; every widget then gets a LanguageChange event and says its words anew."""

    changed = Signal(str)
    """The new language, after the translators were put in."""

    def __init__(self, app: QCoreApplication, resources: Path, choice: str = "", parent: QObject | None = None) -> None:
        """`choice` is "" (as Windows), "zh" or "en". The language is in force when this returns."""
        super().__init__(parent)
        self._app = app
        self._folders = (
            resources / "i18n",
            Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        )
        self._installed: list[QTranslator] = []
        self._code = ""
        self.use(choice)

    @property
    def code(self) -> str:
        """The language in force: "zh" or "en"."""
        return self._code

    def use(self, choice: str) -> None:
        """Switch to "", "zh" or "en" at once."""
        code = language_for(choice, QLocale.system().uiLanguages())
        if code == self._code:
            return
        self._code = code
        QLocale.setDefault(QLocale(_LOCALES[code]))
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = [
            translator
            for folder, name in zip(self._folders, self._file_names(code), strict=True)
            if (translator := self._load(folder / name)) is not None
        ]
        for new in self._installed:
            self._app.installTranslator(new)
        self.changed.emit(code)

    def _file_names(self, code: str) -> tuple[str, str]:
        return (f"{_LOCALES[code] if code == 'zh' else code}.qm", f"qtbase_{_LOCALES[code]}.qm")

    def _load(self, path: Path) -> QTranslator | None:
        # English is the source: it needs no file, except one for plurals where there is one.
        translator = QTranslator(self)
        if path.exists() and translator.load(str(path)):
            return translator
        return None
