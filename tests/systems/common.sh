# What the scripts of this folder share; to be sourced.
# shellcheck shell=bash

ALL_STEPS=(doctor sample-class hostile tests)
missing=()

stop() { echo "$*" >&2; exit 2; }

need() {  # need COMMAND PACKAGE
    command -v "$1" > /dev/null || missing+=("$1: apt-get install $2")
}

stop_if_missing() {
    [ ${#missing[@]} -eq 0 ] && return
    printf 'missing: %s\n' "${missing[@]}" >&2
    exit 2
}

run_steps() {  # run_steps FOLDER STEP…: each by `step`, a function of the caller's; a line on each in FOLDER/results
    local folder=$1 name code start; shift
    for name in "$@"; do
        start=$SECONDS code=0
        step "$name" > "$folder/$name.log" 2>&1 < /dev/null || code=$?
        echo "$name $code $((SECONDS - start))" >> "$folder/results"
        echo "step $name: exit code $code after $((SECONDS - start)) s"
    done
}

summary() {  # summary FOLDER STEP…: fails unless each has ended, and with 0
    local folder=$1 name bad=0; shift
    for name in "$@"; do
        grep -qs "^$name 0 " "$folder/results" && continue
        bad=1
        echo "FAILED: $name ($folder/$name.log, else $folder/console.log)" >&2
        tail -n 15 "$folder/$name.log" >&2 2> /dev/null || true
    done
    return $bad
}
