"""The command line: arguments only. Each command lives in a module of its own and imports what it needs when
it runs.
"""

from newsparse.cli.app import main

__all__ = ["main"]
