"""Reading submitted notebooks and laying them over the official ones."""

import sys

# nbformat imports jsonschema, which imports this optional grammar of internationalised web addresses
# if it is there: more than a second, for a format that no notebook uses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
