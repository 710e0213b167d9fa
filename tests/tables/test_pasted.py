"""Tables that copy and paste took apart: flattened to lines of words, or listed a cell a line."""

import textwrap

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.tables import find_tables
from newsparse.tables.flattened.model import load
from newsparse.tables.flattened.network import MOST_ROWS
from newsparse.tables.flattened.rules import RULES, shift_of
from newsparse.tables.flattened.sheet import sheet_of
from newsparse.tables.text_grid import lines_of
from newsparse.tables.wrapped import unwrapped
from newsparse.text.masks import mask_markup

BEFORE = "La société a présenté mardi ses résultats annuels. Le tableau suivant compare les offres :"
BEHIND = (
    "Ces écarts tiennent surtout aux promotions de rentrée. Reste à savoir combien de temps elles dureront."
)

TABLES = {
    "prices": [
        ["Opérateur", "Prix mensuel", "Volume de données"],
        ["Alba", "12 €", "80 Go"],
        ["Bora", "7 €", "20 Go"],
        ["Cora", "25 €", "Illimité"],
    ],
    "words": [
        ["Piège", "Conséquence"],
        ["Oublier la sauvegarde", "Perte des photos"],
        ["Partager son mot de passe", "Compte volé"],
        ["Cliquer trop vite", "Virement frauduleux"],
    ],
    "marks": [
        ["Fonction", "Gratuit", "Payant"],
        ["Mode hors ligne", "❌", "✅"],
        ["Historique complet", "❌", "✅"],
        ["Partage", "✅", "✅"],
    ],
    "years": [
        ["Indicateur", "2023", "2024", "Évolution"],
        ["Chiffre d'affaires", "1,2 Md€", "1,4 Md€", "+17 %"],
        ["Résultat net", "90 M€", "120 M€", "+33 %"],
        ["Salariés", "4 100", "4 350", "+6 %"],
    ],
}


def grid_of(table):
    return [list(table.header), *([cell.text for cell in row] for row in table.rows)]


def find(text):
    return find_tables(text, masked=mask_markup(text))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines around", "no blank lines"])
def test_flattened(name, gap):
    rows = TABLES[name]
    text = gap.join([BEFORE, "\n".join(" ".join(row) for row in rows), BEHIND])
    (table,) = find(text)
    assert grid_of(table) == rows
    assert table.layout == "flattened"
    assert table.text == text[table.start : table.end]
    assert table.text.startswith(rows[0][0])
    assert table.text.endswith(rows[-1][-1])
    assert all(text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    assert table.caption == "Le tableau suivant compare les offres"
    assert 0 < table.confidence <= 1


@pytest.mark.parametrize("name", TABLES)
def test_listed(name):
    rows = TABLES[name]
    text = "\n\n".join([BEFORE, "\n".join(cell for row in rows for cell in row), BEHIND])
    (table,) = find(text)
    assert grid_of(table) == rows
    assert table.layout == "listed"
    assert all(text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


def test_amounts_and_dates_hold_together():
    text = "Offre Prix Depuis\nAlba 12 euros mars 2024\nBora 7 euros mai 2023\nCora 25 euros juin 2025"

    def joints(block):
        asked.append(block)
        return [(place, place + len(words)) for words in wholes if (place := block.find(words)) >= 0]

    wholes = ("12 euros", "mars 2024", "7 euros", "mai 2023", "25 euros", "juin 2025")
    asked: list[str] = []
    (table,) = find_tables(text, masked=text, joints=joints)
    assert grid_of(table)[1] == ["Alba", "12 euros", "mars 2024"]
    assert asked, "joints are asked for a candidate block"


def test_joints_are_not_asked_for_prose():
    def joints(block):
        raise AssertionError("prose is not a candidate")

    text = f"{BEFORE}\n\n{BEHIND}\n\n{BEFORE}"
    assert find_tables(text, masked=text, joints=joints) == []


NUMBERS = {
    "the version before the thousands": [
        ["Modèle", "Ventes", "Prix"],
        ["Talim 7", "2 340 000", "649 €"],
        ["Talim 8", "88 000", "1 249 €"],
        ["Talim 9", "710 000", "829 €"],
    ],
    "years alone": [
        ["Exercice", "Abonnés"],
        ["2021", "2 410 300"],
        ["2022", "2 655 080"],
        ["2023", "870 900"],
    ],
    "a year and two sums": [
        ["Année", "Recettes", "Dépenses"],
        ["2022", "1 480 000", "920 500"],
        ["2023", "1 615 000", "1 040 200"],
        ["2024", "970 000", "1 105 000"],
    ],
}


@pytest.mark.parametrize("name", NUMBERS)
def test_thousands_are_told_from_numbers_side_by_side(name):
    text = "\n".join(" ".join(row) for row in NUMBERS[name])
    (table,) = newsparse.load(components=["tables", "money", "dates"]).parse(f"Le détail :\n\n{text}").tables
    assert grid_of(table) == NUMBERS[name]


def test_rows_of_two_cells_are_no_list_without_a_corner():
    rows = [
        ["Besoin", "Minimum"],
        ["Système", "Debian 12"],
        ["Compte", "Proton (gratuit) ou interne"],
        ["Mémoire", "8 GB libres"],
        ["Accès", "Root pour la mise en place"],
    ]
    (table,) = find("\n\n".join([BEFORE, "\n".join(" ".join(row) for row in rows), BEHIND]))
    assert table.layout == "flattened"
    assert table.header == ("Besoin", "Minimum")


WRAPPED = [
    ["Outil", "Licence", "Ce qu'il apporte"],
    ["Wazuh", "Libre", "Centralise les journaux de tous les serveurs et des postes de travail de la société"],
    ["Splunk", "Propriétaire", "Recherche rapide"],
    ["Graylog", "Libre", "Trie les alertes avant de les transmettre aux équipes qui sont de garde la nuit"],
    ["Elastic", "Libre", "Tableaux de bord"],
]


def test_a_row_that_a_width_cut_is_put_together():
    lines = [line for row in WRAPPED for line in textwrap.wrap(" ".join(row), 72)]
    assert len(lines) == len(WRAPPED) + 2
    text = "\n\n".join([BEFORE, "\n".join(lines), BEHIND])
    (table,) = find(text)
    assert grid_of(table) == WRAPPED
    assert all(
        text[cell.start : cell.end].replace("\n", " ") == cell.text for row in table.rows for cell in row
    )
    assert table.text == "\n".join(lines)


def test_rows_of_nearly_one_width_are_left_apart():
    rows = [
        [head, f"{word} la sauvegarde des postes et des serveurs de la société"]
        for head, word in zip("ABCD", WORDS, strict=True)
    ]
    block = list(lines_of(text := "\n".join(" ".join(row) for row in [["Lettre", "Rôle"], *rows]), text))
    assert unwrapped(block) is None


WORDS = ("Prépare", "Effectue", "Contrôle", "Archive")


def test_the_network_reads_many_rows_in_parts():
    model = load()
    sheet = sheet_of(
        ["Offre Prix Volume", *(f"Alba{number} {number} € {number} Go" for number in range(3 * MOST_ROWS))]
    )
    odds = model.network.odds(sheet, model.lexicon.clues(sheet))
    assert odds.shape == (3 * MOST_ROWS + 1, sheet.width + 1)
    assert np.isfinite(odds).all()
    assert (odds[1:, 1] > 0).mean() > 0.9, "a border behind the name"
    assert (odds[1:, 2] < 0).mean() > 0.9, "none before the currency"


def test_what_is_known_of_some_rows_is_what_is_known_of_them_alone():
    lexicon = load().lexicon
    sheet = sheet_of(
        [
            "Outil Prix Visual Studio Code",
            "Visual Studio Code Gratuit",
            "Google Cloud 12 € par mois et par poste",
        ]
    )
    for first, last in ((0, 1), (0, 2), (1, 3)):
        part = sheet.part(first, last)
        for name, cut, alone in zip(
            lexicon.clues(part)._fields,
            lexicon.clues(sheet).part(first, last, part.width),
            lexicon.clues(part),
            strict=True,
        ):
            inside = np.arange(cut.shape[1])[None, :] < part.sizes[:, None]
            assert np.array_equal(cut[inside], alone[inside]), name
    assert lexicon.clues(sheet).around[1, 1, 0] == 3, "a border inside a name of three words"


@pytest.mark.parametrize(
    "lines",
    [
        ["Accueil", "Actualités", "Tests", "Bons plans", "Forum", "Contact"],
        ["Par Jeanne Petit", "27 janvier 2026", "Lecture : 4 min"],
        [
            "Le vent du soir a tu sa plainte,",
            "et sur le quai, les réverbères",
            "comptent les pas de la nuit éteinte.",
        ],
        ["Un chat dort.", "Une porte claque au loin.", "Personne ne bouge dans la pièce."],
        ["1. Ouvrir le capot", "2. Débrancher la batterie", "3. Attendre dix minutes"],
        ["Service presse", "12, rue des Lilas", "69002 Lyon", "presse@exemple.fr"],
        ["HTTP/1.1 301", "server: nginx", "content-length: 178", "content-type: text/html", "vary: accept"],
        ["[1/4] Lecture du cache... fait", "[2/4] Envoi des couches... fait", "[3/4] Vérification... fait"],
        ["Clavier Folio : 89 €", "Stylet : 49 €", "Housse : 29 €", "Chargeur rapide : 39 €"],
        [
            "Quel est votre budget ? Est-il fixe ou variable ?",
            "Quels outils avez-vous ? Sont-ils récents ?",
            "Qui décide chez vous ? Est-ce un comité ?",
        ],
        ["1- La Valaisanne Mia Rochat", "2- La Savoyarde Ana Perrin", "3- La Bernoise Lea Frei"],
    ],
    ids=[
        "menu",
        "byline",
        "poem",
        "sentences",
        "steps",
        "address",
        "answer",
        "build",
        "fields",
        "questions",
        "ranking",
    ],
)
def test_other_lines_stay_prose(lines):
    assert find("\n\n".join([BEFORE, "\n".join(lines), BEHIND])) == []


@pytest.mark.parametrize("word", ["Total", "2024", "—"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_no_table_runs_through_a_line_of_one_word(word, place):
    rows = [
        " ".join(row) for row in [*TABLES["prices"], ["Dora", "31 €", "200 Go"], ["Elba", "9 €", "40 Go"]]
    ]
    rows.insert(place, word)
    for table in find("\n\n".join([BEFORE, "\n".join(rows), BEHIND])):
        assert word not in table.text.splitlines()


_WORD = st.sampled_from(
    (
        "Alba Bora Offre de la oui non — ✅ 12 € 2024 3,5 % Go 1 200 (dont TVA) : / « ouvert » mai "
        "Zéphyr, SI ? 45% $9"
    ).split()
)
_ROW = st.tuples(
    st.sampled_from(["Alba", "Bora Pro", "Le cœur"]),
    st.sampled_from(["12 €", "—", "9,90 € (TTC)"]),
    st.sampled_from(["80 Go", "Oui"]),
)
_LINE = _ROW.map(" ".join) | _ROW.map(" ".join) | st.lists(_WORD, min_size=1, max_size=7).map(" ".join)


@given(st.lists(_LINE, min_size=2, max_size=9).map("\n".join))
@settings(max_examples=60, deadline=None)
def test_rows_and_any_other_lines_are_read_to_their_end(text):
    for table in find(text):
        assert table.text == text[table.start : table.end]
        assert all(len(row) == len(table.header) for row in table.rows)
        assert 0 <= table.confidence <= 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_holds_in_its_example_and_not_in_its_counter_example(rule):
    def held(sample):
        rows = sample.split("\n")
        sheet = sheet_of([row.replace(" | ", " ") for row in rows])
        return shift_of(rule, sheet)[0, len(rows[0].split(" | ")[0].split())] != 0

    assert held(rule.example)
    assert not held(rule.counter)


def test_no_rule_stands_twice():
    assert len({rule.name for rule in RULES}) == len({rule.example for rule in RULES}) == len(RULES)
