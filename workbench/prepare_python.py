"""Make .venv and keep it in step with a requirements file.

    python3 workbench/prepare_python.py requirements.txt

Runs on the machine's own Python, before anything is installed: standard library only, and written so
that an old Python can read it far enough to say that it is too old.
"""

import hashlib
import pathlib
import subprocess
import sys
import venv

HOUSE = pathlib.Path(__file__).resolve().parent.parent
ROOM = HOUSE / ".venv"
PYTHON = ROOM / "bin" / "python"
OLDEST = (3, 11)
DEBIAN = "apt install python3 python3-venv"


def stop(message):
    sys.exit("\n" + message + "\n")


def check_this_python():
    if sys.version_info < OLDEST:
        stop(
            "This needs Python {}.{} or newer; {} is {}.{}.\n"
            "Install a newer one ({}) or name one: make run PYTHON=python3.12".format(
                *OLDEST, sys.executable, *sys.version_info[:2], DEBIAN
            )
        )
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        stop(f"Python's venv module is not complete on this machine. On Debian or Ubuntu: {DEBIAN}")


def is_usable():
    if not PYTHON.exists():
        return False
    question = f"import pip, sys; sys.exit(sys.version_info < {OLDEST!r})"
    return subprocess.run([str(PYTHON), "-c", question], capture_output=True).returncode == 0


def make_room():
    check_this_python()
    print("Making .venv with Python {}.{} …".format(*sys.version_info[:2]), flush=True)
    # clear=True: what is there (a half-made one, or one of a Python since removed) cannot be mended.
    venv.create(str(ROOM), clear=True, with_pip=True, symlinks=True)


def read_requirements(name):
    """The text of a requirements file and of those it includes, in order."""
    text = (HOUSE / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("-r "):
            text += read_requirements(line[3:].strip())
    return text


def stamp_path(name):
    return ROOM / (name + ".sha256")


def is_current(name):
    path = stamp_path(name)
    return path.exists() and path.read_text() == hash_of(name)


def hash_of(name):
    return hashlib.sha256(read_requirements(name).encode()).hexdigest()


def install(name):
    print(f"Installing what {name} names …", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", name]
    if subprocess.run(command, cwd=str(HOUSE)).returncode:
        stop(f"Installing {name} did not work. pip says why above; often it is the network. Then try again.")
    stamp_path(name).write_text(hash_of(name))


def main(name):
    if not is_usable():
        make_room()
    # requirements-dev.txt includes requirements.txt, so a workbench that is current can also run the site.
    if not (is_current(name) or is_current("requirements-dev.txt")):
        install(name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "requirements.txt")
