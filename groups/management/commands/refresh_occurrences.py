from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from groups.actions.refreshing import refresh_all


class Command(BaseCommand):
    help = (
        "Extend the dates of every published group to 180 days from now, drop those that have passed, and bring "
        "search up to date. Run it every night; running it twice, or on two machines, does no harm."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say how many groups would change")

    def handle(self, *args, **options):
        is_trial = options["dry_run"]
        tally = refresh_all(now=timezone.now(), is_trial=is_trial)
        for pk, error in tally.failed.items():
            self.stderr.write(f"Listing {pk}: {type(error).__name__}: {error}")
        words = f"Looked at {tally.looked_at} groups; {tally.changed} {'would change' if is_trial else 'changed'}."
        if tally.gone:
            words += f" Deleted meanwhile: {tally.gone}."
        self.stdout.write(words)
        if tally.failed:
            raise CommandError(f"{len(tally.failed)} could not be refreshed; the others were.")
