"""The whole suite: on SQLite (with the browser), then all that asks the database on PostgreSQL where it is installed.

    python -m workbench.run_tests [what pytest should be told]

With REQUIRE_ALL=1 nothing may be missing: no PostgreSQL, or a skipped test, is a failure.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.postgresql import NotInstalled, WouldNotStart, stop_politely, throwaway_cluster

# pytest's own exit codes
INTERRUPTED = 2
NOTHING_CHOSEN = 5


@dataclass
class Outcome:
    code: int
    seconds: float = 0
    problem: str = ""

    def __str__(self):
        if self.problem:
            return f"{'FAILED' if self.code else 'skipped'}. {self.problem}"
        if self.code == NOTHING_CHOSEN:
            return "no test chosen"
        return f"{'FAILED' if self.code else 'passed'} in {self.seconds:.0f} s"


def run_pytest(title: str, words: list[str], database_url: str | None = None) -> Outcome:
    print(f"\n=== {title} ===", flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database_url:
        environment |= {"DATABASE_URL": database_url, "DATABASE_TESTS_ONLY": "1"}
    command = [sys.executable, "-m", "pytest", "-n", os.environ.get("JOBS", "2"), "--dist", "worksteal"]
    started = time.monotonic()
    child = subprocess.Popen([*command, *words], env=environment)
    try:
        return Outcome(child.wait(), time.monotonic() - started)
    except BaseException:
        # Ctrl-C reaches pytest by itself; a SIGTERM came to us alone and must be passed on.
        child.terminate()
        child.wait()
        raise


def run_on_postgresql(words: list[str]) -> Outcome:
    try:
        with throwaway_cluster() as address:
            return run_pytest("PostgreSQL", ["-m", "not browser", *words], address)
    except NotInstalled as problem:
        return Outcome(code=1 if os.environ.get("REQUIRE_ALL") == "1" else 0, problem=str(problem))
    except WouldNotStart as problem:
        return Outcome(code=1, problem=f"It would not start: {problem}")


def main(words: list[str]) -> int:
    signal.signal(signal.SIGTERM, stop_politely)
    signal.signal(signal.SIGHUP, stop_politely)
    on_sqlite = run_pytest("SQLite and browser", words)
    if on_sqlite.code == INTERRUPTED:
        return INTERRUPTED
    on_postgresql = run_on_postgresql(words)
    print(f"\nSQLite:     {on_sqlite}\nPostgreSQL: {on_postgresql}")
    # ARGS=tests/browser chooses nothing for PostgreSQL, and that is no failure.
    codes = {on_sqlite.code, on_postgresql.code}
    return max(codes - {NOTHING_CHOSEN}, default=NOTHING_CHOSEN)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
