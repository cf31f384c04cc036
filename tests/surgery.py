"""What students do to a notebook: each function changes one that was handed in."""

from __future__ import annotations

import json
from typing import Any

from sample_course import cell_of

Content = dict[str, Any]
RIGHT_LINE = "def line(w, b, x):\n    return w * x + b"


def text_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def code(source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
        "id": "new",
    }


def position(content: Content, grade_id: str) -> int:
    return content["cells"].index(cell_of(content, grade_id))


def untouched(content: Content) -> None:
    pass


def edited_tests(content: Content) -> None:
    cell_of(content, "test_line")["source"] = "assert True  # I made it pass"


def deleted_tests(content: Content) -> None:
    content["cells"] = [
        c for c in content["cells"] if "test_" not in c["metadata"].get("nbgrader", {}).get("grade_id", "")
    ]


def duplicated_tests(content: Content) -> None:
    content["cells"].insert(3, json.loads(json.dumps(cell_of(content, "test_line"))))


def everything_duplicated(content: Content) -> None:
    content["cells"] += json.loads(json.dumps(content["cells"]))


def retyped_tests(content: Content) -> None:
    cell_of(content, "test_line")["cell_type"] = "markdown"
    cell_of(content, "test_answer_slope")["cell_type"] = "raw"


def ids_renamed(content: Content) -> None:
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["grade_id"] += "_mine"


def ids_swapped(content: Content) -> None:
    one, other = cell_of(content, "test_line"), cell_of(content, "test_answer_slope")
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]


def metadata_stripped(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"] = {}


def metadata_and_ids_stripped(content: Content) -> None:
    for number, cell in enumerate(content["cells"]):
        cell["metadata"], cell["id"] = {}, f"vs-{number}"
    content["metadata"] = {}


def ids_dropped(content: Content) -> None:
    for cell in content["cells"]:
        del cell["id"]
    content["nbformat_minor"] = 4


def tagged(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "demonstration", "remove-cell"]


def saved_by_jupyterlite(content: Content) -> None:
    """As the browser edition hands it in: its kernel, texts in one piece, cells that it trusts, a cell of the student's own."""
    content["metadata"] |= {
        "kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"},
        "language_info": {"codemirror_mode": {"name": "python", "version": 3}, "name": "python", "version": "3.8"},
        "version": "0123456789ab",
    }
    content["cells"].insert(2, code("my_own = 1", trusted=True) | {"id": "01109d03-7b35-45a1-84f3-31bbe53e8fe8"})
    for cell in content["cells"]:
        cell["source"] = text_of(cell)
        cell["metadata"]["trusted"] = True


def points_changed(content: Content) -> None:
    for cell in content["cells"]:
        if "points" in cell["metadata"].get("nbgrader", {}):
            cell["metadata"]["nbgrader"]["points"] = 1000


def unlocked_and_regraded(content: Content) -> None:
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"grade": False, "locked": False, "solution": True, "schema_version": 1}


def reordered(content: Content) -> None:
    content["cells"].reverse()


def a_test_first(content: Content) -> None:
    content["cells"].insert(0, content["cells"].pop(position(content, "test_line")))


def setup_deleted(content: Content) -> None:
    content["cells"].pop(position(content, "imports"))


def setup_spoilt(content: Content) -> None:
    cell_of(content, "imports")["source"] = "import numpy as np\nx_toy = None\ncheck = lambda *a, **k: None"


def plain_cells_deleted(content: Content) -> None:
    content["cells"] = [cell for cell in content["cells"] if "nbgrader" in cell["metadata"]]


def helper_in_a_neighbouring_cell(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    content["cells"].insert(position(content, "line"), code("def helper(a, b):\n    return a + b"))


def helper_below(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    content["cells"].insert(position(content, "line") + 1, code("def helper(a, b):\n    return a + b"))


def helper_in_the_plain_cell(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    next(c for c in content["cells"] if text_of(c).startswith("shown ="))["source"] = (
        "def helper(a, b):\n    return a + b"
    )


def defined_twice_the_last_counts(content: Content) -> None:
    cell_of(content, "line")["source"] = f"def line(w, b, x):\n    return 0\n\n{RIGHT_LINE}"


def copied_and_the_copy_finished(content: Content) -> None:
    copy = json.loads(json.dumps(cell_of(content, "line")))
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return 0 * x"
    content["cells"].insert(position(content, "line") + 1, copy)


def copied_far_below(content: Content) -> None:
    copy = json.loads(json.dumps(cell_of(content, "line")))
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return 0 * x"
    content["cells"].append(copy)


def written_in_a_new_cell_below(content: Content) -> None:
    cell_of(content, "line")["source"] = "# see below"
    content["cells"].append(code(RIGHT_LINE))


def solution_deleted_and_written_anew(content: Content) -> None:
    content["cells"].pop(position(content, "line"))
    content["cells"].insert(4, code(RIGHT_LINE))


def merged_with_the_next_solution(content: Content) -> None:
    answer = content["cells"].pop(position(content, "answer_slope"))
    cell_of(content, "line")["source"] = f"{RIGHT_LINE}\n\n{text_of(answer)}"


def merged_with_the_test_below(content: Content) -> None:
    test = content["cells"].pop(position(content, "test_line"))
    cell_of(content, "line")["source"] = f"{RIGHT_LINE}\n\n{text_of(test)}"


def merged_with_the_setup_above(content: Content) -> None:
    line = content["cells"].pop(position(content, "line"))
    setup = cell_of(content, "imports")
    setup["source"] = f"{text_of(setup)}\n\n{text_of(line)}"


def merged_with_the_test_above(content: Content) -> None:
    answer = content["cells"].pop(position(content, "answer_slope"))
    test = cell_of(content, "test_line")
    test["source"] = f"{text_of(test)}\n\n{text_of(answer)}"


def all_in_one_cell(content: Content) -> None:
    content["cells"] = [
        code(
            "\n\n".join(
                text_of(c) for c in content["cells"] if c["cell_type"] == "code" and "demonstration" not in text_of(c)
            )
        )
    ]


def split_in_two(content: Content) -> None:
    cell_of(content, "line")["source"] = "scale = 1.0"
    content["cells"].insert(position(content, "line") + 1, code("def line(w, b, x):\n    return scale * w * x + b"))


def broken_cells_around(content: Content) -> None:
    for source in (
        "1 / 0",
        "this is no python",
        "raise NotImplementedError()",
        "\x00",
        "%no_such_magic",
        "exit()",
        "!false",
    ):
        content["cells"].insert(0, code(source))


def warns_and_prints(content: Content) -> None:
    cell_of(content, "line")["source"] = (
        "import sys, warnings\nprint('x' * 2_000_000)\nprint('careful', file=sys.stderr)\n"
        "def line(w, b, x):\n    print('y' * 100_000)\n    warnings.warn('old')\n    np.log(np.zeros(1))\n    return w * x + b"
    )


def turned_into_prose(content: Content) -> None:
    cell = cell_of(content, "line")
    for key in ("outputs", "execution_count"):
        cell.pop(key, None)
    cell["cell_type"] = "markdown"


def turned_into_raw(content: Content) -> None:
    turned_into_prose(content)
    cell_of(content, "line")["cell_type"] = "raw"


def an_older_version_kept_as_prose(content: Content) -> None:
    old = json.loads(json.dumps(cell_of(content, "line")))
    old |= {"cell_type": "markdown", "source": "def line(w, b, x):\n    return 0"}
    content["cells"].append({key: value for key, value in old.items() if key not in ("outputs", "execution_count")})


def odd_cells(content: Content) -> None:
    content["cells"] += [None, 3, [], {}, {"cell_type": "code"}, {"cell_type": "code", "source": 5, "metadata": None},
                         {"cell_type": "heading", "source": "old", "metadata": {"nbgrader": []}},
                         {"cell_type": "code", "source": [1, "\ud800"], "metadata": {"tags": [1], "nbgrader": {"grade_id": 5}}}]  # fmt: skip


HARMLESS = [
    untouched, edited_tests, deleted_tests, duplicated_tests, everything_duplicated, retyped_tests, ids_renamed,
    ids_swapped, metadata_stripped, metadata_and_ids_stripped, ids_dropped, tagged, saved_by_jupyterlite, points_changed,
    unlocked_and_regraded, reordered, a_test_first, setup_deleted, setup_spoilt, plain_cells_deleted,
    helper_in_a_neighbouring_cell, helper_below, helper_in_the_plain_cell, defined_twice_the_last_counts,
    copied_and_the_copy_finished, copied_far_below, written_in_a_new_cell_below, solution_deleted_and_written_anew,
    merged_with_the_next_solution, merged_with_the_test_below, merged_with_the_setup_above,
    merged_with_the_test_above, all_in_one_cell, split_in_two, broken_cells_around, warns_and_prints, odd_cells, turned_into_prose, turned_into_raw,
    an_older_version_kept_as_prose,
]  # fmt: skip
NO_GAIN = [edited_tests, deleted_tests, duplicated_tests, retyped_tests, ids_renamed, metadata_stripped, tagged,
           points_changed, unlocked_and_regraded, reordered, setup_spoilt, everything_duplicated]  # fmt: skip
