"""A folder of every kind, whole and damaged at random: each file gives records or a line in the list of
failures, nothing else.
"""

from __future__ import annotations

import json
import pathlib
import random
import shutil

import newsparse
from newsparse.reading.formats import format_of

INPUTS = pathlib.Path(__file__).parents[2] / "fixtures" / "inputs"
LEFT_OUT = ["entities", "dates", "quotes", "tables", "facts"]
DAMAGED = 3  # copies of each file


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, a stretch left out or twice, or the end missing."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    first = chance.randrange(len(broken))
    stretch = bytes(broken[first : first + chance.randrange(1, 400)])
    how = chance.choice(["cut", "twice", "end", "as it is"])
    if how == "cut":
        del broken[first : first + len(stretch)]
    elif how == "twice":
        broken[first:first] = stretch * 3
    elif how == "end":
        del broken[first:]
    return bytes(broken)


def test_every_file_ends_as_records_or_in_the_list_of_failures(tmp_path: pathlib.Path) -> None:
    chance = random.Random(19)
    folder = tmp_path / "in"
    shutil.copytree(INPUTS, folder)
    for path in sorted(INPUTS.iterdir()):
        for number in range(DAMAGED):
            (folder / f"damaged-{number}-{path.name}").write_bytes(damaged(path.read_bytes(), chance))
    done = newsparse.extract(folder, tmp_path / "out.jsonl", disable=LEFT_OUT, workers=2, timeout=60)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    failures = [
        json.loads(line) for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert done.articles == len(records)
    # none crashed a worker, none was an error of ours
    assert {failure["kind"] for failure in failures} <= {"input"}, failures
    whole = {
        "print-columns.pdf",
        "print-page.pdf",
        "ormel.docx",
        "mail-plain.eml",
        "mail-page.eml",
        "mail-attachment.eml",
    }
    assert whole <= {record["source"] for record in records}
    assert all(format_of(path) is not None for path in folder.iterdir())
    assert not [record for record in records if "root:" in record["text"] or not record["text"].strip()]
