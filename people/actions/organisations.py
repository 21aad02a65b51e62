"""Take in an organisation that a file or a feed names, without mixing up namesakes."""

from urllib.parse import urlsplit

from django.db import transaction
from django.utils.text import slugify

from people.models import Organisation
from places.spelling import fold, to_ascii

_SLUG_LENGTH = 80


def identity_of(name: str, country: str, website: str) -> tuple[str, str, str]:
    """What makes an organisation the same one: Bluebell in Bristol is not Bluebell in Scotland.

    Small differences of writing do not count: capitals, accents, http or https, "www.", a slash at the end.
    """
    parts = urlsplit(website.strip())
    host = (parts.netloc or "").lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return fold(name), country.strip().upper(), f"{host}{parts.path.rstrip('/')}{query}"


def organisations_by_identity(**among) -> dict[tuple[str, str, str], Organisation]:
    """Every organisation under its name and under each of its former names; the oldest wins.

    Accents and capitals are folded here rather than in the database, which folds them its own way.
    """
    found: dict[tuple[str, str, str], Organisation] = {}
    for organisation in Organisation.objects.filter(**among).order_by("pk"):
        for name in [organisation.name, *organisation.former_names.splitlines()]:
            found.setdefault(identity_of(name, organisation.country, organisation.website), organisation)
    return found


def find_or_create_organisation(
    *, name: str, country: str, website: str = "", former_names: str = "", **details
) -> tuple[Organisation, bool]:
    """The organisation of this name, country and website, and whether it is new. Raises ValidationError.

    One that is here already keeps all it has; a former name it did not know is added.
    """
    wanted = identity_of(name, country, website)
    organisation = organisations_by_identity(country=wanted[1]).get(wanted)
    if organisation is not None:
        add_former_names(organisation, former_names)
        return organisation, False
    return create_organisation(name=name, country=country, website=website, former_names=former_names, **details), True


@transaction.atomic
def create_organisation(*, name: str, country: str, **details) -> Organisation:
    """Raises ValidationError."""
    organisation = Organisation(name=name, country=country.upper(), **details)
    organisation.slug = free_slug(organisation)
    organisation.full_clean()
    organisation.save()
    return organisation


def add_former_names(organisation: Organisation, former_names: str) -> None:
    known = {fold(name) for name in [organisation.name, *organisation.former_names.splitlines()]}
    new = [name for name in former_names.splitlines() if name.strip() and fold(name) not in known]
    if new:
        organisation.former_names = "\n".join([*filter(None, [organisation.former_names]), *new])
        organisation.save(update_fields=["former_names"])


def free_slug(organisation: Organisation) -> str:
    """A readable address nobody has; a name in another script takes that of its website."""
    host = urlsplit(organisation.website).netloc.removeprefix("www.")
    words = slugify(to_ascii(organisation.name)) or slugify(host.replace(".", " ")) or "organisation"
    stem = words[: _SLUG_LENGTH - 5].strip("-")
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = [stem]
    if organisation.country:
        candidates.append(f"{stem}-{organisation.country.lower()}")
    candidates += (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in candidates if candidate not in taken)
