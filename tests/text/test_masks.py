"""Masking, squeezing and overlaps keep offsets, whatever the text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.french import sentences
from newsparse.record import Span
from newsparse.text.masks import mask_markup, squeeze
from newsparse.text.overlaps import longest_first
from newsparse.text.segments import lines, paragraphs

MARKUP = st.text(alphabet="ab1 \n\t*_`~#>[]()<!-/:@.€é«»\u00a0", max_size=80)
TEXTS = st.one_of(MARKUP, st.text(max_size=80))

MASKED = [
    # markup, what is left when blanks are squeezed
    ("**105 millions d'euros**", "105 millions d'euros"),
    ("_Le Monde_ et snake_case", "Le Monde et snake_case"),
    ("## Un titre ##", "Un titre"),
    ("> cité", "cité"),
    ("- Oumi : un\n- Trail", "Oumi : un\n Trail"),
    ("[le site](https://exemple.fr/a_(b)) ouvre", "le site ouvre"),
    ("![photo](a.png) suite", "photo suite"),
    ("voir <https://exemple.fr> ou a@b.fr", "voir ou"),
    ("du `Python` et `a = 1`", "du Python et"),
    ("<a href='x'>texte</a> 3 < 4 > 2", "texte 3 < 4 > 2"),
    ("2 * 3 = 6, 5*4", "2 * 3 = 6, 5*4"),
    ("```py\n$HOME = 5 €\n```\nfin", "fin"),
    ("```markdown\n# Titre\n```", "Titre"),
    ("> ```py\n> $HOME = 5 €\n> ```\n> fin", "fin"),
    ("> ```\n> $HOME = 5 €\n\nfin", "fin"),
    ("1. Faire :\n\n    ```sh\n    ls 5 €\n    ```\n\nfin", "1. Faire :\n\n \n \n \n\nfin"),
    ("- ```sh\n  ls 5 €\n\nfin", "fin"),
    ("- ```sh\n  ls 5 €\n  ```\n- fin", "fin"),
    ("```\n> ```\n5 €\n```\nfin", "fin"),
    ("> ```md\n> Titre\n> ```", "Titre"),
    ("```5 €``` reste, fin", "`` `` reste, fin"),
    ("a<!-- 5 € -->b", "a b"),
    ("899<sup>1</sup> €", "899 €"),
    ('Zorbix<sup class="x">(2)</sup> reste', "Zorbix reste"),
    ("30 M€<sup>*</sup> en 2025<sup> [3] </sup>.", "30 M€ en 2025 ."),
    ("12 m<sup>2</sup>, x<sup>3</sup>, 10<sup>6</sup>", "12 m 2 , x 3 , 10 6"),
    ("210<sup>2</sup> €, CO<sub>2</sub>", "210 €, CO 2"),
]


@pytest.mark.parametrize(("markup", "left"), MASKED)
def test_markup_is_masked(markup: str, left: str) -> None:
    masked = mask_markup(markup)
    assert len(masked) == len(markup)
    assert squeeze(masked).text.strip() == left


@given(TEXTS)
def test_masking_keeps_length_and_line_breaks_and_changes_nothing_but_to_blanks(text: str) -> None:
    masked = mask_markup(text)
    assert len(masked) == len(text)
    assert all(
        new == old or (new == " " and old not in "\r\n") for new, old in zip(masked, text, strict=True)
    )


@given(TEXTS)
def test_squeezed_offsets_find_their_way_back(text: str) -> None:
    squeezed = squeeze(text)
    assert all(text[squeezed.original(offset)] == character for offset, character in enumerate(squeezed.text))
    assert all(
        text[squeezed.original_end(offset + 1) - 1] == character
        for offset, character in enumerate(squeezed.text)
    )


@given(TEXTS)
@pytest.mark.parametrize("cut", [lines, paragraphs, sentences])
def test_segments_are_in_order_trimmed_and_cover_all_but_blanks(
    cut: Callable[[str], list[tuple[int, int]]], text: str
) -> None:
    position = 0
    for start, end in cut(text):
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert text[position:].strip() == ""


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10))))
def test_longest_first_leaves_no_overlap_and_loses_nothing_free(pairs: list[tuple[int, int]]) -> None:
    items = [Span(text="", start=start, end=start + length) for start, length in pairs]
    kept = longest_first(items)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    assert all(any(item.start < other.end and other.start < item.end for other in kept) for item in items)
