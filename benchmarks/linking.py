"""How well ``newsparse link`` tells things over a corpus with gold links: B-cubed over mentions, labels
changed, furniture.

    python -m benchmarks.linking [--show] [FILE]

The corpus is ``training/corpus`` (its README says how it is marked). ``FILE`` (``c.txt``) counts the articles
of that file alone; all of them are linked.
"""

from __future__ import annotations

import datetime as dt
import itertools
import pathlib
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from newsparse.batch.convert import read
from newsparse.entities.keys import key_of
from newsparse.linking import link
from newsparse.linking.things import read_things
from newsparse.record import Article, Entity, Label, Span

CORPUS = pathlib.Path(__file__).parents[1] / "training" / "corpus"
_HEADER = re.compile(r"(?m)^=== (\S+) (\d{4}-\d\d-\d\d)\n")
_MARK = re.compile(r"\[([^\[\]|\n]+)\|([A-Z]+)(?:>([A-Z]+))?\|(\??[a-z0-9-]+)(\*?)\]")
# What a recogniser would say of its labels, one after the other: a wrong one is sometimes sure of itself, a
# right one not always.
_RIGHT, _WRONG = (0.95, 0.9, 0.8, 0.65), (0.45, 0.6, 0.75, 0.9)


class Gold(NamedTuple):
    """What an entity of an article truly is."""

    thing: str
    label: str
    furniture: bool


class Marked(NamedTuple):
    """A record built from marks, and the gold of its entities by id."""

    file: str
    article: Article
    gold: Mapping[str, Gold]


class Scores(NamedTuple):
    """B-cubed over mentions, labels changed, and names marked as furniture."""

    precision: float
    recall: float
    changed_right: int
    changed_wrong: int
    labels_wrong_before: int
    labels_wrong_after: int
    furniture_found: int
    furniture_missed: int
    furniture_invented: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def marked(folder: pathlib.Path = CORPUS) -> list[Marked]:
    """The records of the corpus."""
    right, wrong = itertools.cycle(_RIGHT), itertools.cycle(_WRONG)
    found = []
    for path in sorted(folder.glob("*.txt")):
        _, *parts = _HEADER.split(path.read_text(encoding="utf-8"))
        for address, day, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            found.append(_record(path.name, address, day, body.strip(), right, wrong))
    return found


def _record(
    file: str, address: str, day: str, body: str, right: Iterator[float], wrong: Iterator[float]
) -> Marked:
    text, mentions = "", defaultdict(list)
    cursor = 0
    for mark in _MARK.finditer(body):
        text += body[cursor : mark.start()]
        surface, said, truth, thing, star = mark.groups()
        mentions[thing, said, truth or said, bool(star)].append(
            Span(text=surface, start=len(text), end=len(text) + len(surface))
        )
        text, cursor = text + surface, mark.end()
    text += body[cursor:]
    entities, gold = [], {}
    for number, ((thing, said, truth, star), spans) in enumerate(mentions.items(), 1):
        name = max((span.text for span in spans), key=len)
        label, sure = cast(Label, said), next(right if said == truth else wrong)
        entities.append(
            Entity(
                id=f"e{number}",
                key=key_of(name, label),
                name=name,
                label=label,
                mentions=tuple(spans),
                confidence=sure,
            )
        )
        gold[f"e{number}"] = Gold(f"{thing} of {address}" if thing.startswith("?") else thing, truth, star)
    article = Article(
        id=address, source=address, published=dt.date.fromisoformat(day), text=text, entities=tuple(entities)
    )
    return Marked(file, article, gold)


class Mention(NamedTuple):
    """One mention: where the corpus put it, and where it belongs."""

    file: str
    name: str
    said: str
    label: str
    found: str
    gold: Gold


def run(records: Sequence[Marked], file: str | None = None) -> tuple[Scores, list[Mention]]:
    """Link the records and score them, those of one file or all."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "in.jsonl", pathlib.Path(folder) / "out.jsonl"
        source.write_text(
            "".join(record.article.model_dump_json() + "\n" for record in records), encoding="utf-8"
        )
        link([source], target)
        linked = list(read(target))
        furniture = {thing.id for thing in read_things(f"{target}.things.jsonl") if thing.furniture}
    mentions = [
        mention
        for record, article in zip(records, linked, strict=True)
        for mention in _mentions(record, article)
    ]
    return _scores(mentions, furniture, file), mentions


def _mentions(record: Marked, article: Article) -> Iterator[Mention]:
    for entity in article.entities:
        found = entity.corpus_id or f"{article.id} {entity.id}"
        said = entity.label_in_article or entity.label
        for _ in entity.mentions:
            yield Mention(record.file, entity.name, said, entity.label, found, record.gold[entity.id])


def _scores(mentions: Sequence[Mention], furniture: set[str], file: str | None) -> Scores:
    clusters, things = Counter(one.found for one in mentions), Counter(one.gold.thing for one in mentions)
    both = Counter((one.found, one.gold.thing) for one in mentions)
    own = [one for one in mentions if file in (None, one.file)]
    changed = [one for one in own if one.said != one.label]
    real = {one.gold.thing for one in mentions if not one.gold.furniture}
    stands = {one.gold.thing for one in own} - real
    marked = {one.gold.thing for one in own if one.found in furniture}
    return Scores(
        precision=sum(both[one.found, one.gold.thing] / clusters[one.found] for one in own) / len(own),
        recall=sum(both[one.found, one.gold.thing] / things[one.gold.thing] for one in own) / len(own),
        changed_right=sum(one.label == one.gold.label for one in changed),
        changed_wrong=sum(one.label != one.gold.label for one in changed),
        labels_wrong_before=sum(one.said != one.gold.label for one in own),
        labels_wrong_after=sum(one.label != one.gold.label for one in own),
        furniture_found=len(stands & marked),
        furniture_missed=len(stands - marked),
        furniture_invented=len(marked - stands),
    )


def report(mentions: Sequence[Mention], file: str | None) -> Iterator[str]:
    """What is wrong: things in several clusters, clusters of several things, labels."""
    for title, key, other in (("split", "thing", "found"), ("joined", "found", "thing")):
        groups: defaultdict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for one in mentions:
            sides = {"thing": one.gold.thing, "found": one.found}
            groups[sides[key]][sides[other], one.name, one.said] += int(file in (None, one.file))
        for name, rows in sorted(groups.items()):
            if len({side for side, *_ in rows}) > 1 and any(rows.values()):
                yield f"{title} {name}: " + "; ".join(
                    f"{side[-24:]} {word!r} {label} {count}" for (side, word, label), count in rows.items()
                )
    for one in mentions:
        if one.label != one.gold.label and file in (None, one.file):
            yield f"label {one.name!r}: said {one.said}, now {one.label}, is {one.gold.label}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    file = next((argument for argument in arguments if argument.endswith(".txt")), None)
    records = marked()
    scores, mentions = run(records, file)
    if "--show" in arguments:
        print(*report(mentions, file), sep="\n")
    print(f"{len(records)} articles, {len(mentions)} mentions, {file or 'all files'}")
    print(
        f"f1 {scores.f1:.4f}", *(f"{name} {value:.4g}" for name, value in scores._asdict().items()), sep="\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
