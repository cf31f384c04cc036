"""Rules about sizes in the text of a program that has stopped with an error: which length is meant, along which axis."""

from __future__ import annotations

import re

from .mend_rules import Stopped
from .names_in_text import assigned


def kept_axis(program: Stopped, found: re.Match[str]) -> str | None:
    """Sums and maxima along rows that do not fit beside the matrix that they are of: kept as columns."""
    names = {*re.findall(r"\w+", program.line)}
    lines = [*program.lines]
    for at, line in enumerate(lines):
        target = re.match(r"\s*(\w+)\s*=(?!=)", line)
        if at == program.number - 1 or (at < program.number and target and target[1] in names):
            lines[at] = re.sub(
                r"((?:np\.|\.)(?:sum|max|amax)\([^()]*(?:\([^()]*\)[^()]*)*?axis\s*=\s*(?:1|-1))\s*\)",
                r"\1, keepdims=True)",
                line,
            )
    return "\n".join(lines)


def classes_of_W(program: Stopped, found: re.Match[str]) -> str | None:
    """The number of classes, where it is counted among the labels."""
    counted = r"len\((?:set|np\.unique)\(y\)\)|np\.unique\(y\)\.(?:size|shape\[0\])|(?:np\.a?max\(y\)|max\(y\)|y\.max\(\))\s*\+\s*1"
    return re.sub(counted, "W.shape[1]", program.source) if "W" in assigned(program.source) else None


def own_size(program: Stopped, found: re.Match[str]) -> str | None:
    """Sizes of CIFAR-10 that are written as numbers."""
    if "W" not in assigned(program.source):
        return None
    text = re.sub(r"(?<=[(,=* ])10(?=\s*[,)*]|\s*$)", "W.shape[1]", program.source, flags=re.MULTILINE)
    return re.sub(r"(?<=[(,=* ])(?:3072|3073)(?=\s*[,)*]|\s*$)", "W.shape[0]", text, flags=re.MULTILINE)


def own_entries(line: str, found: re.Match[str]) -> str:
    """Rows by the numbers of the labels, where the entry of each row's own label is meant."""
    return re.sub(r"(\w+)\[\s*y(?:\.(?:flatten|ravel)\(\)|\.astype\(int\))?\s*\]", r"\1[np.arange(len(y)), y]", line)


OPERAND = r"(?:\(\w+\.T\)|\w+(?:\[[^\[\]]*\])?(?:\.T|\.transpose\(\))?)"


def turned(program: Stopped, found: re.Match[str]) -> list[str]:
    """A product of matrices that do not fit: one of the two, both, or the two in the other order, turned."""
    forms = rf"(?P<a>{OPERAND})\.dot\((?P<b>{OPERAND})\)|np\.(?:dot|matmul)\((?P<c>{OPERAND}),\s*(?P<d>{OPERAND})\)|(?P<e>{OPERAND})\s*@\s*(?P<f>{OPERAND})"
    texts = []
    for product in re.finditer(forms, program.line):
        one, other = (part for part in product.groups() if part)
        if one == other:  # of a thing with itself: entry by entry
            texts.append(
                program.with_line(f"{program.line[: product.start()]}({one} * {one}){program.line[product.end() :]}")
            )
        for left, right in ((one, _turn(other)), (_turn(one), other), (_turn(one), _turn(other)), (other, one)):
            texts.append(
                program.with_line(
                    f"{program.line[: product.start()]}{left}.dot({right}){program.line[product.end() :]}"
                )
            )
    return texts


def _turn(name: str) -> str:
    name = name.strip("()") if name.startswith("(") else name
    plain = re.sub(r"\.T$|\.transpose\(\)$", "", name)
    return plain if plain != name else f"{name}.T"


def loop_bound(program: Stopped, found: re.Match[str]) -> list[str]:
    """A loop that runs too far: over the classes, the examples, or the features."""
    if not {"W", "X"} <= assigned(program.source):
        return []
    inside = _indent(program.line)
    texts = []
    for number in range(program.number - 1, 0, -1):
        line = program.lines[number - 1]
        loop = re.match(r"\s*for\s+(\w+)\s+in\s+range\((.*)\)\s*:", line)
        if line.strip() and _indent(line) < inside:
            inside = _indent(line)
            if loop and re.search(rf"\[[^\]]*\b{loop[1]}\b", program.line):
                sizes = [size for size in ("W.shape[1]", "X.shape[0]", "W.shape[0]") if size != loop[2]]
                texts += [
                    program.with_line(f"{line[: loop.start(2)]}{size}{line[loop.end(2) :]}", number) for size in sizes
                ]
    return texts


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def own_rows(line: str, found: re.Match[str]) -> str:
    """Each row with its own label, where other rows are paired with the labels."""
    numbers = r"(?:np\.arange|range)\([^()]*(?:\([^()]*\))?[^()]*\)"
    return re.sub(rf"\[\s*(?:{numbers}\s*,\s*y|y\s*,\s*{numbers})\s*\]", "[np.arange(len(y)), y]", line)


def own_column(program: Stopped, found: re.Match[str]) -> str:
    """The scores of the own classes as a column, where they stand beside a matrix."""
    names = {*re.findall(r"\w+", program.line)}
    lines = [*program.lines]
    for at, line in enumerate(lines[: program.number]):
        target = re.match(r"\s*(\w+)\s*=(?!=)", line)
        if at == program.number - 1 or (target and target[1] in names):
            lines[at] = re.sub(r"(=.*\w\[[^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*,\s*y\s*\])(?!\s*=|\[)", r"\1[:, None]", line)
    return "\n".join(lines)


def of_floats(program: Stopped, found: re.Match[str]) -> str | None:
    """An array of whole numbers or truth values into which fractions are to go: one of floats."""
    target = re.match(r"\s*(\w+)", program.line)
    for number in range(program.number - 1, 0, -1):
        made = re.match(rf"(\s*{target[1]}\s*=(?!=)\s*)(.*\S)\s*$", program.lines[number - 1]) if target else None
        if made:
            return program.with_line(f"{made[1]}({made[2]}) * 1.0", number)
    return None
