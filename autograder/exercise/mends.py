"""Which errors are mended in the text of a program, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import mend_rules as rule
from . import mend_sizes as size
from .mend_rules import MATH, Rule, in_line
from .names_in_text import code_of


@dataclass(frozen=True)
class Mend:
    """The types of errors, a pattern in their text, and what is done; `code`: of the mistake that it mends."""

    kinds: str
    pattern: str
    rule: Rule
    code: str = ""


NUMBER = r"'(?:numpy\.)?(?:int|int32|int64|float|float32|float64)' object"
SHAPES = r"broadcast|not aligned|mismatch|out of bounds|boolean index|reshape"
# Likeliest first.
MENDS = (
    Mend("None|one thing", r"", rule.with_return),
    Mend("SyntaxError", r"[Mm]aybe you meant '=='", in_line(rule.compares)),
    Mend("SyntaxError", r"expected ':'", in_line(lambda line, _: "{}:{}".format(*code_of(line)))),
    Mend("SyntaxError", r"was never closed", in_line(rule.closed)),
    Mend("SyntaxError", r"unmatched", in_line(rule.one_less)),
    Mend("SyntaxError", r"Missing parentheses in call to 'print'", in_line(lambda line, _: re.sub(r"\bprint\s+(.*)", r"print(\1)", line))),
    Mend("SyntaxError", r"invalid (?:non-printable )?character", in_line(rule.plain_signs)),
    Mend("SyntaxError", r"^invalid syntax", in_line(rule.keyword)),
    Mend("SyntaxError", r"invalid decimal literal", in_line(lambda line, _: re.sub(r"(?<![\w.])(\d+(?:\.\d*)?)([A-Za-z_]\w*)", r"\1*\2", line))),
    Mend("TabError|IndentationError", r"tabs|unindent", lambda program, _: program.source.expandtabs(8)),
    Mend("IndentationError", r"expected an indented block after .* on line (\d+)", rule.empty_block),
    Mend("NameError", r"name '(\w+)' is not defined", rule.another_name),
    Mend("UnboundLocalError", r"variable '(\w+)'", rule.another_name),
    Mend("UnboundLocalError", r"variable '(\w+)'", rule.from_zero),
    Mend("NameError", r"name '(\w+)' is not defined", rule.from_zero),
    Mend("AttributeError", r"module 'numpy' has no attribute '(\w+)'", in_line(rule.of_numpy)),
    Mend("AttributeError", r"`?np\.(\w+)`? was removed", in_line(rule.of_numpy)),
    Mend("AttributeError", r"'numpy\.\w+' object has no attribute '(\w+)'", in_line(rule.of_arrays)),
    Mend("TypeError", NUMBER + r" is not iterable", in_line(lambda line, _: re.sub(r"\bin\s+([\w.]+(?:\[\d\])?)\s*:", r"in range(\1):", line))),
    Mend("TypeError", r"'tuple' object is not callable", in_line(lambda line, _: re.sub(r"\.shape\((-?\d)\)", r".shape[\1]", line))),
    Mend("TypeError", r"'numpy.ndarray' object is not callable", rule.as_entries),
    Mend("TypeError", NUMBER + r" is not callable", in_line(lambda line, _: re.sub(r"(?<![\w.])(\d+(?:\.\d*)?|\.\d+)\s*\(", r"\1*(", line))),
    Mend("TypeError", r"only (?:length-1|0-dimensional) arrays can be converted",
         in_line(lambda line, _: re.sub(r"\bmath\.(\w+)", lambda one: f"np.{MATH.get(one[1], one[1])}", line))),
    Mend("TypeError", r"only integer scalar|cannot be interpreted as an integer|'tuple' object", in_line(rule.entry_by_entry), "np-max-for-maximum"),
    Mend("TypeError", r"'float' object cannot be interpreted|slice indices must be integers", in_line(lambda line, _: re.sub(r"(?<!/)/(?![/=])", "//", line))),
    Mend("ValueError", r"truth value of an array", in_line(rule.entry_by_entry)),
    Mend("ValueError", r"truth value of an array", rule.of_all_entries),
    Mend("TypeError", r"context manager protocol", in_line(lambda line, _: re.sub(r"^(\s*)with\b", r"\1while", line))),
    Mend("TypeError", r"'(\w+)' is an invalid keyword argument|unexpected keyword argument '(\w+)'", in_line(rule.option)),
    Mend("IndexError|ValueError", SHAPES, size.classes_of_W, "classes-from-labels"),
    Mend("IndexError|ValueError", SHAPES, size.own_size, "hard-coded-size"),
    Mend("ValueError", r"could not be broadcast together|non-broadcastable", size.kept_axis, "keepdims-missing"),
    Mend("ValueError", r"could not be broadcast together", size.own_column, "axis-not-kept"),
    Mend("IndexError|ValueError", r"out of bounds for axis 0|could not be broadcast together", in_line(size.own_entries), "rows-by-labels"),
    Mend("IndexError", r"shape mismatch: indexing arrays", in_line(size.own_rows)),
    Mend("IndexError", r"array is 1-dimensional, but 2 were indexed", in_line(size.one_index)),
    Mend("UFuncTypeError|_UFuncOutputCastingError", r"Cannot cast ufunc", size.of_floats),
    Mend("UFuncTypeError|_UFuncOutputCastingError", r"Cannot cast ufunc", in_line(size.in_a_new_array)),
    Mend("ValueError", r"Unexpected (?:iterator|per-op).*flag", in_line(lambda line, _: line.replace("multi-index", "multi_index").replace("read-write", "readwrite"))),
)  # fmt: skip
