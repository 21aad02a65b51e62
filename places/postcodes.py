"""Recognise what people type as a postcode, country by country. Pure: whether it exists is asked elsewhere.

Formats: United Kingdom BS 7666 (as in the Royal Mail's Programmer's Guide to PAF), Canada Post's
Addressing Guidelines, An Post's Eircode guide, USPS Publication 28 (ZIP+4). Other countries: digits.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import takewhile

FULL = "full"
OUTWARD = "outward"
AREA = "area"

UK_AREAS = frozenset(
    (
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN"
        " EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK"
        " ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA"
        " TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
    ).split()
)
CANADIAN_LETTERS = frozenset("ABCEGHJKLMNPRSTVXY")

# The islands share the British pattern and are countries of their own in ISO 3166.
_ISLANDS = {"JE": "JE", "GY": "GG", "IM": "IM"}
_BRITISH = frozenset({"GB", "JE", "GG", "IM"})
_WITH_LETTERS = _BRITISH | {"CA", "IE"}

# Only central London districts end in a letter; elsewhere that shape is Canadian (M5V).
_UK_DISTRICT_WITH_LETTER = re.compile(r"(?:[ENW]1|EC[1-4]|WC[12]|SW1|SE1|NW1)[A-Z]", re.ASCII)
# Irish routing keys (W23, N37) share their shape with these London districts, which stop here.
_HIGHEST_DISTRICT = {"E": 20, "N": 22, "W": 14}

_UK_OUTWARD = re.compile(r"([A-Z]{1,2})([0-9]|[1-9][0-9]|[0-9][A-Z])", re.ASCII)
_UK_INWARD = re.compile(r"[0-9][ABD-HJLNP-UW-Z]{2}", re.ASCII)
_CA_FSA = r"[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]"
_CANADIAN = re.compile(rf"({_CA_FSA})([0-9][ABCEGHJ-NPRSTV-Z][0-9])?", re.ASCII)
_EIRCODE = re.compile(r"([AC-FHKNPRTV-Y][0-9]{2}|D6W)([0-9AC-FHKNPRTV-Y]{4})?", re.ASCII)
_ZIP = re.compile(r"([0-9]{5})([0-9]{4})?", re.ASCII)
_DUTCH = re.compile(r"([1-9][0-9]{3})([A-Z]{2})", re.ASCII)

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212_+]+")
_SHAPE = re.compile(r"[A-Z0-9]{1,10}", re.ASCII)
_LONGEST = 24

# In running text, and in the query of an address ("bs1+4st", "bs1%204st").
_GAP = r"(?:[\s.+_\-]|%20){0,3}"
_UK_FULL_WITHIN = re.compile(
    rf"(?<![A-Z0-9])([A-Z]{{1,2}}[0-9][A-Z0-9]?){_GAP}([0-9][ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])", re.ASCII
)
_CANADIAN_WITHIN = re.compile(rf"(?<![A-Z0-9])({_CA_FSA}){_GAP}([0-9][ABCEGHJ-NPRSTV-Z][0-9])(?![A-Z0-9])", re.ASCII)
_EIRCODE_WITHIN = re.compile(
    rf"(?<![A-Z0-9])([AC-FHKNPRTV-Y][0-9]{{2}}|D6W){_GAP}([0-9AC-FHKNPRTV-Y]{{4}})(?![A-Z0-9])", re.ASCII
)
# Not part of a longer number or of a decimal such as 51.47785.
_ZIP_WITHIN = re.compile(r"(?<![A-Z0-9])(?<![0-9][.,])([0-9]{5})(?:[\s\-+]?[0-9]{4})?(?![A-Z0-9]|[.,][0-9])", re.ASCII)
_UK_OUTWARD_LAST = re.compile(r"\s([A-Z]{1,2}[0-9][A-Z0-9]?)$", re.ASCII)


@dataclass(frozen=True)
class Postcode:
    """`country` is empty when the digits alone do not tell. `normalised` is upper case without spaces.

    `outward` and `area` are the coarser codes that contain it (BS1 and BS for BS1 4ST), empty when the
    country has none that we know of.
    """

    country: str
    kind: str
    normalised: str
    outward: str = ""
    area: str = ""

    @property
    def codes(self):
        """From the finest to the coarsest, for a search that takes the first one it knows."""
        return tuple(dict.fromkeys(code for code in (self.normalised, self.outward, self.area) if code))


def recognise(text, country=None):
    """Every reading of a text that is a postcode and nothing else, likeliest first; `country` comes first."""
    if len(text) > _LONGEST:
        return []
    code = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).upper())
    if not _SHAPE.fullmatch(code):
        return []
    country = (country or "").upper()
    found = [*_read_british(code), *_read_canadian(code), *_read_irish(code)]
    if code.isdigit():
        found += _read_digits(code, country)
    dutch = _DUTCH.fullmatch(code)
    if dutch and country in ("", "NL"):
        found.append(Postcode("NL", FULL, code, outward=dutch[1]))
    return sorted(found, key=lambda postcode: bool(country) and postcode.country != country)


def find_full_postcode(text, country=None):
    """The first complete postcode inside a longer text ("Springfield 62701"), or None."""
    plain = unicodedata.normalize("NFKC", text).upper()
    for pattern in (_UK_FULL_WITHIN, _CANADIAN_WITHIN, _EIRCODE_WITHIN, _ZIP_WITHIN):
        for match in pattern.finditer(plain):
            readings = [found for found in recognise("".join(match.groups()), country) if found.kind == FULL]
            if readings:
                return readings[0]
    return None


def find_outward_code(text, country=None):
    """The British district or Canadian first half that ends a text ("London SW1"), or None."""
    match = _UK_OUTWARD_LAST.search(unicodedata.normalize("NFKC", text).upper().rstrip())
    readings = recognise(match[1], country) if match else []
    return readings[0] if readings else None


def has_full_postcode(text):
    """True when a text holds a code that points at a street or a small area, so it must not be written down.

    Errs towards True: five digits alone count, being a ZIP code in the United States and much the same
    in many other countries.
    """
    return find_full_postcode(text) is not None or any(found.kind == FULL for found in recognise(text))


def show(postcode):
    """As it is printed on a letter: "BS1 4ST", "M5V 2T6", "D02 X285", "60614"."""
    code = postcode.normalised
    if postcode.kind == FULL and postcode.outward and postcode.country in _WITH_LETTERS | {"NL"}:
        return f"{postcode.outward} {code[len(postcode.outward) :]}"
    return code


def _read_british(code):
    if code in UK_AREAS:
        return [Postcode(_ISLANDS.get(code, "GB"), AREA, code, area=code)]
    whole = _UK_INWARD.fullmatch(code[-3:]) and _is_british_district(code[:-3])
    if not whole and not _is_british_district(code):
        return []
    outward = code[:-3] if whole else code
    area = _area_of(outward)
    return [Postcode(_ISLANDS.get(area, "GB"), FULL if whole else OUTWARD, code, outward=outward, area=area)]


def _area_of(outward):
    """The letters at the start: "SW" of "SW1A"."""
    return "".join(takewhile(str.isalpha, outward))


def _is_british_district(code):
    match = _UK_OUTWARD.fullmatch(code)
    if not match or match[1] not in UK_AREAS:
        return False
    if code[-1].isalpha():
        return bool(_UK_DISTRICT_WITH_LETTER.fullmatch(code))
    # E77 and E98, N81: offices that receive sacks of post, not streets.
    return int(match[2]) <= _HIGHEST_DISTRICT.get(match[1], 99) or code in {"E77", "E98", "N81"}


def _read_canadian(code):
    if match := _CANADIAN.fullmatch(code):
        return [Postcode("CA", FULL if match[2] else OUTWARD, code, outward=match[1], area=code[0])]
    if code in CANADIAN_LETTERS:
        return [Postcode("CA", AREA, code, area=code)]
    return []


def _read_irish(code):
    if match := _EIRCODE.fullmatch(code):
        return [Postcode("IE", FULL if match[2] else OUTWARD, code, outward=match[1])]
    return []


def _read_digits(code, country):
    american = _ZIP.fullmatch(code)
    if country == "US":
        return [Postcode("US", FULL, american[1])] if american else []
    if country in ("AU", "NZ"):
        return [Postcode(country, FULL, code)] if len(code) == 4 else []
    if country and country not in _WITH_LETTERS:
        return [Postcode(country, FULL, code)] if 3 <= len(code) <= 8 else []
    if american:
        return [Postcode("US", FULL, american[1]), Postcode("", FULL, code)]
    if len(code) == 4:
        return [Postcode("AU", FULL, code), Postcode("NZ", FULL, code), Postcode("", FULL, code)]
    return [Postcode("", FULL, code)] if len(code) in (3, 6, 7, 8) else []
