from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify

from groups.actions.terms import load_terms
from opendata.imports.apply import apply_plan
from opendata.imports.plan import plan_import
from opendata.imports.sheet import MOST_BYTES, UnreadableFile, read_sheet
from opendata.models import Outcome
from places.models import Place


class Command(BaseCommand):
    help = (
        "Take in a CSV file of listings. Every row is accounted for: created, updated, unchanged, or rejected "
        "with the reason, its row and its column. What a cell says and has no field is kept as a note for "
        "stewards. Run it again and nothing changes; rows that have changed in the file change here too, except "
        "where somebody has edited the listing since."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a CSV file in UTF-8")
        parser.add_argument("--source", required=True, help="a short name of whoever keeps the file, such as psi-2026")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")

    def handle(self, *args, file, source, dry_run, **options):
        if slugify(source) != source or len(source) > 60:
            raise CommandError("The name of a source has small letters, digits and hyphens, 60 at most.")
        now = timezone.now()
        sheet = self.read(file)
        if not Place.objects.exists():
            self.stderr.write("There are no places yet, so no group is put on the map: run load_gazetteer first.")
        plan = plan_import(sheet, source=source, now=now)
        if dry_run:
            items, tally = plan.items, plan.tally
        else:
            load_terms()
            report = apply_plan(plan, by=None, now=now, file_name=file.name)
            items, tally = report.items, report.tally
        self.tell_columns(plan)
        self.tell_rows(items, every_row=options["verbosity"] > 1)
        counts = ", ".join(f"{count} {outcome}" for outcome, count in tally.items())
        end = " Nothing was written: this was a dry run." if dry_run else ""
        self.stdout.write(f"{len(items)} rows: {counts}.{end}")

    def read(self, file: Path):
        try:
            if file.stat().st_size > MOST_BYTES:
                raise CommandError(f"{file} is too big: {MOST_BYTES} bytes are the most. Please split it.")
            return read_sheet(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from None
        except UnreadableFile as error:
            raise CommandError(f"{file}: {error}") from None

    def tell_columns(self, plan):
        if plan.extra_columns:
            self.stdout.write(f"Columns we do not know, kept in notes: {', '.join(plan.extra_columns)}.")
        if plan.missing_columns:
            self.stdout.write(f"Columns that are not there, so not known: {', '.join(plan.missing_columns)}.")

    def tell_rows(self, items, *, every_row: bool):
        for item in items:
            for reason in item.reasons:
                where = f"row {item.row_number} ({item.external_id or 'no id'}), column {reason.column or 'any'}"
                self.stdout.write(f"Rejected: {where}: {reason.message}")
            if every_row and item.outcome != Outcome.REJECTED:
                self.stdout.write(
                    f"{Outcome(item.outcome).label.capitalize()}: row {item.row_number} ({item.external_id})"
                )
