"""Makes mutants of a solution: one small slip each, of the kinds that people make in numerical code.

General tools for mutation testing mutate a project's files and run its test suite for each mutant,
seconds apiece; here a mutant is a notebook cell, judged in milliseconds, and the slips that matter are
those of array code: the wrong axis, a missing term, a reduction of the wrong kind.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_BINARY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,), ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,), ast.Mod: (ast.Mult,),
}  # fmt: skip
_COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt), ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
# A reduction or function of the wrong kind.
_NAMES: dict[str, tuple[str, ...]] = {
    "maximum": ("minimum",), "minimum": ("maximum",), "max": ("min",), "min": ("max",), "argmax": ("argmin",),
    "sum": ("mean", "max"), "mean": ("sum",), "std": ("var",), "zeros": ("ones",), "ones": ("zeros",),
    "log": ("log10", "log2"), "exp": ("exp2",), "hstack": ("vstack",), "permutation": ("arange",),
}  # fmt: skip
# Functions of one argument that may be forgotten, and methods that may.
_FORGETTABLE = {"abs", "sqrt", "sign", "exp", "log", "float", "copy", "astype", "sorted", "array", "asarray"}


@dataclass(frozen=True)
class Mutant:
    """A solution with one slip. `before` and `after` are the statement concerned, in one line each."""

    function: str
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        """The slip, in one line: what names it in the list of equivalent mutants."""
        return f"{self.before} -> {self.after}"


def mutants(function: str, source: str) -> list[Mutant]:
    """All mutants of a solution cell, without those that read the same as it or as each other."""
    tree = ast.parse(source)
    _drop_docstrings(tree)
    seen = {ast.unparse(tree)}
    found = []
    for number, node in enumerate(ast.walk(tree)):
        for change in _changes(node, tree):
            mutated = copy.deepcopy(tree)
            place = next(other for position, other in enumerate(ast.walk(mutated)) if position == number)
            holder = _statement_of(mutated, place)
            before = _first_line(holder)
            replaced = change(place)
            if replaced is not None:
                _replace(mutated, place, replaced)
                holder = replaced if place is holder else holder
            text = ast.unparse(ast.fix_missing_locations(mutated))
            if text not in seen:
                seen.add(text)
                found.append(Mutant(function, before, _first_line(holder), text))
    return found


Change = Callable[[ast.AST], ast.AST | None]


def _changes(node: ast.AST, tree: ast.Module) -> Iterator[Change]:
    """Functions that change a node in place (and return None), or return what stands in its place."""
    match node:
        case ast.BinOp():
            for operator in _BINARY.get(type(node.op), ()):
                yield lambda place, to=operator: setattr(place, "op", to())  # type: ignore[misc]
            if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
                yield lambda place: place.left  # type: ignore[attr-defined]
                yield lambda place: place.right  # type: ignore[attr-defined]
        case ast.Compare(ops=[operation]):
            for comparison in _COMPARE.get(type(operation), ()):
                yield lambda place, to=comparison: setattr(place, "ops", [to()])  # type: ignore[misc]
        case ast.Constant(value=bool()):
            yield lambda place: setattr(place, "value", not place.value)  # type: ignore[attr-defined]
        case ast.Constant(value=int() | float()):
            yield lambda place: setattr(place, "value", place.value + 1)  # type: ignore[attr-defined]
            if node.value != 0:
                yield lambda place: setattr(place, "value", 0)
        case ast.AugAssign():
            other = ast.Sub if isinstance(node.op, ast.Add) else ast.Add
            yield lambda place: setattr(place, "op", other())
            yield lambda place: ast.Assign([place.target], place.value)  # type: ignore[attr-defined]
        case ast.UnaryOp():
            yield lambda place: place.operand  # type: ignore[attr-defined]
        case ast.Attribute() | ast.Name() if isinstance(node.ctx, ast.Load):
            yield from _other_names(node, tree)
        case ast.Call():
            yield from _other_calls(node)
        case ast.If():
            yield lambda place: setattr(place, "test", ast.Constant(True))
            yield lambda place: setattr(place, "test", ast.Constant(False))
        case ast.Continue():
            yield lambda place: ast.Break()
        case ast.Return(value=ast.Tuple()):
            yield lambda place: place.value.elts.reverse()  # type: ignore[attr-defined]
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Continue, ast.Raise, ast.Delete)):
        yield lambda place: ast.Pass()


def _other_names(node: ast.Attribute | ast.Name, tree: ast.Module) -> Iterator[Change]:
    own = node.attr if isinstance(node, ast.Attribute) else node.id
    key = "attr" if isinstance(node, ast.Attribute) else "id"
    for name in _NAMES.get(own, ()):
        yield lambda place, to=name: setattr(place, key, to)  # type: ignore[misc]
    if isinstance(node, ast.Name) and own in (counters := _counters(tree)):
        for name in sorted(counters - {own}):
            yield lambda place, to=name: setattr(place, "id", to)  # type: ignore[misc]


def _other_calls(node: ast.Call) -> Iterator[Change]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    for position, keyword in enumerate(node.keywords):
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            flipped = 1 - keyword.value.value  # type: ignore[operator]
            yield lambda place, at=position, to=flipped: setattr(place.keywords[at], "value", ast.Constant(to))  # type: ignore[misc]
        yield lambda place, at=position: place.keywords.pop(at) and None  # type: ignore[misc]
    if name == "range" and len(node.args) == 1:
        yield lambda place: place.args.insert(0, ast.Constant(1))  # type: ignore[attr-defined]
        yield lambda place: setattr(place, "args", [ast.BinOp(place.args[0], ast.Sub(), ast.Constant(1))])  # type: ignore[attr-defined]
    if name in _FORGETTABLE and node.args and not (isinstance(node.func, ast.Attribute) and name in ("copy", "astype")):
        yield lambda place: place.args[0]  # type: ignore[attr-defined]
    if name in ("copy", "astype") and isinstance(node.func, ast.Attribute):
        yield lambda place: place.func.value  # type: ignore[attr-defined]


def _counters(tree: ast.Module) -> set[str]:
    """Names that `for` loops count with."""
    loops = [node.target for node in ast.walk(tree) if isinstance(node, ast.For)]
    return {target.id for target in loops if isinstance(target, ast.Name)}


def _drop_docstrings(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]


def _statement_of(tree: ast.Module, node: ast.AST) -> ast.AST:
    """The innermost statement that holds a node."""
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    while not isinstance(node, ast.stmt):
        node = parents[node]
    return node


def _replace(tree: ast.Module, node: ast.AST, by: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, name, by)
            elif isinstance(value, list) and any(item is node for item in value):
                value[[item is node for item in value].index(True)] = by


def _first_line(statement: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(statement)).splitlines()[0].strip()
