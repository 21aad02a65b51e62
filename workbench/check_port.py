"""Say kindly when the address the site wants is taken: python workbench/check_port.py 8000"""

import errno
import socket
import sys


def refuse(message: str):
    sys.exit(f"\n{message}\n")


def check_port(text: str) -> None:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        refuse(f"PORT is {text!r}. It must be a number from 1 to 65535: make run PORT=8001")
    port = int(text)
    with socket.socket() as probe:
        # As the server itself does, so that an address left a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            refuse(f"Port {port} belongs to the system. Try a higher one: make run PORT=8000")
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise
            free = port + 1 if port < 65535 else 8000
            refuse(f"Port {port} is in use, perhaps by this site already. Try: make run PORT={free}")


if __name__ == "__main__":
    check_port(sys.argv[1])
