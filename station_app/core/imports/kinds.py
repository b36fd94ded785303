"""Of which kind a tool or goods are: as the cell says, else by the words their name holds."""

import re
from collections.abc import Mapping

from station_app.core.gate import compare_key
from station_app.core.imports.cells import Line
from station_app.core.imports.model import Choice, Field

OTHER = "other"


class KindWords:
    """The station's words for kinds: word → code, with every alias."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = {compare_key(word): code for word, code in kinds.items()}

    def of(self, line: Line, name: str) -> str:
        """The kind of a line, with the decision where it was guessed. Raises TooLong."""
        said = line.text(Field.KIND)
        if said is not None:
            code = self._kinds.get(compare_key(said))
            if code is not None:
                return code
            line.decide(Choice.UNKNOWN_KIND, said)
        guess = self.guessed(name)
        if guess is None:
            return OTHER
        line.decide(Choice.KIND_GUESSED, name)
        return guess

    def guessed(self, name: str) -> str | None:
        """The kind whose longest word stands in a name: 应急电源 before 电源. English ones stand as words."""
        plain = compare_key(name)
        spoken = {word.rstrip("s") for word in re.findall(r"[a-z]+", name.casefold())}
        found = [word for word in self._kinds if (word in plain if not word.isascii() else word in spoken)]
        return self._kinds[max(found, key=len)] if found else None
