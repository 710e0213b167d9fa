"""How many columns: every number is tried on the body, the header is parted to match, and the likeliest
reading wins.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from newsparse.tables.flattened import rating
from newsparse.tables.flattened.clues import Clues
from newsparse.tables.flattened.codes import FLAWS, Codes, codes_of
from newsparse.tables.flattened.columns import Parting, alone, part_rows
from newsparse.tables.flattened.gaps import features as gap_features
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.rules import shifts
from newsparse.tables.flattened.segmentation import expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet

MOST_COLUMNS: Final = 8
_SURE: Final = 20.0  # log-odds beyond which a score says no more


class Looks(NamedTuple):
    """What the looks at the cells of a reading leave for the last one."""

    ground: rating.Ground
    rated: rating.Rated
    heads: Floats  # columns x types: what the header asks for
    header: Floats  # of every header cell that may be, the score: columns x start x end


class Reading(NamedTuple):
    """One way to read the rows: the borders of the header and of the body."""

    columns: int
    header: Ints
    borders: Ints
    features: Floats
    looks: Looks
    score: float = 0.0  # log-odds that the number of columns is right


def gap_odds(sheet: Sheet, clues: Clues, model: Model, *, header: bool = False) -> Floats:
    """The log-odds of a border before each word: ``rows x (longest row + 1)``."""
    lines, rows, words = gap_features(sheet, clues)
    odds = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    odds[rows, words] = (model.header_gaps if header else model.gaps).raw(lines)
    odds += shifts(sheet)
    return odds


def readings(
    whole: Sheet, clues: Clues, odds: Floats, model: Model, columns: int | None = None
) -> list[Reading]:
    """Every number of columns (or the one that is known), each with its likeliest borders; the first row is
    the header.
    """
    header, body = whole.part(0, 1), whole.part(1, len(whole.sizes))
    header_odds, body_odds = odds[:1, : header.width + 1], odds[1:, : body.width + 1]
    body_codes, header_codes = codes_of(body), codes_of(header)
    ground = rating.ground_of(body, body_codes, body_odds, clues.part(1, len(whole.sizes), body.width))
    found = []
    for number in _numbers(whole, body, body_odds) if columns is None else _possible(whole, columns):
        parting = part_rows(body_codes, body_odds, body.sizes, number, model.fit)
        scores = alone(header_codes, header_odds, number, model.header)
        total, _ = expected(scores, header.sizes)
        best, borders = likeliest(scores, header.sizes)
        heads = rating.heads_of(header, borders[0], model.lexicon)
        looked = rating.rate(ground, parting, heads, model.rating)
        rated = looked.parting
        described = np.concatenate(
            [
                _of_rated(rated, parting),
                _of_body(body, body_codes, body_odds, parting._replace(borders=rated.borders)),
                _of_header(header, header_odds, borders, best, total),
                [number, len(body.sizes)],
            ]
        )
        looks = Looks(ground, looked, heads, scores[0])
        found.append(Reading(number, borders[0], rated.borders, described.astype(np.float32), looks))
    return found


def _possible(whole: Sheet, columns: int) -> tuple[int, ...]:
    return (columns,) if columns <= int(whole.sizes.min()) else ()


def _numbers(whole: Sheet, body: Sheet, odds: Floats) -> range:
    """Numbers of columns worth a try: near the number of borders that the gaps alone suggest, and no more
    than words in a row.
    """
    place = np.arange(odds.shape[1])[None, :]
    wanted = ((odds > 0) & (place > 0) & (place < body.sizes[:, None])).sum(axis=1)
    middle = float(np.median(wanted)) + 1
    agreed = len(wanted) >= _MANY and bool((wanted + 1 == middle).all())
    if agreed and 2 <= middle <= min(MOST_COLUMNS, int(whole.sizes.min())):
        return range(int(middle), int(middle) + 1)
    most = min(MOST_COLUMNS, int(whole.sizes.min()), max(3, int(np.ceil(middle)) + _AROUND))
    return range(min(most, max(2, int(np.floor(middle)) - _AROUND)), most + 1)


_MANY: Final = 8  # rows: where so many suggest one number, no other is tried
_AROUND: Final = 1  # columns more or fewer than the gaps suggest


def ranked(found: list[Reading], model: Model) -> list[Reading]:
    """The readings with their scores, best first."""
    if not found:
        return []
    scores = model.ranker.raw(relative(found))
    scored = [reading._replace(score=float(score)) for reading, score in zip(found, scores, strict=True)]
    return sorted(scored, key=lambda reading: -reading.score)


def relative(found: list[Reading]) -> Floats:
    """Features of each reading, and of how it differs from the best of the others in the scores that tell
    most.
    """
    lines = np.stack([reading.features for reading in found])
    told = lines[:, :_COMPARED]
    rivals = []
    for number in range(len(found)):
        others = np.delete(told, number, axis=0)
        rivals.append(told[number] - others.max(axis=0) if len(others) else np.zeros(_COMPARED))
    return np.concatenate([lines, np.stack(rivals)], axis=1).astype(np.float32)


_COMPARED: Final = 15  # the first of the body's features: scores, comparable between numbers of columns


def _of_rated(rated: Parting, parting: Parting) -> Floats:
    """How sure the second look is, and how far it agrees with the first."""
    chance = np.exp(np.minimum(rated.best - rated.total, 0))
    columns = rated.borders.shape[1] - 1
    same = (rated.borders == parting.borders).all(axis=1).mean()
    return np.array(
        [rated.best.mean() / columns, rated.best.min() / columns, chance.mean(), chance.min(), same],
        dtype=np.float32,
    )


def _of_body(body: Sheet, codes: Codes, odds: Floats, parting: Parting) -> Floats:
    rows, columns = parting.borders.shape[0], parting.borders.shape[1] - 1
    lines = np.arange(rows)[:, None]
    chosen = np.clip(odds[lines, parting.borders[:, 1:-1]], -_SURE, _SURE)
    place = np.arange(odds.shape[1])[None, :]
    inside = (place > 0) & (place < body.sizes[:, None])
    left_out = np.where(inside, odds, -_SURE)
    left_out[lines, parting.borders[:, 1:-1]] = -_SURE
    likely = np.exp(np.minimum(parting.best - parting.total, 0))
    wanted = ((odds > 0) & inside).sum(axis=1)
    flaws = codes.flaws[:, lines, parting.borders[:, :-1], parting.borders[:, 1:]]
    lengths = parting.borders[:, 1:] - parting.borders[:, :-1]
    return np.concatenate(
        [
            [
                parting.total.mean(),
                parting.best.mean(),
                likely.mean(),
                likely.min(),
                np.maximum(left_out, 0).sum(axis=1).mean(),
                np.minimum(chosen, 0).sum(axis=1).mean(),
                left_out.max(axis=1).mean(),
                chosen.min(axis=1).mean(),
                chosen.mean(),
                (wanted == columns - 1).mean(),
            ],
            [
                left_out.max(),
                chosen.min(),
                chosen.min(axis=0).mean() - chosen.min(),
                np.median(chosen, axis=0).min(),
                wanted.mean() - (columns - 1),
                wanted.std(),
                lengths.max(),
                lengths.mean(),
                lengths.std(axis=0).mean(),
                lengths.std(axis=0).max(),
                body.sizes.mean(),
                body.sizes.std(),
            ],
            flaws.sum(axis=(1, 2)) / rows if len(FLAWS) else [],
            _column_evidence(parting),
        ]
    ).astype(np.float32)


def _column_evidence(parting: Parting) -> Floats:
    """For each channel the mean evidence of the chosen cells: over all columns, and in the worst one."""
    lines, columns = (
        np.arange(parting.borders.shape[0])[:, None],
        np.arange(parting.borders.shape[1] - 1)[None, :],
    )
    starts, ends = parting.borders[:, :-1], parting.borders[:, 1:]
    means = [
        (chosen.mean(), chosen.mean(axis=0).min())
        for chosen in parting.evidence_at(lines, columns, starts, ends)
    ]
    return np.array(means, dtype=np.float32).ravel()


def _of_header(header: Sheet, odds: Floats, borders: Ints, best: Floats, total: Floats) -> Floats:
    count, columns = int(header.sizes[0]), borders.shape[1] - 1
    chosen = odds[0, borders[0, 1:-1]]
    rest = np.delete(odds[0, 1:count], borders[0, 1:-1] - 1)
    values = [
        count - columns,
        count / columns,
        chosen.min(),
        chosen.mean(),
        rest.max() if len(rest) else -_SURE,
        np.maximum(rest, 0).sum(),
        np.minimum(chosen, 0).sum(),
        np.exp(min(float(best[0] - total[0]), 0.0)),
        (odds[0, 1:count] > 0).sum() - (columns - 1),
        total[0] / columns,
    ]
    return np.array(values, dtype=np.float32)
