"""Rules about where lines begin, and about words of other languages, in the text of a program that Python cannot read."""

from __future__ import annotations

import re

from .mend_rules import Stopped
from .names_in_text import code_of

# What other languages write, and what Python reads in its place.
ELSEWHERE = (
    (r"^(\s*)else\s+if\b", r"\1elif"),
    (r"^(\s*)\}?\s*else\s*\{\s*$", r"\1else:"),
    (r"\s*&&\s*", " and "),
    (r"\s*\|\|\s*", " or "),
    (r"<>", "!="),
    (r"=<", "<="),
    (r"=>", ">="),
    (r"^(\s*)([\w.\[\], ]+?)\s*\+\+\s*;?\s*$", r"\1\2 += 1"),
    (r"^(\s*)([\w.\[\], ]+?)\s*--\s*;?\s*$", r"\1\2 -= 1"),
)


def of_elsewhere(line: str, found: re.Match[str]) -> str:
    """Operators and words of other languages."""
    code, rest = code_of(line)
    for pattern, other in ELSEWHERE:
        code = re.sub(pattern, other, code)
    return code + rest


def from_nothing(program: Stopped, found: re.Match[str]) -> str | None:
    """Names that get no value, since nothing stands behind the sign: 0."""
    empty = r"^([ \t]*)([A-Za-z_][\w.]*)(\[.*\])?[ \t]*[-+*/]?=[ \t]*(?:#.*)?$"

    def filled(line: re.Match[str]) -> str:
        return f"{line[1]}pass" if line[3] else f"{line[1]}{line[2]} = 0.0"

    return re.sub(empty, filled, program.source, flags=re.MULTILINE) if re.match(empty, program.line) else None


def a_word_of_python(program: Stopped, found: re.Match[str]) -> str | None:
    """A word of Python's own as the name of an argument: another name for it."""
    head = re.search(r"\bdef\s+\w+\s*\(([^()]*)\)", program.source)
    taken = [name for name in re.findall(r"\w+", head[1]) if name in ("lambda", "class", "is", "in")] if head else []
    return re.sub(rf"(?<![\w.]){taken[0]}\b", f"{taken[0]}_", program.source) if taken else None


def one_name(program: Stopped, found: re.Match[str]) -> str | None:
    """A name with a minus or a blank in it."""
    target = re.match(r"\s*([A-Za-z_]\w*(?:-[A-Za-z_]\w*)+)\s*[-+*/]?=(?!=)", program.line)
    return None if target is None else re.sub(re.escape(target[1]), target[1].replace("-", "_"), program.source)


def inside(program: Stopped, found: re.Match[str]) -> str | None:
    """The first line of a block that begins no farther to the right than the line that opens it: farther."""
    number = int(found[1])
    if not 0 < number < len(program.lines):
        return None
    at = next((at for at, line in enumerate(program.lines[number:], number) if line.strip()), None)
    if at is None or program.lines[at].lstrip().startswith("#"):
        return None
    head, first = program.lines[number - 1], program.lines[at].lstrip()
    if re.match(r"(?:def|class|return)\b", first) and not re.match(r"\s*(?:if|else|elif|class)\b", head):
        return None  # nothing was written yet in that block
    deeper = _start(head) + _step(program)
    return program.with_line(deeper + first, at + 1)


def whole_body(program: Stopped, found: re.Match[str]) -> str | None:
    """All lines below a head, where none begins farther to the right than it: farther."""
    number = int(found[1])
    if not 0 < number < len(program.lines) or not re.match(r"\s*(?:def|class)\b", program.lines[number - 1]):
        return None
    below = [_step(program) + line if line.strip() else line for line in program.lines[number:]]
    return "\n".join([*program.lines[:number], *below])


def as_above(program: Stopped, found: re.Match[str]) -> str | None:
    """A line that begins where no block does: where the line above it does, or as far to the right as the block that it opens.

    Where nothing runs behind the line above, it belongs to the block around that one.
    """
    written = [line for line in reversed(program.lines[: program.number - 1]) if code_of(line)[0]]
    if not written or not program.line.strip():
        return None
    above = written[0]
    if re.match(r"\s*(?:continue|break|return|raise)\b", above):
        above = next((line for line in written if len(_start(line)) < len(_start(above))), above)
        start = _start(above)
    else:
        start = _start(above) + (_step(program) if code_of(above)[0].endswith(":") else "")
    lines, own = [*program.lines], _start(program.line)
    for at in range(program.number - 1, len(lines)):
        if lines[at].strip() and not lines[at].startswith(own):
            break
        lines[at] = start + lines[at].removeprefix(own)  # and those that begin as far to the right, or farther
    return "\n".join(lines)


def in_the_function(program: Stopped, found: re.Match[str]) -> str | None:
    """A `return` that stands outside of its function: where the function's own lines begin."""
    heads = [at for at, line in enumerate(program.lines[: program.number]) if re.match(r"\s*def\b", line)]
    body = next((line for line in program.lines[heads[-1] + 1 :] if line.strip()), "") if heads else ""
    if len(_start(body)) <= len(_start(program.line)):
        return None
    return program.with_line(_start(body) + program.line.lstrip())


def _start(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _step(program: Stopped) -> str:
    """By what lines of this program begin farther to the right in a block."""
    pairs = zip(program.lines, program.lines[1:], strict=False)
    steps = (
        _start(line).removeprefix(_start(head))
        for head, line in pairs
        if code_of(head)[0].endswith(":") and line.strip()
    )
    return next((step for step in steps if step), "    ")
