from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from groups.actions.terms import load_terms
from opendata.samples.load import load_examples, load_real_listings
from places.models import Place


class Command(BaseCommand):
    help = (
        "Fill the directory with listings to look at: real ones from public pages, none of them confirmed by its "
        "group, and examples of organisations that do not exist. Run it again and nothing that is here changes."
    )

    def handle(self, *args, **options):
        if not Place.objects.exists():
            raise CommandError("There are no places yet, so nothing could be put on the map: run load_gazetteer first.")
        now = timezone.now()
        load_terms()
        real = load_real_listings(now=now)
        examples = load_examples(now=now)
        counts = ", ".join(f"{count} {outcome}" for outcome, count in real.tally.items())
        self.stdout.write(
            f"Real listings: {counts}. Examples: {examples.created} created, {examples.unchanged} as they were."
        )
