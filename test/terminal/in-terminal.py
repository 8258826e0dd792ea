"""Runs a command in a pseudo-terminal, for tests.

usage: in-terminal.py COLUMNS ROWS COMMAND...
What the command writes to its terminal comes on standard output, bytes as they are. Standard input takes one JSON
object a line: {"write": text}, {"resize": [columns, rows]}, {"signal": number}, {"hangup": true}. The last line on
standard error is the exit status of the command, a negative signal number where one ended it.
"""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios


def resize(terminal, columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def obey(terminal, child, order):
    """Does what a line asks for; returns the terminal, or None once it is closed."""
    if "write" in order:
        os.write(terminal, order["write"].encode())
    elif "resize" in order:
        resize(terminal, *order["resize"])
    elif "signal" in order:
        os.kill(child, order["signal"])
    elif "hangup" in order:
        os.close(terminal)
        return None
    return terminal


def main():
    columns, rows, *command = sys.argv[1:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    resize(terminal, int(columns), int(rows))
    waiting = b""
    listening = True
    while terminal is not None:
        ready, _, _ = select.select([terminal] + ([sys.stdin] if listening else []), [], [])
        if terminal in ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        if sys.stdin in ready:
            data = os.read(sys.stdin.fileno(), 65536)
            listening = bool(data)
            *lines, waiting = (waiting + data).split(b"\n")
            for line in lines:
                terminal = obey(terminal, child, json.loads(line))
                if terminal is None:
                    break
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.buffer.flush()
    sys.stderr.write(f"{code}\n")


signal.signal(signal.SIGPIPE, signal.SIG_DFL)
main()
