"""Log lines that say what went wrong, never what somebody typed: addresses and queries stay out."""

import logging

_NAMES_ADDRESSES = ("django.request", "django.server", "django.security")


class WithoutAddress(logging.Filter):
    """Takes the address, and whatever else a visitor sent, out of Django's own lines about requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(_NAMES_ADDRESSES):
            status = getattr(record, "status_code", "")
            method = getattr(getattr(record, "request", None), "method", "") or _first_word(record.args)
            record.msg, record.args = " ".join(str(word) for word in (method, status) if word) or record.name, ()
            record.request = None
        return True


def _first_word(args) -> str:
    """The method at the start of a request line such as "GET /groups/?q=… HTTP/1.1"."""
    line = args[0] if isinstance(args, tuple) and args and isinstance(args[0], str) else ""
    return line.split(" ", 1)[0] if line.split(" ", 1)[0].isalpha() else ""
