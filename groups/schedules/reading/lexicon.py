"""The words of English and Spanish that say when, folded: lower case and without accents."""

from groups.schedules.reading import items


def _numbered(lines: str, first: int = 0) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines.strip().splitlines(), first) for word in line.split()}


WEEKDAYS = _numbered("""
monday mondays mon lunes lun
tuesday tuesdays tue tues martes mar
wednesday wednesdays wed weds miercoles mie mier
thursday thursdays thu thur thurs jueves jue juev
friday fridays fri viernes vie
saturday saturdays sat sabado sabados sab
sunday sundays sun domingo domingos dom
""")
# "martes" is one and many; "mondays" can be many alone.
PLURAL_WEEKDAYS = {word for word in WEEKDAYS if word.endswith("days") or word in ("sabados", "domingos")} | set(
    "lunes martes miercoles jueves viernes".split()
)
MONTHS = _numbered(
    """
january jan enero ene
february feb febrero
march mar marzo
april apr abril abr
may mayo
june jun junio
july jul julio
august aug agosto ago
september sep sept septiembre setiembre set
october oct octubre
november nov noviembre
december dec diciembre dic
""",
    1,
)
NUMBERS = _numbered(
    """
one un una uno
two dos
three tres
four cuatro
five cinco
six seis
seven siete
eight ocho
nine nueve
ten diez
eleven once
twelve doce
thirteen trece
fourteen catorce
fifteen quince
sixteen dieciseis
""",
    1,
) | {"twenty": 20, "veinte": 20}
NTHS = _numbered(
    """
first primer primero primera primeros
second segundo segunda segundos
third tercer tercero tercera terceros
fourth cuarto cuarta cuartos
fifth quinto quinta quintos
sixth sexto
seventh
eighth
""",
    1,
) | {"last": -1, "ultimo": -1, "ultima": -1, "ultimos": -1, "final": -1, "penultimo": -2, "penultimate": -2}
# After a number: "2nd", "1.º".
ORDINAL_ENDINGS = {"st", "nd", "rd", "th", "o", "a", "er", "ro", "do", "to"}
SPANISH = set(
    "lunes martes miercoles jueves viernes sabado sabados domingo domingos enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre cada desde hasta mes meses semana semanas reuniones dias tarde "
    "manana noche primer segundo tercer cuarto ultimo durante las los del".split()
)
WEEK_UNITS = {"week", "weeks", "wk", "wks", "semana", "semanas"}
MONTH_UNITS = {"month", "months", "mes", "meses"}
MEETING_UNITS = set(
    "session sessions meeting meetings class classes reunion reuniones sesion sesiones encuentro encuentros".split()
)
HOUR_UNITS = {"hour", "hours", "hr", "hrs", "hora", "horas"}
MINUTE_UNITS = {"minute", "minutes", "min", "mins", "minuto", "minutos"}
AND = {"and", "y", "e"}
TO = {"to", "until", "till", "til", "through", "thru", "a", "al", "hasta"}

EVERY = {"every", "each", "cada"}
# Each line: what the words say, and the phrases that say it. Hyphens inside are left out.
_RHYTHMS = {
    (items.WEEK, 1, ""): "weekly | every week | each week | once a week | once weekly | once per week | a week"
    " | per week | twice a week | semanal | semanales | semanalmente | cada semana | todas las semanas"
    " | una vez a la semana"
    " | una vez por semana | a la semana | dos veces por semana | dos veces a la semana",
    (items.WEEK, 2, ""): "fortnightly | every fortnight | once a fortnight | each fortnight | a fortnight"
    " | every other week | every second week | alternate weeks | quincenal | quincenalmente | quincenales"
    " | cada quincena | cada quince dias"
    " | cada 15 dias | una semana de cada dos | una semana si y otra no | semanas alternas | semana por medio",
    (items.MONTH, 1, ""): "monthly | every month | each month | once a month | once monthly | a month | per month"
    " | twice a month | twice monthly | of the month | of each month | of every month | in the month | in each month"
    " | mensual | mensuales | mensualmente | cada mes | todos los meses | una vez al mes | al mes | del mes"
    " | de cada mes | dos veces al mes",
    (items.MONTH, 2, ""): "every other month | every second month | alternate months | bimestral | bimestralmente"
    " | un mes de cada dos | meses alternos",
    (items.MONTH, 3, ""): "quarterly | four times a year | trimestral | trimestralmente | cuatro veces al ano",
    (items.WEEK, 2, "biweekly"): "biweekly | bi weekly | bisemanal",
    (items.MONTH, 2, "bimonthly"): "bimonthly | bi monthly | bimensual",
}
_PARTS = {
    "morning": "in the morning | in the mornings | morning | mornings | por la manana | por las mananas | de la manana",
    "afternoon": "in the afternoon | in the afternoons | afternoon | afternoons | por la tarde | por las tardes"
    " | de la tarde",
    "evening": "in the evening | in the evenings | evening | evenings | por la tarde noche | de la tarde noche",
    "night": "at night | night | nights | por la noche | por las noches | de la noche",
}
_FLAGS = {
    items.TERM_TIME: "in term time | during term time | term time | termtime | in term | during term"
    " | during school term | during school terms | during the school term | in school term | in school term time"
    " | during the school year | not in school holidays | not in the school holidays | not during school holidays"
    " | not during the school holidays | not school holidays | no school holidays | except school holidays"
    " | except in school holidays | except during school holidays | excluding school holidays"
    " | en periodo lectivo | en periodo escolar | en epoca escolar | durante el curso escolar | durante el curso"
    " | salvo vacaciones escolares | excepto vacaciones escolares | excepto en vacaciones escolares",
    items.NO_HOLIDAYS: "",
    items.ARRANGED: "by arrangement | by appointment | by prior arrangement | a convenir | con cita | con cita previa"
    " | cita previa | con cita concertada",
    items.ALWAYS_OPEN: "24 7 | 24 hours a day | open 24 hours | around the clock | round the clock | las 24 horas"
    " | abierto 24 horas | 24 hours a day 7 days a week | 24 hours a day seven days a week",
    items.OPENING_HOURS: "open | lines open | opening hours | office hours | business hours | regular business hours"
    " | answerphone otherwise | abierto | horario de oficina",
}
_CUES = {
    items.BEGIN: "from | starting | starts | starting on | start | since | beginning | begins | commencing | as of"
    " | desde | desde el | a partir de | a partir del | empieza | comienza | empezando | again from",
    items.FIRST_DATE: "first meeting | first session | first date | first group | first class | first | primera reunion"
    " | primera sesion | primera fecha | primer dia",
    items.NEXT: "next | next meeting | next date | next session | next on | proxima | proxima reunion | proxima fecha"
    " | proxima sesion",
    items.LAST: "until | till | til | ends | ending | ends on | through | last meeting | last session | last date"
    " | hasta | hasta el | termina | finaliza | ultima reunion | ultima sesion",
    items.OVER: "ended | has ended | have ended | finished | ended in | termino | ha terminado",
    items.ALSO: "incl | including | plus | also | as well as | then | and then | incluido | tambien | luego | despues",
}
_WEEKDAY_SETS = {
    (
        0,
        1,
        2,
        3,
        4,
    ): "weeknights | every weeknight | weekdays | every weekday | each weekday"
    " | working days | entre semana | dias laborables",
    (5, 6): "weekends | every weekend | fines de semana | cada fin de semana",
    (0, 1, 2, 3, 4, 5, 6): "every day | each day | daily | everyday | todos los dias | cada dia | a diario"
    " | diariamente | seven days a week | 7 days a week",
}
_HOLIDAYS = ("public holidays", "bank holidays", "public holiday", "bank holiday", "federal holidays", "holidays")
_NO_HOLIDAYS = [
    f"{no} {holidays}"
    for no in ("not on", "not", "no", "except", "except on", "excluding", "but not on", "closed on", "cancelled on")
    for holidays in _HOLIDAYS
] + [
    f"{no} {festivos}"
    for no in ("no en", "no", "excepto", "excepto en", "salvo", "salvo en", "menos", "excepto los", "salvo los")
    for festivos in ("festivos", "dias festivos", "feriados", "dias feriados", "los festivos")
]
_NO_HOLIDAYS += [f"{no} when the date is a {day}" for no in ("cancelled", "not") for day in _HOLIDAYS[2:4]]
_NO_HOLIDAYS += ["cancelled when the date is a holiday", "not when the date is a holiday"]
_INNOCENT = (
    "afternoon tea | including public holidays | including bank holidays"
    " | open on public holidays | open on bank holidays"
    " | incluidos festivos | by video | in person"
    " | listed dates | on these dates | dates | on the following dates | en estas fechas"
)
FILLERS = set(
    "on at the and in of we our us meet meets meeting meetings group groups session sessions is are online virtual "
    "virtually zoom listed only days day hour hours starts time o clock oclock to for with per a an el la los "
    "las de del y e en each once was it its date "
    "al un una nos reunimos se reune reunen reunion reuniones grupo sesion sesiones solo hora horas dia dias "
    "held takes place come lasting durante between entre".split()
)


def _phrases(*tables: tuple[type[items.Item], dict]) -> dict[tuple[str, ...], tuple]:
    found = {}
    for kind, table in tables:
        for value, lines in table.items():
            for phrase in lines.split("|") if isinstance(lines, str) else lines:
                if words := tuple(phrase.split()):
                    found[words] = (kind, value)
    return found


PHRASES = _phrases(
    (items.Every, _RHYTHMS),
    (items.Part, _PARTS),
    (items.Flag, _FLAGS | {items.NO_HOLIDAYS: _NO_HOLIDAYS}),
    (items.Cue, _CUES),
    (items.Days, _WEEKDAY_SETS),
    (items.Filler, {"": _INNOCENT}),
)
LONGEST_PHRASE = max(map(len, PHRASES))
