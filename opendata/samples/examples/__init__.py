from datetime import date

from opendata.samples.example import Example
from opendata.samples.examples import america, britain, england, far_south_and_ireland, from_home

_PLACES = (england, britain, far_south_and_ireland, america, from_home)


def list_examples(today: date) -> list[Example]:
    return [example for place in _PLACES for example in place.list_examples(today)]
