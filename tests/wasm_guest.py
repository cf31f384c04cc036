"""Runs inside WebAssembly: the cells of `/course/cells.json` in order, as a kernel would; prints what stopped, as JSON."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, "/library")
os.chdir("/course")
with Path("cells.json").open() as file:
    cells = json.load(file)
names: dict[str, object] = {"__name__": "__main__"}
stopped = []
for cell in cells:
    source = cell["source"].removeprefix("%%look\n")
    try:
        exec(compile(source, cell["id"], "exec"), names)
    except Exception as error:
        stopped.append(f"{cell['id']}: {type(error).__name__}: {error}")
print(json.dumps({"stopped": stopped, "platform": sys.platform, "cells": len(cells)}))
