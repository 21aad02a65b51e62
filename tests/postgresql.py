"""A PostgreSQL that lives exactly as long as a test run.

    python -m tests.postgresql pytest tests/places     run one command beside it
    python -m tests.postgresql psql -d postgres        look inside

It listens on a Unix socket in a folder of its own and on no network port, so that any number of them
may run beside each other and beside the machine's own PostgreSQL.
"""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOW_TO_INSTALL = "PostgreSQL is not installed: apt install postgresql"
OLDEST = 14

# Nothing here outlives the run, so nothing need survive a power cut.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
log_min_messages = fatal
"""


class NotInstalled(Exception):
    """No PostgreSQL on this machine; the message names the package."""


class WouldNotStart(Exception):
    """PostgreSQL is here but would not start; the message holds what it said."""


def find_binaries() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first; Debian keeps them off the PATH."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
        reverse=True,
    )
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists() and version_of(folder) >= OLDEST:
            return folder
    return None


def version_of(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True).stdout
    number = re.search(r"(\d+)", said)
    return int(number.group(1)) if number else 0


def find_owner() -> str:
    """Who the server runs as. PostgreSQL refuses root, so root lends the work to somebody with less power."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run_as(owner: str, folder: Path, *command: str | Path) -> None:
    change = {}
    if os.geteuid() == 0:
        change = {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []}
    # Output goes to a file: the server inherits it, and a pipe would never close.
    said = folder / "said.txt"
    with said.open("w") as output:
        done = subprocess.run(
            [str(word) for word in command], cwd=folder, stdout=output, stderr=subprocess.STDOUT, **change
        )
    if done.returncode:
        raise WouldNotStart(said.read_text())


@contextlib.contextmanager
def throwaway_cluster() -> Iterator[str]:
    """Yield a DATABASE_URL; stop the server and remove its files on every way out.

    Raises NotInstalled or WouldNotStart.
    """
    binaries = find_binaries()
    if binaries is None:
        raise NotInstalled(HOW_TO_INSTALL)
    owner = find_owner()
    # Under /tmp and short: a Unix socket's path may be no longer than about 100 letters.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, owner, pwd.getpwnam(owner).pw_gid)
        locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
        run_as(
            owner,
            folder,
            *(binaries / "initdb", "-D", data, "--username", owner, "--auth", "trust", "--no-sync"),
            *("--encoding", "UTF8", "--locale", locale),
        )
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(folder=folder))
        run_as(owner, folder, binaries / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log", "start")
        yield f"postgres://{owner}@/directory?host={folder}"
    finally:
        with ignored_interrupts():
            if (data / "postmaster.pid").exists():
                with contextlib.suppress(WouldNotStart):
                    run_as(owner, folder, binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def ignored_interrupts() -> Iterator[None]:
    """A second Ctrl-C, given in impatience, must not leave a server behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_politely(number, frame):
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, stop_politely)
    signal.signal(signal.SIGHUP, stop_politely)
    try:
        with throwaway_cluster() as address:
            folder = address.partition("?host=")[2]
            places = {"DATABASE_URL": address, "PGHOST": folder, "PGUSER": find_owner()}
            return subprocess.run(command, env={**os.environ, **places}).returncode
    except NotInstalled as problem:
        print(problem, file=sys.stderr)
        return 127


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
