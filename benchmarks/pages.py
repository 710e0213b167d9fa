"""Write the pages of the documentation that come from data: figures of ``benchmarks/results``, the schema,
the model cards.

    python -m benchmarks.pages [--check]

Written are ``docs/accuracy.md``, ``speed.md``, ``record.md``, ``models.md``, and in ``README.md`` what stands
between the comments ``<!-- figures -->`` and ``<!-- end of figures -->``. ``--check`` writes nothing and
fails where a page is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys

from benchmarks import ROOT, accuracy, reference, speed

README = "README.md"
CARDS = ("entities", "tables")  # folders of training/ that hold a model card
BY_HAND = "<!-- Written by `python -m benchmarks.pages`: change what it is made from, not this page. -->\n\n"
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def models() -> str:
    """The model cards on one page, one level of headings down."""
    parts = [
        (
            "# Model cards\n\nWhat is learnt rather than written: two sets of weights, each with its "
            "data, scores and limits.\n"
        )
    ]
    for name in CARDS:
        text = (ROOT / "training" / name / "README.md").read_text(encoding="utf-8").strip()
        parts.append(re.sub(r"^(#+ )", r"#\1", text, flags=re.MULTILINE) + "\n")
    return "\n".join(parts)


def readme() -> str:
    """The README with its figures new."""
    text = (ROOT / README).read_text(encoding="utf-8")
    return _FIGURES.sub(lambda _: f"\n{accuracy.summary()}\n{speed.summary()}\n", text)


PAGES = {
    "docs/accuracy.md": lambda: BY_HAND + accuracy.page(),
    "docs/speed.md": lambda: BY_HAND + speed.page(),
    "docs/record.md": lambda: BY_HAND + reference.page(),
    "docs/models.md": lambda: BY_HAND + models(),
    README: readme,
}


def out_of_date() -> list[str]:
    """The pages that are not what would be written now."""
    return [
        name
        for name, make in PAGES.items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != make()
    ]


def main() -> None:
    """Write or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    names = out_of_date()
    for name in names:
        if not check:
            (ROOT / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"{name}: {'out of date, run python -m benchmarks.pages' if check else 'written'}")
    sys.exit(bool(check and names))


if __name__ == "__main__":
    main()
