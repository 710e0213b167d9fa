"""What annotators load: nothing shifted, nothing invented."""

from __future__ import annotations

import pathlib

import spacy
from spacy.tokens import DocBin

from newsparse.batch.sinks.annotation import brat, conll, marked, write_brat, write_docbin
from newsparse.record import Article


def test_conll_holds_every_mark_once_and_only_whole_tokens(records: list[Article]) -> None:
    rows = [line.split("\t") for line in "".join(conll(records[0])).splitlines() if "\t" in line]
    tags = [tag for _, tag in rows]
    assert sum(tag.startswith("B-") for tag in tags) == len(marked(records[0]))
    assert "".join(token for token, _ in rows) == "".join(records[0].text.split())
    for before, tag in zip(["O", *tags], tags, strict=False):
        if tag.startswith("I-"):
            assert before in (f"B-{tag[2:]}", tag)


def test_conll_parts_sentences() -> None:
    text = "".join(conll(Article(id="1", text="Un essai. Deux\n\nTrois")))
    assert text.split("\n\n") == ["# id = 1\n# source = \nUn\tO\nessai\tO\n.\tO", "Deux\tO", "Trois\tO", ""]


def test_brat_offsets_are_those_of_its_text_file(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    write_brat(lines, tmp_path / "out")
    (path,) = tmp_path.glob("out/*a1.ann")
    text = path.with_suffix(".txt").read_bytes().decode()
    bound = [line.split("\t") for line in path.read_text().splitlines() if line.startswith("T")]
    assert len(bound) == 6
    for _, kind, surface in bound:
        fragments = [tuple(map(int, piece.split())) for piece in kind.split(" ", 1)[1].split(";")]
        assert " ".join(text[start:end] for start, end in fragments) == surface
        assert "\n" not in surface


def test_an_id_that_is_a_path_stays_in_the_folder(tmp_path: pathlib.Path) -> None:
    write_brat([Article(id="../../v1.2/a", text="Lu.").model_dump_json().encode()], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "00000001-______v1_2_a.ann",
        "00000001-______v1_2_a.txt",
        "annotation.conf",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_brat_relates_quotes_to_speakers_and_mentions_to_each_other(records: list[Article]) -> None:
    rows = brat(records[0])
    assert "R1\tSpeaker Arg1:T6 Arg2:T1" in rows
    assert "*\tEquiv T1 T2" in rows


def test_docbin_has_entities_and_span_groups(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    article = Article.model_validate(
        {
            "id": "1",
            "text": "Ledger lève 10 € en mai.",
            "entities": [
                {
                    "id": "e1",
                    "name": "Ledger",
                    "label": "ORG",
                    "mentions": [{"text": "Ledger", "start": 0, "end": 6}],
                }
            ],
            "money": [{"text": "10 €", "start": 12, "end": 16, "amount": "10", "rule": "r"}],
        }
    )
    write_docbin([article.model_dump_json().encode()], tmp_path / "x.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "x.spacy").get_docs(spacy.blank("fr").vocab)
    assert doc.text == article.text
    assert [(span.text, span.label_) for span in doc.ents] == [("Ledger", "ORG")]
    assert [span.text for span in doc.spans["newsparse_money"]] == ["10 €"]
