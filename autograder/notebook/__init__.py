"""Reading submitted notebooks and laying them over the official ones."""

import sys

# nbformat imports jsonschema, which imports this optional grammar of internationalised web addresses
# if it is there: more than a second, for a format that no notebook uses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
# jupytext brings its part of the Jupyter server, and with it the server, unless that cannot be imported: as long as all else that
# it needs, for something that only a server asks for.
for _name in ("sync_contentsmanager", "async_contentsmanager"):
    sys.modules.setdefault(f"jupytext.{_name}", None)  # type: ignore[arg-type]
