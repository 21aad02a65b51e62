"""The order of the house, top to bottom: a module may import from its own entry and from lines above it.

Entries on one line are neighbours and do not import each other. An entry stands for the module or package of
that name and everything inside it, except what has an entry of its own. Every module has a place here; a new
one without a place fails tests/house/test_layers.py, so that somebody decides where it belongs.

`people.{access,letters}` is short for two entries, people.access and people.letters.
"""

LAYERS = """
directory.mail

places.{postcodes,distance,spelling,cells,countries}
places.regions
places.models
places.gazetteer
places.lookup
places.{management,admin,apps,migrations}

people.roles
people.models
people.{access,letters}
people.actions
people.{management,admin,apps,migrations,forms,views}

groups.vocabulary
groups.{schedules,terms,freshness}
groups.models
groups.{access,safety}
groups.search
groups.actions
groups.forms
groups.{views,management,admin,apps,migrations}
groups.{urls,templatetags,sitemaps}

upkeep.policy
upkeep.models
upkeep.{tokens,letters}
upkeep.actions
upkeep.{views,management,admin,apps,migrations}
upkeep.urls

{desk,opendata}

directory.{settings,urls,checks,privacy,logs,routers}
directory.{management,apps,wsgi,asgi}
"""


def list_layers() -> list[list[str]]:
    return [list_entries(line) for line in LAYERS.split("\n") if line]


def list_entries(line: str) -> list[str]:
    if "{" not in line:
        return [line]
    package, _, names = line.removesuffix("}").partition("{")
    return [package + name for name in names.split(",")]
