"""Compare words the way people type them. Pure: no database, no settings."""

import re
import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ĸ": "k",
        "ŧ": "t",
        "ə": "e",
        "&": " and ",
        # An apostrophe joins: "King's Lynn" is what others type as "Kings Lynn".
        **dict.fromkeys("'’‘ʼʻ`´′", ""),
    }
)
_CAPITALS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d"}
    | {"Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ə": "e", "Ə": "E"}
    | dict.fromkeys("’‘ʼʻ`´′", "'")
)
_NOT_A_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b([^\W\d_])\.\s?(?=[^\W\d_]\b)")

# Marks are dropped after Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters, where readers see
# the same word without them. From Devanagari on they are vowels.
_FIRST_SCRIPT_WITH_VOWEL_MARKS = "\u0900"

_PLACE_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяіј",
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىپچگی",
)


def fold(text):
    """Lower case, no accents, no punctuation, single spaces: what two spellings of one word share."""
    if text.isascii():
        return _NOT_A_WORD.sub(" ", text.lower().translate(_LETTERS)).strip()
    plain = _drop_marks(unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    # `\w` would cut a word at each vowel sign.
    return " ".join("".join(char if char.isalnum() or _is_mark(char) else " " for char in plain).split())


def fold_place(text):
    """Like `fold`, and "St. Albans" meets "Saint Albans", "Mt" meets "Mount", "D.C." meets "DC"."""
    words = fold(_INITIALS.sub(r"\1", text)).split(" ")
    return " ".join(_PLACE_WORDS.get(word, word) for word in words)


def to_ascii(text):
    """The nearest spelling in plain ASCII letters; other scripts are left out."""
    plain = unicodedata.normalize("NFKD", text.translate(_CAPITALS))
    return " ".join(plain.encode("ascii", "ignore").decode().split())


def one_letter_apart(first, second):
    """True for exactly one slip: a letter missing, added, wrong, or two neighbours swapped."""
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1 or first == second:
        return False
    start = 0
    while start < len(first) and first[start] == second[start]:
        start += 1
    if len(first) < len(second):
        return first[start:] == second[start + 1 :]
    if first[start + 1 :] == second[start + 1 :]:
        return True
    swapped = first[start : start + 2][::-1]
    return swapped == second[start : start + 2] and first[start + 2 :] == second[start + 2 :]


def spellings_one_letter_away(text):
    """Every text one slip away from this folded text, itself left out.

    About 54 for each letter: asked of an index in one go, that is quicker and steadier than comparing
    with every name that starts or ends alike.
    """
    letters = next((letters for letters in _ALPHABETS if any(char in letters for char in text)), "") + " "
    found: set[str] = set()
    for place in range(len(text) + 1):
        before, after = text[:place], text[place:]
        found.update(before + letter + after for letter in letters)
        if after:
            found.add(before + after[1:])
            found.update(before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            found.add(before + after[1] + after[0] + after[2:])
    found.discard(text)
    return {spelling for spelling in found if spelling and spelling == " ".join(spelling.split())}


def _drop_marks(text):
    kept = []
    base = ""
    for char in text:
        if not _is_mark(char):
            base = char if char.isalnum() else ""
        elif base < _FIRST_SCRIPT_WITH_VOWEL_MARKS:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_mark(char):
    return unicodedata.category(char).startswith("M")
