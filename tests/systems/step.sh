#!/usr/bin/env bash
# step.sh NAME [PYTEST ARGUMENTS]: one thing that must work on every system, for the scripts that prepare such a system.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$PWD/.venv/bin/python
name=$1; shift
export PYTHONUNBUFFERED=1  # progress shows in the log

case $name in
    doctor)
        .venv/bin/autograder doctor | tee /dev/stderr | grep -q '^ok isolation:' ;;
    sample-class)
        folder=$(mktemp -d)
        $python tests/systems/sample_class.py write "$folder"
        code=0; (cd "$folder" && "$OLDPWD/.venv/bin/autograder" grade --jobs 2 --json records.jsonl) || code=$?
        [ $code -eq 1 ]  # all are graded but one, whose file is broken
        $python tests/systems/sample_class.py verify "$folder" ;;
    hostile)
        $python -m pytest -q -p no:cacheprovider tests/test_hostile.py "$@" ;;
    tests)
        $python -m pytest -q -p no:cacheprovider --ignore tests/test_hostile.py "$@" ;;
    *)
        echo "step.sh: there is no step $name" >&2; exit 2 ;;
esac
