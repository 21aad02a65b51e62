"""Read a postcode file in the format of GeoNames (download.geonames.org/export/zip/readme.txt).

Tab-separated, UTF-8, no heading: country, postal code, place name, admin name and code three times over,
latitude, longitude, accuracy. Plain text, or the zip archive as it comes.
"""

import io
import math
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean

from places.gazetteer.rows import slug_of_postcode
from places.gazetteer.zones import Zones
from places.models import Place
from places.postcodes import FULL, recognise, show
from places.regions import country_code, region_called

_COLUMNS = 11  # the twelfth, accuracy, is often left off
_LONGEST_CODE = 12
_COUNTRY, _CODE, _NAME, _ADMIN1_NAME, _ADMIN1_CODE = 0, 1, 2, 3, 4
_LATITUDE, _LONGITUDE = 9, 10


class NotAPostcodeFile(Exception):
    """The file as a whole cannot be read; the message is for the operator."""


class BadLine(Exception):
    """One line cannot be used; the message says why."""


@dataclass(frozen=True)
class Line:
    number: int
    country: str
    code: str
    name: str
    region: str
    region_code: str
    latitude: float
    longitude: float


@contextmanager
def open_lines(path):
    """Yields an iterator of text lines. Bytes that are not UTF-8 become question marks in a diamond."""
    path = Path(path)
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, _open_member(archive) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace")
        else:
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                yield file
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise NotAPostcodeFile(f"{path} cannot be read: {error}") from error


def read_lines(lines, *, only_country, report):
    """Good lines as Line. `report(number, reason)` hears of each bad one; other countries are passed over.

    `only_country` also fills in for lines that leave their country empty.
    """
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            line = _read_line(number, text, only_country)
        except BadLine as error:
            report(number, str(error))
            continue
        if only_country in ("", line.country):
            yield line


def places_from(lines, *, report):
    """A Place, not yet saved, for each postcode. Neighbouring lines of one code are averaged into one."""
    zones = Zones()
    seen = set()
    for (country, code), group in groupby(lines, key=lambda line: (line.country, line.code)):
        group = list(group)
        if (country, code) in seen:
            for line in group:
                report(line.number, "this postcode came earlier in the file")
            continue
        seen.add((country, code))
        yield _place_of(group, zones)


def _place_of(group, zones):
    first = group[0]
    latitude = fmean(line.latitude for line in group)
    # Codes on both sides of the 180th meridian would average to the wrong side of the earth.
    spread = max(line.longitude for line in group) - min(line.longitude for line in group)
    longitude = first.longitude if spread > 180 else fmean(line.longitude for line in group)
    postcode = _recognised(first.code, first.country)
    is_full = postcode is None or postcode.kind == FULL
    return Place(
        kind=Place.Kind.POSTCODE if is_full else Place.Kind.POSTCODE_AREA,
        name=(show(postcode) if postcode else first.code) if is_full else first.name,
        slug=slug_of_postcode(first.country, first.code),
        normalised=first.code,
        country=first.country,
        region=first.region,
        region_code=first.region_code,
        near=first.name if is_full else "",
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        time_zone=zones.zone_at(first.country, latitude, longitude),
        source=Place.Source.POSTCODE_FILE,
        source_id=f"{first.country}-{first.code}",
    )


def _read_line(number, text, only_country):
    # PostgreSQL refuses NUL in a text.
    cells = [cell.strip() for cell in text.rstrip("\r\n").replace("\x00", "").split("\t")]
    if len(cells) < _COLUMNS:
        raise BadLine(f"{len(cells)} columns where at least {_COLUMNS} are needed")
    written = cells[_COUNTRY] or only_country
    country = country_code(written)
    if not country:
        raise BadLine(f"no country is known as {written[:20]!r}" if written else "the country is empty")
    if country == "US" and len(written) == 2 and written.upper() != "US":
        cells[_ADMIN1_CODE] = written.upper()  # Puerto Rico and the other territories
    latitude, longitude = _degrees(cells[_LATITUDE], 90), _degrees(cells[_LONGITUDE], 180)
    if latitude is None or longitude is None:
        raise BadLine("the latitude or the longitude is empty or not on the earth")
    area = region_called(country, cells[_ADMIN1_CODE])
    return Line(
        number=number,
        country=country,
        code=_normalised(cells[_CODE], country),
        name=cells[_NAME][:120],
        region=area.name if area else cells[_ADMIN1_NAME][:80],
        region_code=area.region_code if area else "",
        latitude=latitude,
        longitude=longitude,
    )


def _normalised(code, country):
    postcode = _recognised(code, country)
    if postcode:
        return postcode.normalised
    # A pattern that `recognise` does not know (Malta, Argentina …) still finds its exact self.
    plain = "".join(char for char in code.upper() if char.isascii() and char.isalnum())
    if not plain or len(plain) > _LONGEST_CODE:
        raise BadLine("the postal code is empty or not one")
    return plain


def _recognised(code, country):
    return next((found for found in recognise(code, country) if found.country == country), None)


def _degrees(text, limit):
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) <= limit else None


def _open_member(archive):
    texts = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith((".txt", ".tsv", ".csv")) and "readme" not in info.filename.lower()
    ]
    if not texts:
        raise NotAPostcodeFile("The archive holds no .txt file of postcodes.")
    try:
        return archive.open(max(texts, key=lambda info: info.file_size))
    except (RuntimeError, NotImplementedError) as error:  # a password, or a method this Python cannot undo
        raise NotAPostcodeFile(f"The archive cannot be opened: {error}") from error
