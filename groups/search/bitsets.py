"""Sets of small numbers as the bits of one int: a union, an intersection or a count of 100,000 takes microseconds."""

from collections.abc import Iterable, Iterator

# One in so many is many.
MANY = 50
_ONE = ord("1")
_SET_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def bits_of(numbers: Iterable[int], size: int) -> int:
    """`size` is one more than the largest number may be."""
    numbers = list(numbers)
    if len(numbers) * MANY > size:
        # Of many, writing the int's binary digits and reading them as a whole takes a third of the time.
        digits = bytearray(b"0") * (size + 1)
        for number in numbers:
            digits[~number] = _ONE
        return int(digits, 2)
    array = bytearray(size // 8 + 1)
    for number in numbers:
        array[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(array, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """In ascending order."""
    if not bits:
        return
    for offset, byte in enumerate(bits.to_bytes(bits.bit_length() // 8 + 1, "little")):
        if byte:
            start = offset << 3
            for bit in _SET_BITS[byte]:
                yield start + bit


def union(sets: Iterable[int]) -> int:
    bits = 0
    for other in sets:
        bits |= other
    return bits


def held_in(bits: int) -> bytearray:
    """For asking about many numbers one by one with `is_held`: a shift of the whole int would cost a microsecond."""
    return bytearray(bits.to_bytes(bits.bit_length() // 8 + 1, "little"))


def is_held(held: bytearray, number: int) -> bool:
    return number >> 3 < len(held) and bool(held[number >> 3] >> (number & 7) & 1)
