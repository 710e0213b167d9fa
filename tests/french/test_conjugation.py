"""The forms made by rule, against forms a grammar gives; and the verb table."""

from __future__ import annotations

import pytest

from newsparse.french.conjugation import conjugate
from newsparse.french.loading import words
from newsparse.french.verbs import CLASSES, forms
from newsparse.french.words import fold

FORMS = {
    "affirmer": (
        "affirme affirment affirmait affirmaient affirma affirmèrent affirmera affirmeraient "
        "affirmant affirmé affirmées"
    ),
    "annoncer": "annonce annonçait annonça annoncèrent annonçant annoncera",
    "juger": "juge jugeait jugea jugèrent jugeant jugera",
    "rappeler": "rappelle rappellent rappelait rappellera rappelé",
    "jeter": "jette jetait jettera",
    "espérer": "espère espèrent espérait espérera espéré",
    "suggérer": "suggère suggérera suggéra",
    "asséner": "assène assénait",
    "marteler": "martèle martelait martèlera",
    "achever": "achève achevait achèvera",
    "appuyer": "appuie appuyait appuiera",
    "avertir": "avertit avertissent avertissait avertirent averti",
    "dire": "dit disent disait dirent dira dirait disant dite",
    "écrire": "écrit écrivent écrivait écrivit écrivirent écrira écrivant écrites",
    "répondre": "répond répondent répondait répondit répondra répondu",
    "craindre": "craint craignent craignait craignit craindra craint",
    "reconnaître": "reconnaît reconnaissent reconnut reconnaîtra reconnu",
    "soutenir": "soutient soutiennent soutenait soutint soutinrent soutiendra soutenu",
    "convenir": "convient conviennent convint",
    "promettre": "promet promettent promit promirent promise",
    "conclure": "conclut concluent conclura conclu",
    "poursuivre": "poursuit poursuivent poursuivit poursuivi",
    "reprendre": "reprend reprennent reprit reprise",
    "prévoir": "prévoit prévoient prévoira prévu",
    "croire": "croit croient croyait crut cru",
    "sourire": "sourit sourient souriait souri",
    "découvrir": "découvre découvrent découvrit découvert",
    "mentir": "ment mentent mentait menti",
    "traduire": "traduit traduisent traduisait",
    "savoir": "sait savent sut saura sachant su",
    "être": "est sont était fut sera étant été",
    "avoir": "a ont avait eut aura ayant eu",
}


@pytest.mark.parametrize("lemma", FORMS)
def test_forms(lemma: str) -> None:
    made = {form.text for form in conjugate(lemma)}
    assert set(FORMS[lemma].split()) <= made


@pytest.mark.parametrize(
    ("lemma", "wrong"),
    [("annoncer", "annoncait"), ("juger", "jugait"), ("avertir", "avertent"), ("dire", "dit s")],
)
def test_no_wrong_forms(lemma: str, wrong: str) -> None:
    assert wrong not in {form.text for form in conjugate(lemma)}


def test_every_lemma_has_finite_forms() -> None:
    table = forms()
    for kind in CLASSES:
        for lemma in words("verbs", kind, "lemmas"):
            parts = {v.part for form in conjugate(lemma) for v in table[fold(form.text)] if v.lemma == lemma}
            assert {"singular", "plural", "infinitive", "present participle", "past participle"} <= parts, (
                lemma
            )


def test_verbs_of_speech_are_told_by_class() -> None:
    assert forms()["affirme"][0].kind == "state"
    assert forms()["ironisent"][0].part == "plural"
    assert forms()["étaient"][0].lemma == "être"
