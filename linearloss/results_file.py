"""The file of results: written beside the last notebook, and read again, also from a stranger.

Nothing of it is unpickled, and nothing is allocated by what it says of itself: each array's
header is compared with what it must be before its bytes are read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .answers import NOTED
from .failure import CheckFailed
from .own_search import LIMITS, MOST_SETTINGS, RANGES, Envelope, Searched, check_ranges
from .sentences import joined, say
from .submission import submitted_file
from .telling import tell, telling

FILE = "tune_lambda_results.npz"
PIXELS, CLASSES = 3072, 10
SEARCHES = ("first", "finer")
# Of each array its shape; None is a length of its own, at most that of a table.
SHAPES: dict[str, tuple[int | None, ...]] = {
    "W": (None, PIXELS + 1, CLASSES),  # of each setting of the finer search
    "mean": (PIXELS,),
    "std": (PIXELS,),
    "chosen": (),  # the number of the chosen setting among those of the finer search, from 0
    "test_accuracy": (),
    "test_count": (),
    "test_time": (),
    **{f"{search}_{key}": (2,) for search in SEARCHES for key in RANGES},
    **{f"{search}_{key}": () for search in SEARCHES for key in (*LIMITS, "ended")},
    **{f"table_{key}": (None,) for key in ("search", "learning_rate", "reg", "train_accuracy", "val_accuracy")},
}
MOST_ROWS = {"W": MOST_SETTINGS}
MOST_ROWS_OF_A_TABLE = 2 * MOST_SETTINGS
WHOLE = ("chosen", "test_count", "table_search", *(f"{search}_{key}" for search in SEARCHES for key in LIMITS))
HOW = say("Write it with save_results.")
Arrays = Mapping[str, np.ndarray]


def save_results(
    first: Searched,
    finer: Searched,
    chosen: Mapping[str, float],
    mean: Any,
    std: Any,
    test_accuracy: float,
    envelope: Envelope,
    method: str,
) -> Path:
    """Write the file that is handed in with the notebook, into the current folder. It holds plain arrays, nothing that could run.

    Args:
        chosen: one of the results of the finer search.
        mean, std: (3072,), as given to standardise.
        test_accuracy: of the chosen weights, as the envelope has told it.
        envelope: says how often, and when, the test images were used.
        method: in a few words, how the weights were trained; for people.

    Raises:
        CheckFailed: `chosen` is no result of the finer search.
    """
    keys = ("learning_rate", "reg", "train_accuracy", "val_accuracy")
    places = [place for place, one in enumerate(finer.results) if all(one[key] == chosen.get(key) for key in keys)]
    if not places:
        raise CheckFailed(say("The chosen setting is none of the finer search: choose among its results."))
    searches = dict(zip(SEARCHES, (first, finer), strict=True))
    rows = [(number, one) for number, search in enumerate(searches.values(), 1) for one in search.results]
    arrays: dict[str, Any] = {
        "W": np.asarray(finer.weights, dtype=np.float32),
        "mean": np.asarray(mean, dtype=np.float32),
        "std": np.asarray(std, dtype=np.float32),
        "chosen": places[0],
        "test_accuracy": float(test_accuracy),
        "test_count": envelope.count,
        "test_time": envelope.last,
        "method": str(method)[:200],
        "table_search": [number for number, _ in rows],
        **{f"table_{key}": [float(one[key]) for _, one in rows] for key in keys},
        **{f"{name}_{key}": one.ranges[key] for name, one in searches.items() for key in (*RANGES, *LIMITS)},
        **{f"{name}_ended": one.ended for name, one in searches.items()},
    }
    np.savez_compressed(FILE, **arrays)
    return Path(FILE)


def check_results_given(final: Any, name: str) -> None:
    """The visible check: what can be said of the file without the images. The rest is decided when it is graded.

    Args:
        final: whether the choice is declared final, by True.
        name: the file's.

    Raises:
        CheckFailed: it is not, or the file is not there, or something in it is not as it must be.
    """
    with telling(name):
        if final is not True:
            raise CheckFailed(say("Nothing is to be handed in before choice_is_final is True."), layer="missing")
        arrays = read_results(submitted_file(name))
        check_searches(arrays)
        check_weights_fit(arrays)
        check_test_use(arrays)
        tell(
            name,
            "noted",
            joined(
                say("{name}: complete, noted.", name=name),
                NOTED,
                say("Its weights are tried on the images when your work is graded."),
            ),
        )


# --------------------------------------------------------------------------- what it says


def ranges_of(arrays: Arrays, search: str) -> dict[str, Any]:
    """The ranges of one of the two searches, as the student has written them."""
    whole = {key: int(arrays[f"{search}_{key}"].item()) for key in LIMITS}
    return {**{key: tuple(arrays[f"{search}_{key}"].tolist()) for key in RANGES}, **whole}


def rows_of(arrays: Arrays, search: str) -> dict[str, np.ndarray]:
    """The rows of the table that belong to one of the two searches: key -> column."""
    here = arrays["table_search"] == SEARCHES.index(search) + 1
    return {name.removeprefix("table_"): column[here] for name, column in arrays.items() if name.startswith("table_")}


def check_searches(arrays: Arrays) -> None:
    """That the table holds two searches of the student's own, each setting within its ranges.

    Raises:
        CheckFailed: with the sentence for the student.
    """
    first = ranges_of(arrays, "first")
    check_ranges(first, f"{FILE}: first_ranges")
    check_ranges(ranges_of(arrays, "finer"), f"{FILE}: finer_ranges", first)
    for search in SEARCHES:
        ranges, rows = ranges_of(arrays, search), rows_of(arrays, search)
        if len(rows["reg"]) != ranges["number"]:
            raise CheckFailed(
                say(
                    "{file}: the {search} search has {number} settings, but your table shows {count} of it. Hand in all that you have tried, good or bad.",
                    file=FILE,
                    search=search,
                    number=ranges["number"],
                    count=len(rows["reg"]),
                )
            )
        for key in RANGES:
            low, high = ranges[key]
            if np.any((rows[key] < low * (1 - 1e-6)) | (rows[key] > high * (1 + 1e-6))):
                raise CheckFailed(
                    say(
                        "{file}: in the {search} search, a {key} of your table lies outside of your ranges.",
                        file=FILE,
                        search=search,
                        key=key,
                    )
                )


def check_weights_fit(arrays: Arrays) -> None:
    """That there are weights for each setting of the finer search, and that one of these was chosen.

    Raises:
        CheckFailed: with the sentence for the student.
    """
    settings = len(rows_of(arrays, "finer")["reg"])
    if len(arrays["W"]) != settings:
        raise CheckFailed(
            say(
                "{file}: W should hold the weights of each setting of the finer search, in their order: of {settings}, and there are {count}.",
                file=FILE,
                settings=settings,
                count=len(arrays["W"]),
            )
        )
    if not 0 <= arrays["chosen"].item() < settings:
        raise CheckFailed(say("{file}: the chosen setting is none of the finer search.", file=FILE))


def check_test_use(arrays: Arrays) -> None:
    """That the test images were used once, after the search: as far as the file says.

    Raises:
        CheckFailed: with the sentence for the student.
    """
    count = int(arrays["test_count"].item())
    if count == 0:
        raise CheckFailed(
            say("{file}: the test accuracy is missing. Open the envelope, then save again.", file=FILE), layer="missing"
        )
    if count != 1:
        raise CheckFailed(
            say(
                "{file}: the test images were tried with {count} different weights. They measure one choice, once: a second look is part of the choosing. Say in your report which of them came first.",
                file=FILE,
                count=count,
            ),
            read="section 2, Three piles",
        )
    if arrays["test_time"].item() < arrays["finer_ended"].item():
        raise CheckFailed(
            say(
                "{file}: the test images were used before the finer search had ended, so they may have taken part in the choice. If you have only run the search again, open the envelope again, and save.",
                file=FILE,
            ),
            read="section 2, Three piles",
        )


# --------------------------------------------------------------------------- reading


def read_results(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a results file, of the right shapes and finite; W, of which a training may have diverged, is float32.

    Raises:
        CheckFailed: it is not such a file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > 60:
                raise CheckFailed(joined(say("{file} has too many entries.", file=FILE), HOW))
            by_name = {member.filename.removesuffix(".npy"): member for member in members}
            arrays = {}
            for name in SHAPES:
                if name not in by_name:
                    raise CheckFailed(joined(say("{file} lacks {name}.", file=FILE, name=name), HOW))
                arrays[name] = _read_array(archive, by_name[name], name)
    except CheckFailed:
        raise
    except Exception:  # zip and NumPy have a dozen ways to say so
        raise CheckFailed(joined(say("{file} cannot be read.", file=FILE), HOW)) from None
    if len({len(arrays[name]) for name in SHAPES if name.startswith("table_")}) != 1:
        raise CheckFailed(joined(say("{file}: the columns of the table have different lengths.", file=FILE), HOW))
    return arrays


def _read_array(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> np.ndarray:
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CheckFailed(joined(say("{file}: {name} is packed in an unusual way.", file=FILE, name=name), HOW))
    rows = MOST_ROWS.get(name, MOST_ROWS_OF_A_TABLE)
    largest = 8 * int(np.prod([rows if length is None else length for length in SHAPES[name]]))
    with archive.open(member) as stream:
        raw = io.BytesIO(stream.read(largest + 4096 + 1))
    if raw.getbuffer().nbytes > largest + 4096:
        raise CheckFailed(joined(say("{file}: {name} is too large.", file=FILE, name=name), HOW))
    version = np.lib.format.read_magic(raw)
    read_header = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}.get(
        version
    )
    if read_header is None:
        raise CheckFailed(joined(say("{file}: {name} has an unknown format.", file=FILE, name=name), HOW))
    shape, fortran, dtype = read_header(raw)
    if dtype.kind not in "fiu" or dtype.itemsize > 8 or dtype.subdtype is not None:
        raise CheckFailed(joined(say("{file}: {name} should hold plain numbers.", file=FILE, name=name), HOW))
    if not _fits(shape, SHAPES[name], rows):
        raise CheckFailed(joined(say("{file}: {name} has not the right shape.", file=FILE, name=name), HOW))
    data = raw.read()
    if len(data) != int(np.prod(shape, dtype=np.int64)) * dtype.itemsize:
        raise CheckFailed(joined(say("{file}: {name} is cut off.", file=FILE, name=name), HOW))
    array = np.frombuffer(data, dtype).reshape(shape, order="F" if fortran else "C")
    with np.errstate(all="ignore"):
        array = array.astype(np.float32 if name == "W" else np.float64)
    if name != "W":
        _check_numbers(array, name)
    return array


def _fits(shape: Sequence[int], wanted: Sequence[int | None], rows: int) -> bool:
    if not wanted:
        return tuple(shape) in ((), (1,))
    return len(shape) == len(wanted) and all(
        1 <= length <= rows if want is None else length == want for length, want in zip(shape, wanted, strict=True)
    )


def _check_numbers(array: np.ndarray, name: str) -> None:
    if not np.all(np.isfinite(array)):
        raise CheckFailed(say("{file}: {name} holds entries that are not finite.", file=FILE, name=name))
    if name == "std" and np.any(array <= 0):
        raise CheckFailed(say("{file}: std must be positive everywhere.", file=FILE))
    if name in WHOLE and (np.any(array != np.round(array)) or np.any(np.abs(array) > 2**53)):
        raise CheckFailed(say("{file}: {name} should hold whole numbers.", file=FILE, name=name))
    if name.endswith("_accuracy") and (np.any(array < 0) or np.any(array > 1)):
        raise CheckFailed(say("{file}: {name} should lie between 0 and 1.", file=FILE, name=name))
