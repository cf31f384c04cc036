"""The texts of the example, in `templates/`: the function is called `clip_weights` in all of them."""

from __future__ import annotations

from importlib.resources import files

FUNCTION = "clip_weights"
# What stands beside the source of a notebook for one function.
BESIDE = ("exercise.py", "mistakes.toml", "right.py")


def text(name: str, **values: str) -> str:
    """One of them; `@KEY@` is replaced by `values["KEY"]`."""
    content = (files("autograder.new") / "templates" / f"{name}.tmpl").read_text(encoding="utf-8")
    for key, value in values.items():
        content = content.replace(f"@{key}@", value)
    return content


def about(function: str, name: str) -> str:
    """One of them, about another function: its codes of mistakes begin with its name, so that they are nobody else's."""
    return text(name).replace("clip-", f"{function.replace('_', '-').lower()}-").replace(FUNCTION, function)
