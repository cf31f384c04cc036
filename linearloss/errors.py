"""What an exception of student code means, in one sentence: NumPy's own words are long, and meant for somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from .sentences import Sentence, joined, say

# Of what student code chooses, and others read: the name of a type, the text of an exception.
MOST_OF_A_NAME, MOST_OF_A_TEXT = 80, 500


@dataclass(frozen=True)
class CodeError:
    """An exception that has ended student code: its type, its text, and the line of the cell (0 if that is not known)."""

    kind: str
    text: str
    line: int = 0


# What students have their arrays do that only other packages' can, and that changes nothing of an array.
OF_PANDAS = ("iloc", "loc", "iat", "values", "to_numpy", "as_matrix")
OF_PYTORCH = ("detach", "cpu", "cuda", "numpy", "contiguous")
OF_ARRAYS = tuple(name for name in dir(np.ndarray) if not name.startswith("_"))
# (type, pattern in the text, code of the slip, what it means). The first that fits is told; no type: any.
MEANINGS: tuple[tuple[str, str, str, str], ...] = (
    ("AttributeError", r"module 'numpy' has no attribute '(float|int|bool|object|str|complex|long|unicode)'", "removed-numpy-alias",
     "np.{1} is gone from NumPy: write {1}, or np.float64 and the like."),
    ("AttributeError", r"`?np\.(\w+)`? was removed.*?[Uu]se `?([\w.]+)`? instead", "removed-numpy-alias", "np.{1} is gone from NumPy: write {2}."),
    ("AttributeError", r"`?np\.(\w+)`? was removed", "removed-numpy-alias", "np.{1} is gone from NumPy: look for its new name."),
    ("AttributeError", r"module 'numpy' has no attribute '(product|cumproduct|sometrue|alltrue)'", "removed-numpy-alias",
     "np.{1} is gone from NumPy: it is np.prod, np.cumprod, np.any or np.all now."),
    ("KeyError", r"^(.+)$", "other-error", "{1} (Python raises it where a dictionary has no such key.)"),
    ("AttributeError", rf"'list' object has no attribute '({'|'.join(OF_ARRAYS)})'", "type-error",
     "{1} is asked of a list, which has no such thing: make it an array with np.array."),
    ("AttributeError", r"'list' object has no attribute '(get|items|keys|values)'", "type-error", "{1} belongs to dictionaries, and is asked of a list."),
    ("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'", "missing-attribute", "{1} has no {2}: is it a typing mistake?"),
    ("AttributeError", r"'NoneType' object has no attribute '(\w+)'", "type-error",
     "{1} is asked of None: does one of your functions, or a method that works in place, return nothing?"),
    ("AttributeError", rf"'numpy\.ndarray' object has no attribute '({'|'.join(OF_PANDAS)})'", "missing-attribute",
     "{1} belongs to the tables of pandas; what comes here is an array, whose rows and entries are taken with square brackets alone."),
    ("AttributeError", rf"'numpy\.ndarray' object has no attribute '({'|'.join(OF_PYTORCH)})'", "missing-attribute",
     "{1} belongs to the tensors of PyTorch; what comes here is an array of NumPy."),
    ("AttributeError", r"'(?:[\w.]+\.)?(\w+)' object has no attribute '(\w+)'", "missing-attribute", "Something of type {1} has no {2}: is it a typing mistake, or another type than you think?"),
    ("TypeError", r"'tuple' object is not callable", "type-error",
     "A tuple is called like a function: X.shape is a tuple, and its entries are X.shape[0] and X.shape[1], in square brackets."),
    ("TypeError", r"'numpy.ndarray' object is not callable", "type-error", "An array is called like a function: entries are taken with square brackets."),
    ("TypeError", r"'(?:numpy\.)?(?:int|int64|float|float64)' object is not callable", "type-error",
     "A number is called like a function: is a * missing before a bracket, or does a variable have the name of a function?"),
    ("TypeError", r"'(?:numpy\.)?(?:int|int64|float|float64)' object is not iterable", "type-error",
     "A number cannot be looped over: to count up to n, loop over range(n)."),
    ("TypeError", r"'(?:numpy\.)?(?:int|int64|float|float64)' object is not subscriptable", "type-error", "A number has no entries: the square brackets stand behind a number."),
    ("TypeError", r"'(?:function|method|builtin_function_or_method)' object is not subscriptable", "type-error", "A function has no entries: it is called with round brackets."),
    ("TypeError", r"'(?:numpy\.)?(?:float|float64)' object cannot be interpreted as an integer", "type-error",
     "A float stands where a whole number is needed: / gives a float, // a whole number."),
    ("TypeError", r"only integer scalar arrays can be converted|'numpy.ndarray' object cannot be interpreted as an integer", "array-for-number",
     "An array stands where one whole number is needed: range counts to one number, and the second argument of np.sum and np.max is an axis."),
    ("TypeError", r"only (?:length-1|0-dimensional) arrays can be converted", "array-for-number",
     "An array stands where one number is needed: float(...) and the functions of Python's math module take one, those of NumPy take arrays, too."),
    ("TypeError", r"return arrays must be of ArrayType", "type-error",
     "A third argument of np.maximum, or of another function that works entry by entry, is the array for its result: it takes two to compare."),
    ("TypeError", r"missing \d+ required positional argument|takes (?:from )?\d+ (?:to \d+ )?positional arguments? but", "wrong-arguments",
     "A function is called with fewer or more arguments than it has."),
    ("TypeError", r"numpy boolean (?:subtract|negative)", "type-error",
     "NumPy takes no minus of truth values: turn the mask into numbers first, mask.astype(float)."),
    ("TypeError", r"list indices must be integers or slices, not (?:tuple|list|numpy\.ndarray)", "type-error",
     "A list takes one whole number between its brackets: make it an array with np.array, which takes several, and lists of them."),
    ("TypeError", r"can't multiply sequence by non-int", "type-error",
     "A list, a tuple or a text is multiplied: only an array is, entry by entry. Make it one with np.array, or look which argument is which."),
    ("TypeError", r"unsupported operand type\(s\) for [-+*/@]+=?: '(?:list|tuple)'|unsupported operand type\(s\) for \S+ '\S+' and '(?:list|tuple)'|bad operand type for unary -: 'list'", "type-error",
     "A list is no array: it does not calculate entry by entry. Make it one with np.array."),
    ("TypeError", r"bad operand type for unary \+: '(\w+)'", "type-error", "A plus sign stands before something of type {1}, as in =+ where += is meant."),
    ("TypeError", r"unsupported operand type\(s\) for \S+ '(memoryview)'|unsupported operand type\(s\) for \S+ '\S+' and '(memoryview)'", "type-error",
     "A {1} cannot be computed with: the .data of an array is its raw memory, and the array itself what to compute with."),
    ("TypeError", r"unsupported operand type\(s\) for (?:\^|\|\^)|ufunc 'bitwise_xor' not supported", "xor-for-power", "^ is no power in Python: write **."),
    ("TypeError", r"cannot unpack non-iterable (?:numpy\.)?(\w+) object", "type-error", "Several values are to be taken out of one thing of type {1}."),
    ("TypeError", r"object of type '(?:numpy\.)?(?:int|int64|float|float64)' has no len|len\(\) of unsized object", "type-error", "A number has no length."),
    ("TypeError", r"object of type '(?:[\w.]+\.)?(?!NoneType)(\w+)' has no len", "type-error", "Something of type {1} has no length."),
    ("TypeError", r"slice indices must be integers|expected a sequence of integers or a single integer", "type-error", "A place in an array, or its size, is a whole number: / gives a float, // a whole number."),
    ("TypeError", r"unexpected keyword argument '(\w+)'|^'(\w+)' is an invalid keyword argument", "wrong-arguments",
     "A function is called with an argument {1} that it does not have."),
    ("TypeError", r"(?:float|int)\(\) argument must be .* not '(?:tuple|list)'", "type-error",
     "Several values stand where one number is needed: what a function returns as two is taken apart by a, b = f(...)."),
    ("TypeError", r"NoneType", "type-error", "Something is None that should hold a value: an argument that was not given, a variable not set yet, or what a function without return gives."),
    ("TypeError", r"'(?:[\w.]+\.)?(\w+)' object is not subscriptable", "type-error", "Something of type {1} has no entries that square brackets could take."),
    ("", r"Cannot cast ufunc '\w+' output from dtype\('float\d+'\) to dtype\('u?int\d+'\)", "integer-result",
     "Fractions are to go into an array of integers: make it an array of floats."),
    ("", r"Cannot cast ufunc '\w+' output from dtype\('(?:u?int|float)\d+'\) to dtype\('bool'\)", "type-error",
     "Numbers are to go into an array of truth values: turn the mask into numbers first, mask.astype(float)."),
    ("", r"axis (-?\d+) is out of bounds for array of dimension (\d+)", "axis-error", "An array with {2} axes has no axis {1}: the axes are counted from 0."),
    ("IndexError", r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed", "too-many-indices",
     "An array of dimension {1} is given {2} indices."),
    ("IndexError", r"invalid index to scalar variable", "too-many-indices", "A number has no entries: the square brackets stand behind a number."),
    ("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", "index-error",
     "Index {1} is beyond the end of axis {2}, which has {3} entries (counted from 0)."),
    ("IndexError", r"tuple index out of range", "index-error", "A tuple has fewer entries than that: an array with one axis has no shape[1]."),
    ("IndexError", r"list index out of range", "index-error", "A list has fewer entries than that (they are counted from 0)."),
    ("IndexError", r"shape mismatch: indexing arrays", "shape-error", "Two arrays that are used as indices together have different lengths."),
    ("IndexError", r"boolean index did not match", "shape-error", "A mask of yes and no has another shape than the array that it is to pick from."),
    ("IndexError", r"only integers, slices|arrays used as indices must be of integer", "type-error",
     "An index is not an integer: labels and row numbers must be."),
    ("ValueError", r"matmul: .*mismatch in its core dimension|shapes .* not aligned", "shape-error",
     "Two arrays cannot be multiplied: the columns of the first must be as many as the rows of the second. (@ and dot multiply matrices, as in X @ W; * multiplies entry by entry.)"),
    ("ValueError", r"operands could not be broadcast together with shapes|non-broadcastable", "shape-error", "Two arrays of different shapes do not fit together entry by entry."),
    ("ValueError", r"could not broadcast input array", "shape-error", "An array is written into a place of another shape."),
    ("ValueError", r"cannot reshape array", "shape-error", "An array is reshaped to another number of entries."),
    ("ValueError", r"shape mismatch", "shape-error", "Two arrays of different shapes do not fit together."),
    ("ValueError", r"all the input arrays? .*must (?:have same number of dimensions|match)", "shape-error",
     "Arrays that are put together must have as many axes as each other, and fit in all but the one along which they are joined."),
    ("ValueError", r"cannot copy sequence with size|inhomogeneous shape", "shape-error", "An array is made of parts of one shape; here their shapes differ."),
    ("ValueError", r"(?:destination|output array) is read-only", "changes-input", "An array that must not be changed is written into: work on a copy."),
    ("ValueError", r"(?:not enough|too many) values to unpack", "wrong-number-of-values", "Several names are to get a value each, and there are more values than names, or fewer: a shape has one for each axis of its array."),
    ("ValueError", r"truth value of an array", "array-for-truth",
     "An array stands where one yes or no is needed: an `if`, or Python's max, which compares entry by entry only as np.maximum."),
    ("ValueError", r"setting an array element with a sequence", "array-for-number", "An array is put where one number belongs."),
    ("ValueError", r"math domain error|expected a positive input", "math-error", "A function of Python's math module was given a number that it does not take: math.log(0) raises where np.log(0) gives -inf."),
    ("OverflowError", r"math range error", "math-error", "A number left the range of float64: math.exp raises where np.exp gives inf."),
    ("OverflowError", r"", "math-error", "A number left the range of float64."),
    ("ZeroDivisionError", r"", "division-by-zero", "Something is divided by zero."),
    ("AssertionError", r"^$", "other-error", "What the assert in this line asks for does not hold, and the function should take this as well."),
    ("NameError", r"name 'xrange' is not defined", "name-error", "xrange is called range in Python 3."),
    ("NameError", r"name '(\w+)' is not defined", "name-error", "{1} is not defined: is it a typing mistake, or a line that came from elsewhere?"),
    ("UnboundLocalError", r"variable '(\w+)'", "read-before-set",
     "{1} is read before it gets a value: the line that sets it comes later, stands in a branch or a loop that was not entered, or is this one (n += 1 needs an n)."),
    ("ModuleNotFoundError", r"No module named '(past|builtins|future|six)\b", "missing-package",
     "There is no package {1} here: it is for Python 2, so delete the line, and write range for xrange."),
    ("ModuleNotFoundError", r"No module named '([\w.]+)'", "missing-package", "The package {1} is not installed where your work is graded: do without it."),
    ("ImportError", r"cannot import name '(\w+)' from '([\w.]+)'", "missing-package", "{2} has no {1} to import."),
    ("FileNotFoundError", r"No such file or directory: '([^']*)'", "other-error", "There is no file {1} where your work is graded: do without it, or hand it in beside the notebook."),
    ("SystemExit", r"", "other-error", "it ends the cell, so that nothing below it is run: delete the line."),
    ("RecursionError", r"", "endless-recursion", "The function calls itself again and again."),
    ("SyntaxError", r"Missing parentheses in call to 'print'", "syntax-error", "print is a function: print(...), with brackets."),
    ("SyntaxError", r"leading zeros in decimal integer", "syntax-error", "A number begins with a 0: is a comma written for the decimal point?"),
    ("SyntaxError", r"expected ':'", "syntax-error", "A colon is missing: if, else, for, while and def end their line with one."),
    ("SyntaxError", r"'([(\[{])' was never closed", "syntax-error", "The bracket {1} is opened here and never closed."),
    ("SyntaxError", r"unmatched '([)\]}])'", "syntax-error", "There is one {1} too many, or the bracket that it should close is missing."),
    ("SyntaxError", r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", "syntax-error", "The bracket {2} is closed by {1}: a bracket between is missing, or is of the wrong kind."),
    ("SyntaxError", r"unterminated (?:triple-quoted )?f?-?string", "syntax-error", "A text that begins with a quote does not end: the second quote is missing."),
    ("SyntaxError", r"forgot a comma", "syntax-error", "Two things stand side by side: between them a comma, an operator such as *, or a bracket is missing."),
    ("SyntaxError", r"[Mm]aybe you meant '==' or ':='", "syntax-error", "= gives a value to a name: two things are compared by ==."),
    ("SyntaxError", r"cannot assign to (?!True|False|None)", "syntax-error",
     "Left of = stands what cannot be given a value: == compares two things, and = gives a value to a name or to an entry of an array."),
    ("SyntaxError", r"cannot assign to (True|False|None)", "syntax-error", "{1} is a word of Python's own and cannot be given another value."),
    ("SyntaxError", r"'(return|yield|break|continue)' (?:outside|not properly in)", "syntax-error",
     "{1} stands outside of its function or loop: its line must begin as far to the right as the others of that block."),
    ("SyntaxError", r"invalid decimal literal", "syntax-error", "A letter follows a number: a product needs its *, and no name begins with a digit."),
    ("SyntaxError", r"invalid (?:non-printable )?character '?(.+?)'?(?: \(|$)", "syntax-error",
     "Python does not read the character {1}, which looks like another: it was copied from a page, or typed with another keyboard layout. Type the plain one in its place, as a bracket, a colon, a quote, a minus or a blank."),
    ("SyntaxError", r"positional argument follows keyword argument", "syntax-error", "In a call, arguments with a name stand after those without one."),
    ("SyntaxError", r"^invalid syntax(?: \(|$)", "syntax-error",
     "Python cannot read this line: an operator is doubled or has nothing behind it, a word of its own (lambda, class) is used as a name, or a bracket, a colon or a quote is missing here or above."),
    ("SyntaxError", r"^(.*?)(?: \(|$)", "syntax-error", "{1}. Look for a missing bracket, colon or quote in this line or the one above."),
    ("IndentationError", r"expected an indented block after (.+?) on line (\d+)", "syntax-error",
     "The block that begins in line {2} is empty: the lines that belong to it begin farther to the right."),
    ("IndentationError", r"unexpected indent", "syntax-error", "The line begins farther to the right than the one above, which opens no block: a colon is missing there, or spaces are too many here."),
    ("IndentationError", r"unindent does not match", "syntax-error", "The line begins as far to the right as no block above it: compare its spaces with those of its block."),
    ("IndentationError", r"^(.*?)(?: \(|$)", "syntax-error", "{1}. The line should begin as far to the right as the others of its block."),
    ("TabError", r"", "syntax-error", "Tabs and spaces are mixed at the beginning of a line."),
)  # fmt: skip
_PLACE = re.compile(r" \([^()]*, line \d+\)$")
_ABOUT_SHAPES = ("shape", "broadcast", "aligned", "dimension")
# Where the text tells nothing.
_BY_TYPE = {
    "NameError": "name-error", "UnboundLocalError": "read-before-set", "IndexError": "index-error", "TypeError": "type-error",
    "AttributeError": "missing-attribute", "ModuleNotFoundError": "missing-package", "ImportError": "missing-package",
}  # fmt: skip
# Every code that `slip_of` may give.
ERROR_CODES = frozenset((*(code for _, _, code, _ in MEANINGS), *_BY_TYPE.values(), "other-error"))
# Python's own functions raise where NumPy's give nan or infinity: the same mistake in other clothes.
_NOT_FINITE = (
    ("ValueError", "math domain error"),
    ("ValueError", "expected a positive input"),
    ("OverflowError", ""),
    ("ZeroDivisionError", ""),
)


def cleaned(text: str, most: int) -> str:
    """Text that student code has chosen, on one line: cut, and without what a terminal or a reader could mistake for more than text."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:most]).strip()


def type_name(value: Any) -> str:
    """The name of the type of what came from a student's function, which may be an object in another process."""
    return cleaned(str(getattr(value, "type_name", type(value).__name__)), MOST_OF_A_NAME)


def meaning(kind: str, text: str) -> str:
    """What an exception of that type and text means; its own first line where nothing better is known."""
    for name, pattern, _, sentence in MEANINGS:
        found = re.search(pattern, text) if name in (kind, "") else None
        if found:
            texts = [text for text in found.groups() if text]  # of two ways to say it one has matched
            return say(sentence, **{str(i): cleaned(text, MOST_OF_A_TEXT) for i, text in enumerate(texts, 1)})
    # A syntax error names the file and line that IPython has given the cell.
    return _PLACE.sub("", text.strip().split("\n", 1)[0])[:200]


ITS_CELL = say("its cell")  # which has ended before it defined a name


def stopped(who: str, kind: str, text: str, line: int | None = None, undefined: str = "") -> str:
    """What is said of a function or a cell that an exception has ended: "L_i stopped in line 3 with NameError: dw is not defined".

    Args:
        undefined: why there is no such name, where that is known.
    """
    name = missing_name(kind, text)
    what = say("{name} is not defined: {why}", name=name, why=undefined) if name and undefined else meaning(kind, text)
    if not isinstance(what, Sentence):
        what = cleaned(what, MOST_OF_A_TEXT)
    if line:
        said = say("{who} stopped in line {line} with {kind}", who=who, line=line, kind=kind)
    else:
        said = say("{who} stopped with {kind}", who=who, kind=kind)
    return joined(said, what, between=": ")


def missing_name(kind: str, text: str) -> str:
    """The name that an exception says is not defined; empty if it says none."""
    found = re.search(r"name '(\w+)' is not defined", text) if kind == "NameError" else None
    return cleaned(found[1], MOST_OF_A_NAME) if found else ""


def slip_of(kind: str, text: str) -> str:
    """The code of the slip that such an exception shows."""
    for name, pattern, code, _ in MEANINGS:
        if name in (kind, "") and re.search(pattern, text):
            return code
    if kind in ("ValueError", "IndexError") and any(word in text for word in _ABOUT_SHAPES):
        return "shape-error"
    return _BY_TYPE.get(kind, "other-error")


def means_not_finite(kind: str, text: str) -> bool:
    """Whether it is raised in place of a result that is not finite."""
    return any(kind == name and part in text for name, part in _NOT_FINITE)
