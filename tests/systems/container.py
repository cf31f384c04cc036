"""Are the steps of the Containerfile right, and does its command grade a class? Tried in a Debian root folder, without an engine.

    sudo .venv/bin/python tests/systems/container.py [--base FOLDER] [--work FOLDER]

`--base` is a Debian 12 root folder to start from, made by debootstrap if it is not there. Each instruction of the Containerfile is
carried out in a copy of it. Then the sample class is graded by the command of docs/systems.md under what a container engine leaves
to root (enter_container.py).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import sample_class

PACK = Path(__file__).resolve().parents[2]
NEEDED = {"debootstrap": "debootstrap", "unshare": "util-linux", "setpriv": "util-linux", "ip": "iproute2"}
ENTER = Path(__file__).with_name("enter_container.py")


@dataclass
class Image:
    """A root folder, and what the instructions so far have set."""

    root: Path
    folder: str = "/"
    entry: list[str] = field(default_factory=list)

    def inside(self, path: str) -> Path:
        """Where a path of the image lies on this machine."""
        return self.root / PurePosixPath(self.folder, path).relative_to("/")

    def run(self, command: list[str], *options: str) -> int:
        """Run a command in it, as enter_container.py describes."""
        new = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        apart = ["--net"] if "--confined" in options else []
        enter = [sys.executable, str(ENTER), *options, str(self.root), self.folder, *command]
        return subprocess.run([*new, *apart, *enter], check=False).returncode


def instructions(text: str) -> list[tuple[str, str]]:
    """(instruction, its arguments) of a Containerfile; lines that end in a backslash are joined."""
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines if line.strip())]


def carry_out(image: Image, name: str, rest: str) -> None:
    """One instruction. What this project does not use is refused, not passed over."""
    print(f"{name} {rest}", flush=True)
    if name == "RUN":
        if image.run(["/bin/sh", "-c", rest]) != 0:
            sys.exit(f"Containerfile: this failed: RUN {rest}")
    elif name == "COPY":
        *sources, target = shlex.split(rest)
        for source in sources:
            copy(PACK / source, image.inside(target))
    elif name == "WORKDIR":
        image.folder = str(PurePosixPath(image.folder, rest))
        image.inside(".").mkdir(parents=True, exist_ok=True)
    elif name == "ENTRYPOINT":
        image.entry = json.loads(rest)
    elif name not in ("FROM", "CMD"):
        sys.exit(f"Containerfile: {name} is unknown to {Path(__file__).name}")


def copy(source: Path, target: Path) -> None:
    """As COPY does: a folder's contents, or a file into a folder."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def base_folder(base: Path, image: str) -> None:
    """The root folder of the image that FROM names, made by debootstrap if it is not there."""
    release = re.search(r"/debian:([a-z]+)-slim", image)
    if release is None:
        sys.exit(
            f"Containerfile: FROM {image}: only an image of Debian by its code name can be tried without a container engine"
        )
    if not (base / "etc/debian_version").is_file() or (base / "debootstrap").exists():  # it removes that last
        subprocess.run(["debootstrap", "--variant=minbase", release[1], str(base)], check=True)


def documented_command() -> tuple[str, list[str]]:
    """Of the `docker run` of docs/systems.md: where the folder is mounted, and what the image's program is given."""
    page = (PACK / "docs" / "systems.md").read_text(encoding="utf-8")
    line = re.search(r'^docker run --rm --network none -v "\$PWD:(\S+)" course-grader (.+)$', page, flags=re.MULTILINE)
    if line is None:
        sys.exit("docs/systems.md: no `docker run` as this script knows it")
    return line[1], shlex.split(line[2])


def main() -> int:
    """Build, then grade; 0 if both went as they must."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="kept for the next time (default: in --work)")
    parser.add_argument("--work", type=Path, help="where all is made, and left (default: removed at the end)")
    arguments = parser.parse_args()
    lacking = [
        f"{command}: apt-get install {package}" for command, package in NEEDED.items() if not shutil.which(command)
    ]
    if os.geteuid() != 0:
        lacking.append("root: only root may make a root folder")
    if lacking:
        sys.exit("missing: " + "\nmissing: ".join(lacking))
    text = (PACK / "Containerfile").read_text(encoding="utf-8")
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as scratch:
        work = (arguments.work or Path(scratch)).resolve()
        image = build(text, (arguments.base or work / "base").resolve(), work / "root")
        return grade(image, *documented_command(), work / "class")


def build(text: str, base: Path, root: Path) -> Image:
    """The root folder that the recipe's instructions make."""
    steps = instructions(text)
    base_folder(base, dict(steps)["FROM"])
    shutil.rmtree(root, ignore_errors=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")  # as a container engine does
    image = Image(root)
    for name, rest in steps:
        carry_out(image, name, rest)
    return image


def grade(image: Image, place: str, command: list[str], folder: Path) -> int:
    """The sample class by the documented command, under the restrictions of a container."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sample_class.write(folder)
    confined = ("--confined", "--volume", f"{folder}:{place}")
    print("autograder doctor", flush=True)
    doctor = f'said=$({shlex.join(image.entry)} doctor); echo "$said"; echo "$said" | grep -q "^ok isolation:"'
    if image.run(["/bin/sh", "-c", doctor], *confined) != 0:
        sys.exit("autograder doctor: no mechanism of isolation is to be had")
    print("autograder", *command, flush=True)
    code = image.run([*image.entry, *command, "--json", "records.jsonl"], *confined)
    if code != 1:  # all are graded but one, whose file is broken
        sys.exit(f"autograder {' '.join(command)}: exit code {code}, not 1")
    sample_class.verify(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
