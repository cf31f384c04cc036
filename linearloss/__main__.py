"""`python -m linearloss` is the command `linearloss`."""

import sys

from .command import main

sys.exit(main())
