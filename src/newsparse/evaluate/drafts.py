"""A record as draft gold: what a person corrects by hand before it says what is right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from newsparse.record import Article

CONTEXT = 30  # characters before and after an item of a page, by which it is found again
# What a record says of each item and gold does not: how it was found, and how sure that is.
_LEFT_OUT = frozenset(
    {"rule", "speaker_rule", "confidence", "key", "id", "corpus_id", "label_in_article", "speaker_id"}
)
_OFFSETS = ("start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end")


def draft(
    article: Article, name: str, file: str, *, item: int | None = None, page: bool = False
) -> dict[str, Any]:
    """The annotation that a record amounts to, in the form of ``fixtures/README.md``.

    Args:
        article: the record.
        name: of the annotation.
        file: the file that holds the article, as seen from the folder.
        item: which of the file's articles it is, from 1, where it holds several.
        page: the file is HTML, which has no text before it is read: items are placed by what stands before
            and after.

    >>> from newsparse.record import Money
    >>> price = Money(text="10 €", start=3, end=7, amount=10, currency="EUR", rule="symbol")
    >>> [item] = draft(Article(id="1", text="À 10 €.", money=(price,)), "a", "a.txt")["money"]
    >>> item["text"], item["start"], item["end"], item["amount"], item["currency"], item["per"]
    ('10 €', 3, 7, '10', 'EUR', None)
    """
    record = article.to_dict()

    def placed(found: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        kept = {key: value for key, value in found.items() if key not in _LEFT_OUT}
        if page and "start" in kept:
            start, end = kept["start"], kept["end"]
            kept = {key: value for key, value in kept.items() if key not in _OFFSETS}
            kept |= {
                "before": article.text[max(0, start - CONTEXT) : start],
                "after": article.text[end : end + CONTEXT],
            }
        return {**kept, **more}

    made: dict[str, Any] = {"id": name, "source": file, **({} if item is None else {"item": item})}
    made |= {"published": record["published"], "title": record["title"], "byline": record["byline"]}
    if not page:
        made["text_sha256"] = hashlib.sha256(article.text.encode()).hexdigest()
    made["entities"] = [
        {
            "name": entity["name"],
            "label": entity["label"],
            "mentions": [placed(mention) for mention in entity["mentions"]],
        }
        for entity in record["entities"]
    ]
    made["dates"] = [placed(date) for date in record["dates"]]
    made["money"] = [
        placed(amount, **_stated(record["facts"], place)) for place, amount in enumerate(record["money"])
    ]
    made["quotes"] = [placed(quote) for quote in record["quotes"]]
    made["tables"] = [
        placed(table, rows=[[cell["text"] for cell in row] for row in table["rows"]])
        for table in record["tables"]
    ]
    made["asides"] = [placed(aside) for aside in record["asides"]]
    return made


def _stated(facts: list[dict[str, Any]], place: int) -> dict[str, Any]:
    """What the fact of an amount says, in the gold of the amount."""
    for number, fact in enumerate(facts, 1):
        if place in fact["money"]:
            parties = [{"name": party["name"], "part": party["part"]} for party in fact["counterparties"]]
            return {
                "role": fact["role"],
                "subject": fact["subject"],
                "counterparties": parties,
                "status": fact["status"],
                "fact": number,
            }
    return {}
