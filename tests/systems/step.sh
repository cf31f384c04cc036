#!/usr/bin/env bash
# step.sh NAME [PYTEST ARGUMENTS]: one thing that must work on every system, for whoever calls it; run in the pack's folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=.venv/bin/python
name=$1; shift
case $name in
    facts) bash /srv/tmp/kernel/facts.sh ;;
    doctor) .venv/bin/autograder doctor ;;
    tests) $python -m pytest -q -p no:cacheprovider "$@" ;;
    *) echo "step.sh: there is no step $name" >&2; exit 2 ;;
esac
