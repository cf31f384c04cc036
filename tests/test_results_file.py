"""The file of results of the last notebook: true claims are paid, false ones are not, hostile files harm nobody."""

from __future__ import annotations

import contextlib
import io
import shutil
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.grading import Score
from linearloss import CheckFailed
from linearloss.data import Cifar10, fetch_cifar10, load_cifar10
from linearloss.data.progress import silent
from linearloss.submission import handed_in
from solutions.hidden.tune_lambda import grade_results_file, write_example_results
from solutions.hidden.tune_lambda.reading_results import read_results

FILE = "tune_lambda_results.npz"
POINTS = {"file": 2, "validation claim": 1, "test claim": 2, "accuracy": 2, "choice": 1}
Arrays = dict[str, np.ndarray]


def graded(folder: Path) -> Score:
    with handed_in(folder):
        return grade_results_file(dict(POINTS))


def lost(score: Score) -> set[str]:
    assert not [part for part in score.parts if part.status == "grader_error"], score.parts
    assert {part.name: part.max_points for part in score.parts} == POINTS
    assert float(score) == sum(part.max_points for part in score.parts if part.status == "passed")
    return {part.name for part in score.parts if part.status != "passed"}


def diagnoses(score: Score) -> set[str]:
    return {code for part in score.parts for code in part.diagnoses}


# --- claims: judged on CIFAR-10 ------------------------------------------------------


@pytest.fixture(scope="module")
def cifar() -> Cifar10:
    fetch_cifar10(progress=silent, report=lambda line: None)
    return load_cifar10(fetch=False)


@pytest.fixture(scope="module")
def example(cifar: Cifar10, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a right submission; not to be changed."""
    folder = tmp_path_factory.mktemp("example")
    write_example_results(folder)
    return folder


@pytest.fixture
def right(example: Path) -> Arrays:
    with np.load(example / FILE) as file:
        return dict(file)


def true_accuracy(arrays: Arrays, images: np.ndarray, labels: np.ndarray) -> float:
    X = (images.reshape(len(images), -1) - arrays["mean"].astype(float)) / arrays["std"]
    return float(np.mean(np.argmax(X @ arrays["W"][:-1] + arrays["W"][-1], axis=1) == labels))


@pytest.mark.network
def test_a_right_file_gets_full_marks(example: Path) -> None:
    assert lost(graded(example)) == set()


def reordered(right: Arrays) -> Arrays:
    return {name: right[name] for name in reversed(right)}


EQUAL: dict[str, Callable[[Arrays], Arrays]] = {
    "float64, column by column": lambda right: right | {"W": np.asfortranarray(right["W"].astype(float))},
    "big-endian": lambda right: right | {"W": right["W"].astype(">f4"), "reg": right["reg"].astype(">f8")},
    "numbers in arrays of one": lambda right: right | {"reg": np.ones(1) * right["reg"]},
    "a setting as a whole number": lambda right: right | {"learning_rate": np.array(0)},
    "more than is asked for": lambda right: right | {"notes": np.array("my notes"), "history": np.arange(10**5)},
    "in another order": reordered,
    "claims rounded": lambda right: right | {
        name: np.round(right[name], 3) for name in ("val_accuracy", "test_accuracy")
    },
}  # fmt: skip


@pytest.mark.network
@pytest.mark.parametrize("change", EQUAL.values(), ids=EQUAL)
def test_the_same_results_written_otherwise_get_full_marks(
    right: Arrays, tmp_path: Path, change: Callable[[Arrays], Arrays]
) -> None:
    np.savez(tmp_path / FILE, **change(right))
    assert lost(graded(tmp_path)) == set()


def table_with_another_val_accuracy(right: Arrays) -> Arrays:
    table = right["table_val_accuracy"].copy()
    table[np.argmax(table)] += 0.01
    return {"table_val_accuracy": table}


BOTH = {"validation claim", "test claim"}
UNTRUE: dict[str, tuple[Callable[[Arrays], dict[str, Any]], set[str], str]] = {
    "test accuracy too good": (lambda right: {"test_accuracy": 0.45}, {"test claim"}, "accuracy on the test images"),
    "test accuracy a little too good": (
        lambda right: {"test_accuracy": right["test_accuracy"] + 0.003}, {"test claim"}, "accuracy on the test images"),
    "test accuracy too bad": (
        lambda right: {"test_accuracy": right["test_accuracy"] - 0.003}, {"test claim"}, "accuracy on the test images"),
    "validation accuracy too good": (
        lambda right: {"val_accuracy": 0.45}, {"validation claim", "choice"}, "accuracy on the validation images"),
    "weights never trained": (
        lambda right: {"W": np.zeros((3073, 10))}, {*BOTH, "accuracy"}, "less than 0.36 on the test images"),
    "weights beyond float32": (
        lambda right: {"W": np.full((3073, 10), 1e300)}, {*BOTH, "accuracy"}, "less than 0.36 on the test images"),
    "another mean": (
        lambda right: {"mean": right["mean"][::-1] / 3}, {*BOTH, "accuracy"}, "Do W, mean and std belong together"),
    "a reg that was not tried": (lambda right: {"reg": 5.0}, {"choice"}, "not in your own table"),
    "a reg that was not the best": (
        lambda right: {"reg": right["table_reg"][np.argmin(right["table_val_accuracy"])]}, {"choice"},
        "another reg has a higher validation accuracy"),
    "a table of other weights": (table_with_another_val_accuracy, {"choice"}, "give different validation accuracies"),
}  # fmt: skip


@pytest.mark.network
@pytest.mark.parametrize(("change", "parts", "said"), UNTRUE.values(), ids=UNTRUE)
def test_a_false_claim_loses_its_own_parts(
    right: Arrays, tmp_path: Path, change: Callable[[Arrays], dict[str, Any]], parts: set[str], said: str
) -> None:
    np.savez(tmp_path / FILE, **(right | change(right)))

    score = graded(tmp_path)

    assert lost(score) == parts
    assert said in " ".join(part.message for part in score.parts)
    assert ("claim-not-true" in diagnoses(score)) == bool(parts & BOTH)


@pytest.mark.network
def test_honest_weights_that_are_not_good_enough_lose_the_accuracy_only(
    right: Arrays, cifar: Cifar10, tmp_path: Path
) -> None:
    W = right["W"].copy()
    W[-1, 5:] = -1e4  # half of the classes are never named
    weak = with_weights(right, W, cifar)
    assert 0.15 < weak["test_accuracy"] < 0.36
    np.savez(tmp_path / FILE, **weak)

    assert lost(graded(tmp_path)) == {"accuracy"}


def least_squares(images: np.ndarray, labels: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    """The weights of ridge regression onto -1 and 1: trained in a second."""
    X = np.ones((len(images), 3073), np.float32)
    X[:, :-1] = (images.reshape(len(images), -1) - mean) / std
    targets = np.where(labels[:, None] == np.arange(10), 1, -1).astype(np.float32)
    return np.linalg.solve(X.T @ X + 10_000 * np.eye(3073, dtype=np.float32), X.T @ targets)


def with_weights(right: Arrays, W: np.ndarray, cifar: Cifar10) -> Arrays:
    """A file about other weights in which every number is true."""
    arrays = right | {"W": W}
    arrays["val_accuracy"] = np.array(true_accuracy(arrays, cifar.X_train[-1000:], cifar.y_train[-1000:]))
    arrays["test_accuracy"] = np.array(true_accuracy(arrays, cifar.X_test, cifar.y_test))
    arrays["table_val_accuracy"] = np.where(right["table_reg"] == right["reg"], arrays["val_accuracy"], 0.1)
    return arrays


@pytest.mark.network
def test_weights_trained_on_test_images_are_caught(right: Arrays, cifar: Cifar10, tmp_path: Path) -> None:
    statistics = right["mean"], right["std"]
    honest = with_weights(right, least_squares(cifar.X_train[:10_000], cifar.y_train[:10_000], *statistics), cifar)
    np.savez(tmp_path / FILE, **honest)
    assert lost(graded(tmp_path)) == set()  # the same training on other images is right

    leaked = with_weights(right, least_squares(cifar.X_test, cifar.y_test, *statistics), cifar)
    np.savez(tmp_path / FILE, **leaked)
    score = graded(tmp_path)

    assert lost(score) == {"test claim"}  # every number in it is true
    assert diagnoses(score) == {"trained-on-test"}


# --- hostile files: refused before any image is looked at ----------------------------


@pytest.fixture
def no_images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for CIFAR-10 gets a `DataError`, which would show as `grader_error`."""
    monkeypatch.setenv("CIFAR10_CACHE", str(tmp_path / "empty cache"))
    monkeypatch.delenv("CIFAR10_DIR", raising=False)


def made_up() -> dict[str, Any]:
    """Arrays of the right shapes that were never trained."""
    table = {f"table_{name}": np.full(3, 0.3) for name in ("learning_rate", "reg", "train_accuracy", "val_accuracy")}
    weights = {"W": np.full((3073, 10), 0.5, np.float32), "mean": np.full(3072, 99.0), "std": np.full(3072, 60.0)}
    return weights | {"learning_rate": 0.0, "reg": 0.3, "val_accuracy": 0.3, "test_accuracy": 0.4} | table


def npy(value: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, value)
    return stream.getvalue()


def header(shape: str, descr: str = "'<f4'", data: bytes = b"", version: int = 1) -> bytes:
    """An .npy file that says of itself whatever one likes."""
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY" + struct.pack("<BBH" if version == 1 else "<BBI", version, 0, len(text)) + text + data


def write_zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    whole = {f"{name}.npy": npy(value) for name, value in made_up().items()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in (whole | members).items():
            archive.writestr(name, content)


def refused(folder: Path, said: str, status: str = "failed") -> None:
    score = graded(folder)
    assert lost(score) == set(POINTS) and float(score) == 0
    for part in score.parts:
        assert part.status == status and part.message.startswith(FILE) and said in part.message, part


def test_the_made_up_file_itself_can_be_read(tmp_path: Path, no_images: None) -> None:
    """What the tests below break one at a time. Without images, judging it fails by the grader's fault."""
    write_zip(tmp_path / FILE, {})

    status = {part.name: part.status for part in graded(tmp_path).parts}

    assert status["file"] == status["choice"] == "passed"
    assert {status[name] for name in ("validation claim", "test claim", "accuracy")} == {"grader_error"}


WRONG_ARRAYS: dict[str, tuple[str, Any, str]] = {
    "W the other way round": ("W", np.ones((10, 3073)), "W has not the right shape"),
    "W without the bias": ("W", np.ones((3072, 10)), "W has not the right shape"),
    "W flat": ("W", np.ones(30730), "W has not the right shape"),
    "W too large": ("W", np.ones((3073, 20)), "W is too large"),
    "W not a number": ("W", np.full((3073, 10), np.nan), "W holds entries that are not finite"),
    "mean infinite": ("mean", np.full(3072, -np.inf), "mean holds entries that are not finite"),
    "std zero": ("std", np.zeros(3072), "std must be positive"),
    "std negative": ("std", -np.ones(3072), "std must be positive"),
    "objects": ("W", np.array([[{}] * 10] * 3073, dtype=object), "W"),
    "text": ("reg", np.array("0.3"), "reg should hold plain numbers"),
    "complex": ("reg", np.array(0.3 + 0j), "reg should hold plain numbers"),
    "true or false": ("W", np.ones((3073, 10), bool), "W should hold plain numbers"),
    "records": ("reg", np.zeros(1, dtype=[("a", "f8")]), "reg should hold plain numbers"),
    "dates": ("reg", np.zeros(1, dtype="M8[s]"), "reg should hold plain numbers"),
    "long doubles": ("reg", np.array(0.3, dtype=np.longdouble), "reg should hold plain numbers"),
    "three claims": ("val_accuracy", np.ones(3), "val_accuracy has not the right shape"),
    "claim not a number": ("test_accuracy", np.array(np.nan), "test_accuracy holds entries that are not finite"),
    "a table of another length": ("table_reg", np.ones(7), "columns of the table have different lengths"),
    "a table in two dimensions": ("table_reg", np.ones((3, 2)), "table_reg has not the right shape"),
    "an empty table": ("table_reg", np.ones(0), "table_reg has not the right shape"),
    "a table of a million rows": ("table_reg", np.ones(10**6), "table_reg is too large"),
    "a table of 2,001 rows": ("table_reg", np.ones(2001), "table_reg has not the right shape"),
}


@pytest.mark.parametrize(("name", "value", "said"), WRONG_ARRAYS.values(), ids=WRONG_ARRAYS)
def test_a_wrong_array_costs_the_points(tmp_path: Path, no_images: None, name: str, value: Any, said: str) -> None:
    if np.dtype(getattr(value, "dtype", float)) == np.longdouble and np.dtype(np.longdouble).itemsize == 8:
        pytest.skip("a long double is a double here")
    write_zip(tmp_path / FILE, {f"{name}.npy": npy(value)})
    refused(tmp_path, said)


@pytest.mark.parametrize("name", sorted(made_up()))
def test_a_missing_array_costs_the_points(tmp_path: Path, no_images: None, name: str) -> None:
    np.savez(tmp_path / FILE, **{key: value for key, value in made_up().items() if key != name})
    refused(tmp_path, f"lacks {name}")


LYING_HEADERS: dict[str, tuple[bytes, str]] = {
    "a terabyte": (header("(10000000000000,)"), "not the right shape"),
    "a shape beyond 64 bits": (header(f"({10**30}, {10**30})"), "not the right shape"),
    "less than it says": (header("(3073, 10)", data=b"12"), "is cut off"),
    "more than it says": (header("(3073, 10)", data=bytes(4 * 30730 + 4)), "is cut off"),
    "a negative shape": (header("(-3073, -10)"), "not the right shape"),
    "a shape of text": (header("('a',)"), "cannot be read"),
    "no shape": (header("None"), "cannot be read"),
    "brackets without end": (header("(3073, 10)", "[" * 2000 + "]" * 2000), "cannot be read"),
    "a call": (header("(3073, 10)", "__import__('os').abort()"), "cannot be read"),
    "a large number to work out": (header("(9**9**9,)"), "cannot be read"),
    "entries of a gigabyte": (header("(3073, 10)", "'V1000000000'"), "plain numbers"),
    "arrays as entries": (header("(3073, 10)", "('<f4', (1000, 1000))"), "plain numbers"),
    "objects": (header("(3073, 10)", "'|O'"), "plain numbers"),
    "a header of 4 GB": (b"\x93NUMPY\x02\x00\xff\xff\xff\xff", "cannot be read"),
    "a header of version 3": (b"\x93NUMPY\x03\x00" + bytes(100), "unknown format"),
    "a header of version 9": (b"\x93NUMPY\x09\x09" + bytes(100), ""),
    "no .npy at all": (b"hello", "cannot be read"),
    "nothing": (b"", "cannot be read"),
}


@pytest.mark.parametrize(("content", "said"), LYING_HEADERS.values(), ids=LYING_HEADERS)
def test_a_header_that_lies_costs_the_points(tmp_path: Path, no_images: None, content: bytes, said: str) -> None:
    write_zip(tmp_path / FILE, {"W.npy": content})
    refused(tmp_path, said)


def test_a_header_of_version_2_is_read(tmp_path: Path) -> None:
    write_zip(tmp_path / FILE, {"reg.npy": header("()", "'<f8'", struct.pack("<d", 0.25), version=2)})
    assert read_results(tmp_path / FILE)["reg"] == 0.25


def test_a_bomb_is_not_unpacked(tmp_path: Path, no_images: None) -> None:
    write_zip(tmp_path / FILE, {"W.npy": bytes(64 * 2**20)})
    assert (tmp_path / FILE).stat().st_size < 2**18

    tracemalloc.start()
    try:
        refused(tmp_path, "W is too large")
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


class Payload:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_nothing_is_unpickled(tmp_path: Path, no_images: None) -> None:
    trap, made = np.empty(1, object), tmp_path / "made"
    trap[0] = Payload(made)
    content = npy(trap)
    np.load(io.BytesIO(content), allow_pickle=True)
    assert made.exists(), "the trap itself does not work"
    made.unlink()

    for name in made_up():
        write_zip(tmp_path / FILE, {f"{name}.npy": content})
        refused(tmp_path, f"{name} should hold plain numbers")
    (tmp_path / FILE).write_bytes(content[128:])  # the pickle by itself
    refused(tmp_path, "cannot be read")
    assert not made.exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2], ids=["LZMA", "BZIP2"])
def test_a_packing_that_numpy_never_uses_is_refused(tmp_path: Path, no_images: None, method: int) -> None:
    write_zip(tmp_path / FILE, {}, method)
    refused(tmp_path, "packed in an unusual way")


def patched(path: Path, offset: int, value: bytes) -> None:
    """Overwrite a field of the first entry of the zip's directory."""
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + offset
    content[at : at + len(value)] = value
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (24, struct.pack("<I", 10)),  # size when unpacked
        (42, struct.pack("<I", 2**31)),  # where it begins
        (16, b"\0\0\0\0"),  # check sum
        (8, b"\1\0"),  # encrypted
        (10, b"\x63\0"),  # packing that does not exist
    ],
    ids=["smaller than it is", "elsewhere", "check sum", "encrypted", "packing"],
)
def test_a_directory_that_lies_costs_the_points(tmp_path: Path, no_images: None, offset: int, value: bytes) -> None:
    write_zip(tmp_path / FILE, {})  # its first entry is W
    patched(tmp_path / FILE, offset, value)
    refused(tmp_path, "")


@pytest.mark.parametrize("offset", [24, 20], ids=["unpacked", "packed"])
def test_nothing_is_allocated_by_the_size_that_the_directory_tells(tmp_path: Path, offset: int) -> None:
    write_zip(tmp_path / FILE, {})
    patched(tmp_path / FILE, offset, struct.pack("<I", 2**31))
    tracemalloc.start()
    try:
        with contextlib.suppress(CheckFailed):  # what is there may be right all the same
            assert np.all(read_results(tmp_path / FILE)["W"] == 0.5)
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


def test_too_many_entries(tmp_path: Path, no_images: None) -> None:
    write_zip(tmp_path / FILE, {f"{number}.npy": b"" for number in range(40)})
    refused(tmp_path, "too many entries")


def test_entries_that_would_lie_elsewhere_are_never_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    write_zip(folder / FILE, {"../../evil.npy": b"x", str(tmp_path / "evil.npy"): b"x"})

    assert set(read_results(folder / FILE)) == set(made_up())
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", FILE]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "cannot be read"), (b"PK nonsense", "cannot be read"), (bytes(21 * 2**20), "more than 20 MiB")],
    ids=["empty", "nonsense", "too large"],
)
def test_no_zip_at_all(tmp_path: Path, no_images: None, content: bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    refused(tmp_path, said)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_zip_that_is_cut_off(tmp_path: Path, no_images: None, share: float) -> None:
    write_zip(tmp_path / FILE, {})
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[: int(share * len(content))])
    refused(tmp_path, "cannot be read")


def test_a_file_that_was_not_handed_in(tmp_path: Path, no_images: None) -> None:
    refused(tmp_path, "was not handed in", "missing")


def test_a_folder_in_its_place(tmp_path: Path, no_images: None) -> None:
    (tmp_path / FILE).mkdir()
    refused(tmp_path, "was not handed in", "missing")


def test_a_link_to_a_right_file_is_not_followed(tmp_path: Path, no_images: None) -> None:
    (tmp_path / "else").mkdir()
    write_zip(tmp_path / "else" / FILE, {})
    try:
        (tmp_path / FILE).symlink_to(tmp_path / "else" / FILE)
    except OSError:
        pytest.skip("no links here")
    refused(tmp_path, "was not handed in", "missing")


def damages(content: bytes, number: int) -> Iterator[bytes]:
    generator = np.random.default_rng(7)
    for _ in range(number):
        damaged = bytearray(content)
        for at in generator.integers(len(content), size=generator.integers(1, 4)):
            damaged[at] = generator.integers(256)
        yield bytes(damaged)


def test_whatever_is_damaged_is_read_rightly_or_refused(tmp_path: Path) -> None:
    whole = tmp_path / FILE
    write_zip(whole, {})
    right = read_results(whole)
    refusals = 0
    for content in damages(whole.read_bytes(), 400):
        whole.write_bytes(content)
        try:
            got = read_results(whole)
        except CheckFailed as refusal:
            refusals += 1
            assert str(refusal).startswith(FILE)
        else:
            assert all(np.array_equal(got[name], right[name]) for name in right)
    assert 100 < refusals < 400


@pytest.mark.network
def test_a_right_file_after_hostile_ones_still_gets_full_marks(example: Path, tmp_path: Path) -> None:
    """Nothing is kept from one submission to the next."""
    (tmp_path / FILE).write_bytes(b"PK nonsense")
    assert lost(graded(tmp_path)) == set(POINTS)
    shutil.copy(example / FILE, tmp_path / FILE)
    assert lost(graded(tmp_path)) == set()
