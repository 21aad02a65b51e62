from django.core.management.base import BaseCommand
from django.utils import timezone

from places.gazetteer.loading import is_up_to_date, load_everything


class Command(BaseCommand):
    help = (
        "Put the towns, counties, postcode areas and ZIP codes that come with the site into the database. "
        "Safe to run at every deployment: it answers at once when nothing has changed, and never deletes "
        "a place or changes its address."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="compare every row even if nothing seems to have changed"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say whether there is anything to load; write nothing"
        )

    def handle(self, *, force, dry_run, **options):
        up_to_date = is_up_to_date() and not force
        if dry_run:
            self.stdout.write("Nothing to load." if up_to_date else "Would load the gazetteer.")
        elif up_to_date:
            self.stdout.write("The gazetteer is up to date: nothing loaded.")
        else:
            self.stdout.write(f"Loaded the gazetteer: {load_everything(now=timezone.now())}.")
