"""What a Spanish catalogue could say, for tests of word order and of the 24-hour clock."""

SPANISH = {
    (None, "%(start)s to %(end)s"): "%(start)s a %(end)s",
    (None, "%(place)s time"): "hora de %(place)s",
    ("town", "New York"): "Nueva York",
    (None, "every Tuesday"): "cada martes",
    (None, "every other Wednesday"): "un miércoles de cada dos",
    (None, "Mondays"): "lunes",
    (None, "Fridays"): "viernes",
    (None, "mornings"): "por la mañana",
    (None, "from %(time)s"): "desde las %(time)s",
    (None, "first"): "primer",
    (None, "second"): "segundo",
    (None, "fourth"): "cuarto",
    (None, "%(days)s of the month"): "%(days)s del mes",
    (None, "until %(day)s"): "hasta el %(day)s",
    (None, "by arrangement"): "a convenir",
    (None, "Today"): "Hoy",
    ("end of a list", "%(first)s and %(last)s"): "%(first)s y %(last)s",
    ("end of a list, before the sound of i", "%(first)s and %(last)s"): "%(first)s e %(last)s",
    ("date format", "D j M"): "D j b",
    ("date format", "j F Y"): r"j \d\e F \d\e Y",
}
