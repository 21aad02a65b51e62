"""What the house consists of, for tests that read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
PACKAGES = ["directory", "places", "people", "groups", "upkeep", "desk", "opendata"]

# Made by tools or by running the site; nobody wrote them.
NOT_OURS = {
    ".git",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "node_modules",
    "staticfiles",
    "var",
}


def list_files(*endings: str, under: str = ".") -> list[Path]:
    return sorted(path for path in walk(HOUSE / under) if not endings or path.name.endswith(endings))


def walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in NOT_OURS:
                yield from walk(path)
        else:
            yield path


def list_modules() -> dict[str, Path]:
    """Every module of the seven packages by its dotted name; a package's own name stands for __init__."""
    modules = {}
    for package in PACKAGES:
        for path in list_files(".py", under=package):
            parts = path.relative_to(HOUSE).with_suffix("").parts
            modules[".".join(parts).removesuffix(".__init__")] = path
    return modules


def read_module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def list_templates() -> dict[str, Path]:
    """Every template by the name Django loads it under."""
    folders = [HOUSE / "templates", *(HOUSE / package / "templates" for package in PACKAGES)]
    return {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in list_files(under=folder.relative_to(HOUSE).as_posix())
    }


def place(path: Path, line: int | None = None) -> str:
    """Where to look, as editors like it."""
    where = path.relative_to(HOUSE).as_posix()
    return f"{where}:{line}" if line else where
