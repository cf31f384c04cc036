#!/usr/bin/env bash
# step.sh NAME [PYTEST ARGUMENTS]: one thing that must work on every system, for the scripts that prepare such a system.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$PWD/.venv/bin/python
name=$1; shift
export PYTHONUNBUFFERED=1  # progress shows in the log

case $name in
    doctor)
        said=$(.venv/bin/autograder doctor); echo "$said"
        grep -q '^ok isolation:' <<< "$said" ;;
    sample-class)
        folder=$(mktemp -d)
        $python tests/systems/sample_class.py write "$folder"
        code=0; (cd "$folder" && "$OLDPWD/.venv/bin/autograder" grade --jobs 2 --json records.jsonl) || code=$?
        [ $code -eq 1 ]  # all are graded but one, whose file is broken
        $python tests/systems/sample_class.py verify "$folder" ;;
    hostile)
        # One case of every class in one batch. A test that is skipped would be a machine that confines nobody.
        log=$(mktemp)
        $python -m pytest -q -p no:cacheprovider -m "not long" tests/test_hostile.py | tee "$log"
        [[ $(tail -n 1 "$log") != *skipped* ]] ;;
    tests)
        # Several at once where the machine has several processors: User-mode Linux has one.
        $python -m pytest -q -p no:cacheprovider -n "$(nproc)" --dist loadfile --no-loadscope-reorder \
            --ignore tests/test_hostile.py "$@" ;;
    *)
        echo "step.sh: there is no step $name" >&2; exit 2 ;;
esac
