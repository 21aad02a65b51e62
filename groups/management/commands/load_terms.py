from django.core.management.base import BaseCommand

from groups.actions.terms import load_terms


class Command(BaseCommand):
    help = (
        "Add the words people choose from (stages, topics, languages …) and the synonyms that search knows. "
        "What is there already stays as it is, so this is safe to run again."
    )

    def handle(self, *args, **options):
        added = load_terms()
        self.stdout.write(f"Terms: {added.terms} added. Synonyms: {added.synonyms} added.")
