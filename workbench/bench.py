"""Time the pages at each size on each database, and say whether they reach what we promised.

    python workbench/bench.py 1000 10000 100000

SQLite always; PostgreSQL, on a throw-away cluster, where it is installed. Databases stay in var/ for the next run
(delete them to begin afresh); a size is filled once.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.postgresql import HOW_TO_INSTALL, find_binaries, throwaway_cluster  # noqa: E402

SMALLEST = 1000
SAVE_MS = 50
MEMORY_MB = 200


def manage(*words: str, database: str) -> str:
    environment = {**os.environ, "DATABASE_URL": database, "DEBUG": "true"}
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    return subprocess.run(command, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout


def fill(database: str, size: int) -> None:
    manage("migrate", "--verbosity", "0", database=database)
    manage("load_gazetteer", database=database)
    manage("load_terms", database=database)
    manage("make_bench_listings", str(size), database=database)


def run(engine: str, database: str, size: int, is_filled: bool) -> dict:
    if not is_filled:
        print(f"Filling {engine} with {size} listings…", flush=True)
        fill(database, size)
    return json.loads(manage("bench", "--json", database=database).splitlines()[-1])


def report(engine: str, by_size: dict[int, dict]) -> list[str]:
    missed = []
    for size, figures in by_size.items():
        print(f"\n{engine}, {size} listings (milliseconds)")
        headings = ("p50", "p95", "floor", "p95/floor", "again/floor", "queries", "bytes")
        print(f"  {'page':20}" + "".join(f"{heading:>12}" for heading in headings))
        for page in figures["pages"]:
            ratio, again = page["p95"] / page["floor"], page["again"] / page["floor"]
            figures_of_page = [page["p50"], page["p95"], page["floor"], ratio, again, page["queries"], page["bytes"]]
            print(f"  {page['name']:20}" + "".join(f"{round(figure, 1):12}" for figure in figures_of_page))
            missed += [f"{engine} {size}: {page['name']}: {what}" for what in check(page, ratio, again, size, by_size)]
        print(f"  save one listing {figures['save_p50']} (p95 {figures['save_p95']}); memory {figures['memory_mb']} MB")
        if figures["save_p50"] > SAVE_MS:
            missed.append(f"{engine} {size}: saving takes {figures['save_p50']} ms")
        if figures["memory_mb"] > MEMORY_MB:
            missed.append(f"{engine} {size}: {figures['memory_mb']} MB of memory")
    return missed


def check(page: dict, ratio: float, again: float, size: int, by_size: dict[int, dict]):
    if page["kind"] == "group":
        if ratio > 2:
            yield f"{ratio:.1f} × floor, promised 2"
    elif page["kind"] == "located":
        if ratio > 5:
            yield f"{ratio:.1f} × floor, promised 5"
        if SMALLEST in by_size:
            first = next(other for other in by_size[SMALLEST]["pages"] if other["name"] == page["name"])
            if page["p50"] > 2 * first["p50"]:
                yield f"{page['p50'] / first['p50']:.1f} × its cost at {SMALLEST}, promised 2"
    else:
        most = 6 if size <= 10_000 else 30
        if ratio > most:
            yield f"{ratio:.1f} × floor, promised {most}"
        if page["kind"] == "unlocated" and again > 1.2:
            yield f"{again:.2f} × floor when served again, promised 1.2"


def main(sizes: list[int]) -> int:
    (ROOT / "var").mkdir(exist_ok=True)
    found: dict[str, dict[int, dict]] = {"sqlite": {}, "postgresql": {}}
    for size in sizes:
        path = ROOT / "var" / f"bench-{size}.sqlite3"
        done = path.with_suffix(".filled")
        found["sqlite"][size] = run("sqlite", f"sqlite:///{path}", size, done.exists())
        done.touch()
    if find_binaries() is None:
        print(HOW_TO_INSTALL)
    for size in sizes if find_binaries() else ():
        with throwaway_cluster() as address:
            # The cluster's own database is there from the start.
            database = address.replace("/directory?", "/postgres?")
            found["postgresql"][size] = run("postgresql", database, size, False)
    missed = [line for engine, by_size in found.items() for line in report(engine, by_size)]
    print("\nEvery promise is kept." if not missed else "\nNot reached:\n  " + "\n  ".join(missed))
    return 0


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1000, 10_000]))
