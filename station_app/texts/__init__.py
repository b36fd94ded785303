"""Core facts as words: sentences for refusals and troubles, labels of states, dates, the words of sheets.

Uses QtCore's translation only, so that the command line has the same words as the window. English is the source;
`resources/i18n/zh_CN.ts` holds the Chinese. Calls read `translate("Context", "Text {field}").format(field=…)`.
"""

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str) -> str:
    """A sentence in the language in force; English when there is none. Both arguments are literals, for lupdate."""
    return QCoreApplication.translate(context, text)
