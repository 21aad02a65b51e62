"""Put the vocabularies and synonyms that come with the project into the database."""

from typing import NamedTuple

from django.db import transaction

from groups.models import SynonymSet, Term
from groups.search.entries import new_version
from groups.terms import read_synonyms, read_terms
from groups.vocabulary import Vocabulary

POSITION_STEP = 10


class LoadedTerms(NamedTuple):
    terms: int
    synonyms: int


@transaction.atomic
def load_terms() -> LoadedTerms:
    """Adds what is missing and touches nothing else: a label that stewards have changed stays theirs.

    Synonyms have no code to know them by, so they go into an empty table only; afterwards one that stewards
    have deleted does not come back. Returns how many of each were added.
    """
    known = set(Term.objects.values_list("vocabulary", "code"))
    missing = [term for term in _all_terms() if (term.vocabulary, term.code) not in known]
    Term.objects.bulk_create(missing)
    synonyms = []
    if not SynonymSet.objects.exists():
        synonyms = [SynonymSet(words=row["words"], note=row["note"]) for row in read_synonyms()]
        SynonymSet.objects.bulk_create(synonyms)
    if missing or synonyms:
        # Processes that search hold the words in memory.
        new_version(removed=True)
    return LoadedTerms(len(missing), len(synonyms))


def _all_terms():
    for vocabulary in Vocabulary:
        for row_number, row in enumerate(read_terms(vocabulary), start=1):
            yield Term(
                vocabulary=vocabulary,
                code=row["code"],
                label=row["label"],
                description=row["description"],
                position=row_number * POSITION_STEP,
            )
