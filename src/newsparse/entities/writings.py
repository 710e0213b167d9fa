"""Other writings of one name: a version and the bare name, a word left out, accents and hyphens, a typo."""

from __future__ import annotations

import collections
import itertools
import re
import unicodedata

from newsparse.entities.named import Key, Named, Pairs

# Letters; below it, two names that differ by one letter are two names, not a name and its typo.
SHORTEST_TYPO = 6


def versions(named: Named) -> Pairs:
    """ "Lyria" for "Lyria 3", where the article names one version alone; "iPhones" for "iPhone"."""
    by_bare: dict[Key, list[Key]] = collections.defaultdict(list)
    for key in named.groups:
        pieces = key[1].split()
        if key[0] == "PRODUCT" and len(pieces) > 1 and pieces[-1].replace(".", "").isdigit():
            by_bare["PRODUCT", " ".join(pieces[:-1])].append(key)
        plural = (key[0], key[1] + "s")
        if key[0] in ("PRODUCT", "MISC") and plural in named.groups:
            yield key, plural
    parts = collections.Counter(
        key[1].split()[0] for key in named.groups if " " in key[1] and not any(map(str.isdigit, key[1]))
    )
    for bare, found in by_bare.items():
        if bare not in named.groups or len(found) > 1:
            continue
        # "Resident Evil" is more than its second part, where the article names other parts too.
        if not parts[bare[1].split()[0]]:
            yield found[0], bare


def shortened(named: Named) -> Pairs:
    """ "Zorb Lab" for "Zorb Music Lab": the words in the middle are left out, the first and the last stay."""
    by_ends: dict[tuple[str, str, str], list[Key]] = collections.defaultdict(list)
    for key in named.groups:
        pieces = key[1].split()
        if key[0] in ("ORG", "MISC") and len(pieces) > 1:
            by_ends[key[0], pieces[0], pieces[-1]].append(key)
    for keys in by_ends.values():
        if len(keys) == 2:
            short, long = sorted(keys, key=lambda key: len(key[1]))
            if len(short[1].split()) == 2 < len(long[1].split()) <= 4:
                yield long, short


_ARTICLE = re.compile(r"^(?:le|la|les|the)\s|^l'")
# Ministries abroad are given now one word, now the other.
_MINISTRY = re.compile(r"^(?:ministère|département|secrétariat(?:\sd'état)?)\s(?:de|à)\s")


def spellings(named: Named) -> Pairs:
    """ "Île-de-France", "Ile de France", "Le Figaro" and "Figaro"."""
    by_letters: dict[tuple[str, str], Key] = {}
    for key in named.groups:
        bare = _ARTICLE.sub("", key[1])
        bare = _MINISTRY.sub("ministère de ", re.sub(r"^jo\b", "jeux olympiques", bare))
        folded = "".join(
            letter for letter in unicodedata.normalize("NFD", bare) if letter.isalnum() or letter in "+#"
        )
        if len(folded) > 2:
            first = by_letters.setdefault((key[0], folded), key)
            if first != key:
                yield first, key


def typos(named: Named) -> Pairs:
    """A name written once with one letter wrong, beside the same name written right more often."""
    groups = named.groups
    by_hole: dict[tuple[str, str], list[Key]] = collections.defaultdict(list)
    for key in groups:
        letters = key[1]
        if len(letters) >= SHORTEST_TYPO and not any(map(str.isdigit, letters)) and len(letters) <= 40:
            for hole in range(1, len(letters) + 1):
                by_hole[key[0], letters[:hole] + letters[hole + 1 :]].append(key)
            by_hole[key[0], letters].append(key)
    for keys in by_hole.values():
        for one, other in itertools.pairwise(keys):
            often, seldom = (one, other) if len(groups[one]) >= len(groups[other]) else (other, one)
            if len(groups[seldom]) == 1 and len(groups[often]) > 1 and not _inflected(one[1], other[1]):
                yield often, seldom


def _inflected(one: str, other: str) -> bool:
    """Two forms of one name: "Google" and "Googles" differ by a plural, "Orano" and "Orana" by a letter."""
    return one.rstrip("s") == other.rstrip("s")
