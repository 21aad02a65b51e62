"""Everything a new copy of the site needs before it can be looked at."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Load places, words and sample listings, and make the stewards' demo account (only in debug). "
        "Safe to run twice: what is there already stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--no-samples", action="store_true", help="leave the sample listings out")

    def handle(self, *args, **options):
        call_command("load_gazetteer", stdout=self.stdout)
        call_command("load_terms", stdout=self.stdout)
        if not options["no_samples"]:
            call_command("load_samples", stdout=self.stdout)
        if settings.DEBUG:
            call_command("make_demo_steward", stdout=self.stdout)
