"""A shelf of places for tests: a few hundred real ones, quick enough to load for each test that needs it."""

from collections import defaultdict
from functools import cache

import zipcodes

from places.gazetteer.files import read_towns
from places.gazetteer.rows import area_places, county_rows, town_row, zip_places
from places.gazetteer.saving import save_postcodes, save_towns
from places.models import Place
from places.spelling import fold_place

# Every town of these names comes along, so that their namesakes do too.
NAMES = """
Abergavenny|Auckland|Austin|Bath|Belfast|Birmingham|Boston|Brighton|Brisbane|Bristol|Camden|Cambridge|Cardiff
Carlisle|Chicago|Chico|Cork|Derry|Derry/Londonderry|Doncaster|Dublin|Durham|Edinburgh|El Paso|Enid|Exeter
Franklin|Galway|Georgia|Glasgow|Greenwich|Hackney|Halifax|Horsham
Hyde Park|Kansas City|Köln|Leeds|Lincoln Park|Liverpool|London|Londonderry|Manchester|Mexico City|Montréal
Munich|Newcastle|Newcastle upon Tyne|Newport|New York City|Ontario|Oxford|Paris|Perth|Portland|Québec|Richmond
Rome|Saint Albans|Salem|San Francisco|São Paulo|Singapore|Springfield|St. Louis|Sunderland|Suva|Swansea|Sydney|Telford
Tokyo|Toronto|Vancouver|Victoria|Wa|Warrington|Washington|Wellington|York
""".replace("\n", "|")
ZIPS = ("00901", "10001", "60614", "62701", "73701", "94110", "96701")


@cache
def _towns_by_name():
    towns = defaultdict(list)
    for town in read_towns():
        towns[fold_place(town.name)].append(town)
    return towns


def load_small_gazetteer(*more_names):
    """Towns of the names above and of `more_names`, all counties and coarse postcode areas, a few ZIP codes."""
    wanted = {fold_place(name) for name in (*NAMES.split("|"), *more_names) if name.strip()}
    rows = [town_row(town) for name in sorted(wanted) for town in _towns_by_name()[name]]
    save_towns([row for row in rows if row[0].source == Place.Source.GEONAMES], Place.Source.GEONAMES)
    own = [row for row in rows if row[0].source == Place.Source.OWN]
    save_towns([*own, *county_rows()], Place.Source.OWN)
    save_postcodes(area_places())
    save_postcodes(zip_places(zipcodes.matching(code)[0] for code in ZIPS))
