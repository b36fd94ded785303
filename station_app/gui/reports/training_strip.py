"""The figures of a period's trainings under those of its visits: sessions, who came, hours, who stayed away, topics."""

from collections.abc import Mapping

from station_app.core.reports.training_figures import TrainingFigures
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.reports.asked_strip import AskedStrip
from station_app.gui.reports.figures import Fact, change_of, held_against, written
from station_app.gui.reports.words import days_words
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.training_sheets import training_words

TRAINING_KEYS = ("held", "cancelled", "attended", "people", "hours", "absent_share")
_MORE_IS_GOOD = frozenset({"held", "attended", "people", "hours"})
_COLUMNS = (6, 3, 2)
_MOST_TOPICS = 8


class TrainingStrip(AskedStrip):
    """Under the figures stands who attended what, by topic; it hides where no session was held or cancelled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "reportsTraining", [f"training_{key}" for key in TRAINING_KEYS], _COLUMNS)
        self.topics = PlainLabel("", "secondary", wrap=True)
        self.topics.setObjectName("reportsTrainingTopics")
        self.topics.setContentsMargins(8, 0, 8, 4)
        self.body.addWidget(self.topics)

    def show_training(
        self, now: TrainingFigures, before: TrainingFigures, *, courses: Mapping[str, str], wanted: bool
    ) -> None:
        """Show the figures of a period; none when there are none, or when the station does without the part.

        `courses` are the labels of topics by their code.
        """
        self.close_definition()
        self.setVisible(wanted and now.anything)
        self.show_facts(training_facts(now, before))
        self.topics.setText(topics_words(now, courses))
        self.topics.setVisible(bool(now.by_topic))

    def retranslate(self) -> None:
        """The title, in the language in force."""
        self.set_title(translate("Reports", "Training"))


def topics_words(of: TrainingFigures, courses: Mapping[str, str]) -> str:
    """Who attended what: a line of topics with how often each was attended, the most attended first."""
    named = [f"{courses.get(key, key)} {topic.attended:,}" for key, topic in of.by_topic.items()]
    listed = " · ".join(named[:_MOST_TOPICS])
    words = translate("Reports", "Attended by topic: {topics}").format(topics=listed)
    more = len(named) - _MOST_TOPICS
    if more <= 0:
        return words
    return translate("Reports", "{topics} and {count} more").format(topics=words, count=more)


def training_facts(now: TrainingFigures, before: TrainingFigures) -> dict[str, Fact]:
    """The figures of a period's trainings by key, in the language in force; `before` is what it is held against."""
    words, found = training_words(), {}
    days = days_words(before.period.first, before.period.last)
    for key in TRAINING_KEYS:
        value, earlier = getattr(now, key), getattr(before, key)
        change = change_of(value, earlier, any_before=before.anything)
        if key == "absent_share" and before.anything:  # a share of a share says nothing
            change = translate("Reports", "was {count}").format(count=written(earlier))
        against = (
            held_against(days, earlier, change)
            if before.anything
            else translate("Reports", "Nothing to hold it against: no session was held on {days}.").format(days=days)
        )
        good = key in _MORE_IS_GOOD and change.startswith("▲")
        found[f"training_{key}"] = Fact(
            words[f"figure.training_{key}"],
            written(value),
            f"{words[f'definition.training_{key}']}\n\n{against}",
            change,
            "ok" if good else "small",
        )
    return found
