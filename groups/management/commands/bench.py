import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import override_settings

from groups.management.benchmark import measure, measure_saving, memory_in_mb, workload
from groups.models import Listing


class Command(BaseCommand):
    help = (
        "Time thirteen searches, the group page, soonest from home, a calendar and a save on the database of "
        "DATABASE_URL, filled by make_bench_listings."
    )

    def add_arguments(self, parser):
        parser.add_argument("--repeats", type=int, default=40)
        parser.add_argument("--json", action="store_true", help="print one line of JSON instead of a table")

    def handle(self, *args, **options):
        first = Listing.objects.filter(is_example=True, meetings__venue__isnull=False).order_by("pk").first()
        if first is None:
            raise CommandError("There is nothing to time here. Run make_bench_listings first.")
        with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False, DEBUG=False):
            timings = [measure(question, options["repeats"]) for question in workload(first.slug)]
            memory = memory_in_mb()
            saving = sorted(measure_saving(options["repeats"]))
        figures = {
            "engine": connection.vendor,
            "listings": Listing.objects.count(),
            "memory_mb": round(memory),
            "save_p50": round(saving[len(saving) // 2], 1),
            "save_p95": round(saving[int(len(saving) * 0.95)], 1),
            "debug": settings.DEBUG,
            "pages": [
                {
                    "name": timing.question.name,
                    "kind": timing.question.kind,
                    "p50": round(timing.p50, 2),
                    "p95": round(timing.p95, 2),
                    "floor": round(timing.floor, 2),
                    "again": round(timing.again, 2),
                    "queries": timing.queries,
                    "bytes": timing.size,
                }
                for timing in timings
            ],
        }
        if options["json"]:
            self.stdout.write(json.dumps(figures))
        else:
            self._print(figures)

    def _print(self, figures):
        self.stdout.write(f"{figures['listings']} listings, {figures['engine']}; milliseconds")
        self.stdout.write(
            f"{'page':20} {'p50':>7} {'p95':>7} {'floor':>7} {'×floor':>7} {'again':>7} {'queries':>7} {'bytes':>7}"
        )
        for page in figures["pages"]:
            ratio = page["p95"] / page["floor"]
            self.stdout.write(
                f"{page['name']:20} {page['p50']:7.1f} {page['p95']:7.1f} {page['floor']:7.1f} {ratio:7.1f}"
                f" {page['again']:7.1f} {page['queries']:7} {page['bytes']:7}"
            )
        self.stdout.write(
            f"save one listing {figures['save_p50']} (p95 {figures['save_p95']}); memory {figures['memory_mb']} MB"
        )
