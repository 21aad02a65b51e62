"""What comes with the site as data is translated like everything else."""

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, override

from groups.models import Term
from groups.search.parameters import Parameters
from groups.search.results import find_groups
from groups.terms import read_terms
from groups.terms.labels import LABELS, LANGUAGES
from groups.vocabulary import Vocabulary
from tests.make import NOW, make_listing


def test_every_label_is_where_translators_find_it():
    theirs = {vocabulary for vocabulary in Vocabulary if vocabulary != Vocabulary.LANGUAGE}
    assert {row["label"] for vocabulary in theirs for row in read_terms(vocabulary)} == set(LABELS)


def test_every_label_is_spoken_in_spanish():
    catalogue = polib.pofile(str(settings.BASE_DIR / "locale/es/LC_MESSAGES/django.po"))
    spoken = {entry.msgid: entry.msgstr for entry in catalogue}
    assert not [label for label in (*LABELS, *LANGUAGES) if not spoken.get(label)]


def test_every_language_is_named_in_spanish():
    with override("es"):
        left = {row["label"] for row in read_terms(Vocabulary.LANGUAGE) if gettext(row["label"]) == row["label"]}
    # Some are called the same in both, if somebody has said so.
    assert left <= set(LANGUAGES)


@pytest.mark.django_db
def test_a_card_and_the_filters_speak_the_readers_language():
    make_listing(terms={"audiences": ["fathers"], "languages": ["en", "es"]})
    with override("es"):
        results = find_groups(Parameters(), now=NOW)
        card = results.sections[0].cards[0]
        options = next(facet.options for facet in results.facets if facet.name == "for")
    assert "padres" in card.for_words
    assert card.language_labels == ["Inglés"]
    assert "Padres" in [option.label for option in options]
    with override("en"):
        assert find_groups(Parameters(), now=NOW).sections[0].cards[0].language_labels == ["Spanish"]


def test_staff_choose_terms_in_their_language():
    with override("es"):
        assert str(Term(label="Step-free")) == "Sin escalones"
