"""Things in the report: what counts as a mention."""

from __future__ import annotations

from newsparse.linking.places import aside
from newsparse.record import Article, Entity, Span
from newsparse.report.things import Things


def _article(text: str) -> Article:
    at = text.index("Kelvor")
    span = Span(text="Kelvor", start=at, end=at + 6)
    entity = Entity(id="e1", name="Kelvor", label="ORG", mentions=(span,), corpus_id="t1")
    return Article(id="a", text=text, entities=(entity,))


def test_a_name_in_a_credit_is_in_no_count() -> None:
    things = Things(aside=aside)
    things.add(1, _article("Kelvor embauche."))
    things.add(2, _article("La pluie revient.\n\nPhoto : Kelvor"))
    assert things.named(5) == [("Kelvor (ORG)", 1)]
