from django.core.management.base import BaseCommand
from django.utils import timezone

from groups.actions.listings import refresh_listing
from groups.models import Listing
from groups.vocabulary import Status


class Command(BaseCommand):
    help = (
        "Extend the dates of every published group to 180 days from now, drop those that have passed, and bring "
        "search up to date. Run it every night; running it twice, or on two machines, does no harm."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say how many groups would be refreshed")

    def handle(self, *args, **options):
        now = timezone.now()
        published = Listing.objects.filter(status=Status.PUBLISHED).select_related("organisation").order_by("pk")
        if options["dry_run"]:
            self.stdout.write(f"Would refresh {published.count()} groups.")
            return
        refreshed = gone = 0
        for listing in published.iterator(chunk_size=200):
            try:
                refresh_listing(listing, now=now)
                refreshed += 1
            except Listing.DoesNotExist:
                gone += 1
        self.stdout.write(f"Refreshed {refreshed} groups." + (f" Deleted meanwhile: {gone}." if gone else ""))
