"""Loading the vocabularies: complete, safe to repeat, and never over the heads of stewards."""

import pytest
from django.core.management import call_command

from groups.actions.terms import load_terms
from groups.models import IndexVersion, SynonymSet, Term
from groups.models.listing import KEPT_APART
from groups.terms import read_terms
from groups.vocabulary import Vocabulary

pytestmark = pytest.mark.django_db


def test_every_word_of_the_files_is_loaded():
    load_terms()
    for vocabulary in Vocabulary:
        codes = [row["code"] for row in read_terms(vocabulary)]
        assert codes
        assert set(Term.objects.of(vocabulary).values_list("code", flat=True)) == set(codes)
    assert Term.objects.filter(vocabulary=Vocabulary.SPECIALTY, code=KEPT_APART).exists()
    assert all(synonyms.phrases() for synonyms in SynonymSet.objects.all())


def test_the_order_of_the_file_is_the_order_of_the_page():
    load_terms()
    stages = [row["code"] for row in read_terms(Vocabulary.STAGE)]
    assert list(Term.objects.of(Vocabulary.STAGE).values_list("code", flat=True)) == stages


def test_loading_again_changes_nothing():
    first = load_terms()
    before = sorted(map(str, [*Term.objects.values(), *SynonymSet.objects.values(), *IndexVersion.objects.values()]))
    assert first.terms > 100
    assert load_terms() == (0, 0)
    after = sorted(map(str, [*Term.objects.values(), *SynonymSet.objects.values(), *IndexVersion.objects.values()]))
    assert after == before


def test_what_stewards_have_changed_stays_theirs():
    load_terms()
    Term.objects.filter(code="fathers").update(label="Dads", is_retired=True)
    Term.objects.create(
        vocabulary=Vocabulary.AUDIENCE, code="travellers", label="Travellers", description="For Travellers."
    )
    SynonymSet.objects.first().delete()
    kept = SynonymSet.objects.count()
    load_terms()
    fathers = Term.objects.get(code="fathers")
    assert (fathers.label, fathers.is_retired) == ("Dads", True)
    assert Term.objects.filter(code="travellers").exists()
    assert SynonymSet.objects.count() == kept


def test_a_word_that_is_missing_comes_back():
    load_terms()
    Term.objects.filter(code="nicu").delete()
    assert load_terms().terms == 2
    assert Term.objects.filter(code="nicu").count() == 2


def test_search_hears_of_new_words():
    load_terms()
    before = IndexVersion.objects.get().number
    Term.objects.filter(vocabulary=Vocabulary.STAGE, code="trying").delete()
    load_terms()
    assert IndexVersion.objects.get().number > before


def test_the_command_says_what_it_added(capsys):
    call_command("load_terms")
    call_command("load_terms")
    first, second = capsys.readouterr().out.splitlines()
    assert "added" in first
    assert "0 added" not in first
    assert second == "Terms: 0 added. Synonyms: 0 added."
