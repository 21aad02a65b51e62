from datetime import date

from opendata.samples.example import Example
from opendata.samples.examples import (
    bristol,
    chicago,
    enid_and_toronto,
    far_south_and_ireland,
    from_home,
    glasgow_and_cardiff,
    london_and_leeds,
)

_PLACES = (
    bristol,
    london_and_leeds,
    glasgow_and_cardiff,
    far_south_and_ireland,
    chicago,
    enid_and_toronto,
    from_home,
)


def list_examples(today: date) -> list[Example]:
    return [example for place in _PLACES for example in place.list_examples(today)]
