"""The house is held up by the order of its imports; see tests/house/layers.py."""

import ast

from tests.house.files import PACKAGES, list_modules, place, read_module
from tests.house.layers import list_layers

RANKS = {entry: rank for rank, line in enumerate(list_layers()) for entry in line}
MODULES = list_modules()


def find_entry(module: str) -> str | None:
    """The longest entry that is the module or a package it lies in."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in RANKS), None)


def list_imports(tree: ast.Module, modules=MODULES) -> list[tuple[int, str]]:
    """Every import of our own packages, in functions and under TYPE_CHECKING too, as (line, module)."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # `from groups import views` imports the module groups.views; `from groups.views import x` too.
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.append((node.lineno, whole if whole in modules else node.module))
    return sorted({(line, name) for line, name in found if name.partition(".")[0] in PACKAGES})


def explain(module: str, imported: str) -> str | None:
    """Why this import goes against the grain; None when it does not."""
    ours, theirs = find_entry(module), find_entry(imported)
    if ours is None or theirs is None or ours == theirs:
        return None
    if RANKS[theirs] < RANKS[ours]:
        return None
    if RANKS[theirs] == RANKS[ours]:
        return f"{module} imports its neighbour {imported}; move what both need to a line above them."
    return f"{module} imports {imported}, which stands below it; move the rule up, or the caller down."


def test_no_module_imports_against_the_grain():
    wrong = [
        f"{place(path, line)}: {problem}"
        for module, path in MODULES.items()
        for line, imported in list_imports(read_module(path))
        if (problem := explain(module, imported))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_module_has_a_place():
    homeless = [
        place(path)
        for module, path in MODULES.items()
        if find_entry(module) is None and path.read_text(encoding="utf-8").strip()
    ]
    assert not homeless, "Give these a line in tests/house/layers.py:\n" + "\n".join(homeless)


def test_imports_are_absolute():
    relative = [
        place(path, node.lineno)
        for path in MODULES.values()
        for node in ast.walk(read_module(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative, "Write the whole name (from groups.models import …):\n" + "\n".join(relative)


def test_no_module_is_in_two_places():
    entries = [entry for line in list_layers() for entry in line]
    assert sorted(set(entries)) == sorted(entries)


# The rules themselves, tried on imports that are wrong and right on purpose.


def test_what_goes_against_the_grain():
    assert "below" in explain("groups.freshness", "groups.models.listing")
    assert "below" in explain("places.lookup", "groups.models")
    assert "neighbour" in explain("opendata.hsds", "desk.actions")
    assert "neighbour" in explain("groups.schedules.wording", "groups.freshness")
    assert explain("groups.views.results", "groups.search.results") is None
    assert explain("groups.schedules.wording", "groups.schedules.pattern") is None
    assert explain("directory.urls", "opendata.hsds") is None


def test_imports_inside_functions_and_of_modules_are_seen():
    source = "def later():\n    from groups import models\n    import places.models as p\n"
    imports = list_imports(ast.parse(source), modules={"groups.models", "places.models"})
    assert imports == [(2, "groups.models"), (3, "places.models")]
