"""From `solutions/` to `notebooks/`, through nbgrader's own generate step."""

import sys

# jupytext brings its part of the Jupyter server, and with it the server, unless that cannot be imported: as long as all else that
# it needs, for something that only a server asks for.
for _name in ("sync_contentsmanager", "async_contentsmanager"):
    sys.modules.setdefault(f"jupytext.{_name}", None)  # type: ignore[arg-type]
