"""What comparing is doing, for a reader: "which articles tell one story"."""

__all__ = ["step_words"]

_STEPS = {
    "same_name": "who is meant by a name",
    "referents": "people and bodies under all their names",
    "copies": "which articles share text",
    "versions": "which are versions of one article",
    "lineages": "versions in their order",
    "same_story": "which articles tell one story",
    "stories": "which articles tell one story",
    "within": "each story by itself",
}
"""By the names of stages; "within" are all stages that are done story by story."""


def step_words(stage: str) -> str:
    return _STEPS.get(stage, stage.replace("_", " "))
