"""`python -m linearloss` is the command `linearloss`."""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
