"""Which errors are mended in the text of a program, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import mend_layout as layout
from . import mend_rules as rule
from . import mend_sizes as size
from . import mend_types as of_type
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
DIGITS = str.maketrans("lIO", "110")  # letters that look like digits
# Likeliest first.
MENDS = (
    Mend("None|one thing", r"", rule.with_return),
    Mend("SyntaxError", r"[Mm]aybe you meant '=='", in_line(rule.compares)),
    Mend("SyntaxError", r"^invalid syntax|^expected ':'", in_line(layout.of_elsewhere)),
    Mend("SyntaxError", r"expected ':'", in_line(lambda line, _: "{}:{}".format(*code_of(line)))),
    Mend("SyntaxError", r"was never closed", in_line(rule.closed)),
    Mend("SyntaxError", r"unmatched", in_line(rule.one_less)),
    Mend("SyntaxError", r"Missing parentheses in call to 'print'", in_line(lambda line, _: re.sub(r"\bprint\s+(.*)", r"print(\1)", line))),
    Mend("SyntaxError", r"invalid (?:non-printable )?character", in_line(rule.plain_signs)),
    Mend("SyntaxError", r"^invalid syntax", in_line(rule.keyword)),
    Mend("SyntaxError", r"^invalid syntax", layout.from_nothing),
    Mend("SyntaxError", r"^invalid syntax", layout.a_word_of_python),
    Mend("SyntaxError", r"cannot assign to expression", layout.one_name),
    Mend("SyntaxError", r"'return' outside function", layout.in_the_function),
    Mend("SyntaxError", r"invalid decimal literal", in_line(lambda line, _: re.sub(r"(?<![\w.])(\d+(?:\.\d*)?)([A-Za-z_]\w*)", r"\1*\2", line))),
    Mend("TabError|IndentationError", r"tabs|unindent", lambda program, _: program.source.expandtabs(8)),
    Mend("IndentationError", r"unindent|unexpected indent", layout.as_above),
    Mend("IndentationError", r"expected an indented block after .* on line (\d+)", layout.inside),
    Mend("IndentationError", r"expected an indented block after .* on line (\d+)", layout.whole_body),
    Mend("IndentationError", r"expected an indented block after .* on line (\d+)", rule.empty_block),
    Mend("ModuleNotFoundError|ImportError", r"", of_type.without_import),
    Mend("NameError", r"name '(\w+)' is not defined", of_type.of_the_object),
    Mend("NameError", r"name '([lIO]e|[lIO])' is not defined", in_line(lambda line, told: re.sub(rf"\b{told[1]}(?=[-+]\d|\.\d)", told[1].translate(DIGITS), line))),
    Mend("NameError", r"name '(\w+)' is not defined", rule.another_name),
    Mend("UnboundLocalError", r"variable '(\w+)'", rule.another_name),
    Mend("UnboundLocalError", r"variable '(\w+)'", of_type.changed_by_itself),
    Mend("UnboundLocalError", r"variable '(\w+)'", rule.from_zero),
    Mend("NameError", r"name '(\w+)' is not defined", rule.from_zero),
    Mend("NameError", r"name '(\w+)' is not defined", of_type.the_unused_argument),
    Mend("AttributeError", r"module 'numpy' has no attribute '(\w+)'", in_line(rule.of_numpy)),
    Mend("AttributeError", r"`?np\.(\w+)`? was removed", in_line(rule.of_numpy)),
    Mend("AttributeError", r"'numpy\.\w+' object has no attribute '(\w+)'", in_line(rule.of_arrays)),
    Mend("AttributeError", r"'(\w+)' object has no attribute '(\w+)'", of_type.own_attribute),
    Mend("AttributeError|TypeError", r"'list' object|list indices must be|'list' and|and 'list'|multiply sequence|bad operand type for unary -: 'list'", of_type.as_array),
    Mend("TypeError|AttributeError", r"'(zip|map|filter|range)'", of_type.as_list),
    Mend("TypeError", r"object is not subscriptable", in_line(of_type.in_round_brackets)),
    Mend("TypeError", r"object is not callable", of_type.another_variable),
    Mend("TypeError", NUMBER + r" is not iterable", in_line(lambda line, _: re.sub(r"\bin\s+([\w.]+(?:\[\d\])?)\s*:", r"in range(\1):", line))),
    Mend("TypeError", r"'tuple' object is not callable", in_line(lambda line, _: re.sub(r"\.shape\(\)", ".shape", re.sub(r"\.shape\((-?\d)\)", r".shape[\1]", line)))),
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
    Mend("IndexError", r"array is 1-dimensional, but 2 were indexed", rule.zero_below, "np-max-for-maximum"),
    Mend("IndexError|ValueError", SHAPES, size.classes_of_W, "classes-from-labels"),
    Mend("IndexError|ValueError", SHAPES, size.own_size, "hard-coded-size"),
    Mend("ValueError", r"could not be broadcast together|non-broadcastable", size.kept_axis, "keepdims-missing"),
    Mend("ValueError", r"could not be broadcast together", size.own_column, "axis-not-kept"),
    Mend("IndexError|ValueError", r"out of bounds for axis 0|could not be broadcast together", in_line(size.own_entries), "rows-by-labels"),
    Mend("IndexError", r"shape mismatch: indexing arrays", in_line(size.own_rows)),
    Mend("IndexError", r"out of bounds for axis", in_line(size.own_labels)),
    Mend("ValueError", r"value array of shape .* could not be broadcast to indexing result", size.other_axis),
    Mend("ValueError", r"could not be broadcast together|non-broadcastable", in_line(size.turned_gradient), "gradient-transposed"),
    Mend("IndexError", r"array is (\d+)-dimensional, but (\d+) were indexed", in_line(of_type.fewer_indices)),
    Mend("IndexError", r"array is 1-dimensional, but 2 were indexed", in_line(of_type.one_of_two)),
    Mend("IndexError", r"tuple index out of range", in_line(lambda line, _: line.replace(".shape[1]", ".shape[-1]"))),
    Mend("ValueError", r"mismatch in its core dimension|not aligned", in_line(of_type.swapped)),
    Mend("ValueError", r"mismatch in its core dimension|not aligned", in_line(of_type.first_turned)),
    Mend("ValueError", r"all the input array", of_type.ones_as_column),
    Mend("AxisError", r"axis (\d) is out of bounds for array of dimension [12]", in_line(lambda line, told: re.sub(rf"axis\s*=\s*{told[1]}\b", "axis=-1", line))),
    Mend("UFuncTypeError|_UFuncOutputCastingError", r"Cannot cast ufunc", size.of_floats),
    Mend("UFuncTypeError|_UFuncOutputCastingError", r"Cannot cast ufunc", in_line(size.in_a_new_array)),
    Mend("ValueError", r"Unexpected (?:iterator|per-op).*flag", in_line(lambda line, _: line.replace("multi-index", "multi_index").replace("read-write", "readwrite"))),
)  # fmt: skip
