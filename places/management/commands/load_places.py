from django.core.management.base import BaseCommand, CommandError

from places.gazetteer.postcode_files import NotAPostcodeFile, open_lines, places_from, read_lines
from places.gazetteer.saving import Tally, changes_among, in_batches, write_places
from places.regions import country_code

_MOST_REPORTED = 20


class Command(BaseCommand):
    help = (
        "Load postcodes from a file in GeoNames' format (.txt or .zip), so that they are found exactly and not "
        "only by their area. A line that cannot be used is reported with its number and left out: too few "
        "columns, an unknown country, no postal code, or no position on the earth. Nothing is deleted."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="for example GB_full.csv.zip from download.geonames.org/export/zip")
        parser.add_argument("--country", default="", help="load this country's lines only, for example GB")
        parser.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")

    def handle(self, *, file, country, dry_run, **options):
        only_country = country_code(country)
        if country and not only_country:
            raise CommandError(f"No country is known as {country!r}: give a code such as GB or US.")
        self.left_out = 0
        try:
            with open_lines(file) as lines:
                tally = self._load(lines, only_country, dry_run)
        except NotAPostcodeFile as error:
            raise CommandError(str(error)) from error
        if self.left_out > _MOST_REPORTED:
            self.stderr.write(f"… and {self.left_out - _MOST_REPORTED} more lines left out.")
        verb = "Would load" if dry_run else "Loaded"
        self.stdout.write(f"{verb} postcodes: {tally}; {self.left_out} lines left out.")

    def _load(self, lines, only_country, dry_run):
        places = places_from(read_lines(lines, only_country=only_country, report=self._report), report=self._report)
        tally = Tally()
        for batch in in_batches(places):
            changed, batch_tally = changes_among(batch)
            tally += batch_tally
            if not dry_run:
                write_places(changed)
        return tally

    def _report(self, number, reason):
        self.left_out += 1
        if self.left_out <= _MOST_REPORTED:
            # The line itself stays out of the terminal: it may hold half a file.
            self.stderr.write(f"Line {number}: {reason}.")
