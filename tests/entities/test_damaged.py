"""Pages that lost letters when somebody decoded them wrongly."""

from __future__ import annotations

import newsparse

LOST = (
    "La soci\ufffdt\ufffd Kelvor pourrait \ufffdtre vendue \ufffd Microsoft, selon une \ufffdtude. "
    "Aux \ufffdtats-Unis, il vit \ufffd grande \ufffdchelle dans l\ufffd\ufffdcosyst\ufffdme."
)


def test_pieces_of_torn_words_are_no_names() -> None:
    names = {entity.name for entity in newsparse.parse(LOST).entities}
    assert names <= {"Kelvor", "Microsoft", "\ufffdtats-Unis"}
    assert "Microsoft" in names
