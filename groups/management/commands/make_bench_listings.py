from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from groups.management.bulk import write_samples
from groups.management.corpus import make_corpus, towns_by_country
from groups.models import Listing, Term


class Command(BaseCommand):
    help = (
        "Fill an empty database with generated listings whose names all begin with “Example”, spread as people are. "
        "Meant for a database of its own: it refuses one that holds listings."
    )

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="how many listings")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, **options):
        if Listing.objects.exists():
            raise CommandError("This database holds listings. Set DATABASE_URL to an empty one.")
        codes: dict[str, list[str]] = {}
        for vocabulary, code in Term.objects.order_by("pk").values_list("vocabulary", "code"):
            codes.setdefault(vocabulary, []).append(code)
        towns = towns_by_country()
        if not codes or not towns:
            raise CommandError("Run load_terms and load_gazetteer first.")
        now = timezone.now()
        samples = make_corpus(options["count"], seed=options["seed"], now=now, towns=towns, term_codes=codes)
        self.stdout.write(f"Wrote {write_samples(samples, now=now)} listings.")
