#!/bin/sh
# usage: environment.sh run|dev COMMAND...
# Runs a command in the project's Python environment, which is first made or brought up to date. `run` holds
# what the program needs, `dev` also what its tests need. Words go to stderr, stdout is the command's.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
wanted=$1
shift

say() { echo "intervjukod: $*" >&2; }
die() { say "$*"; exit 1; }

if [ -w . ] && { [ ! -e .venv ] || [ -w .venv ]; }; then
    env=$here/.venv
    editable=--editable
else
    env=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/intervjukod/venv
    editable=
    # The tools would write their caches beside the source.
    export PYTEST_ADDOPTS="-p no:cacheprovider" RUFF_NO_CACHE=true MYPY_CACHE_DIR=/dev/null
fi
unset PYTHONHOME PYTHONPATH
export UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true  # one setting, new name and old: trust what the machine trusts

# What an environment was made of: its place, what it is to hold and, where that is a copy, the program.
made_of() {
    echo "$env"
    cksum <pyproject.toml
    [ -n "$editable" ] || program_files | LC_ALL=C sort | cksum
}
program_files() {
    find src codebooks transcripts study.yaml informants.csv reports.yaml -type f ! -name '*.pyc' -exec cksum {} +
}

up_to_date() {
    [ -x "$env/bin/python" ] || return 1
    for level in "$wanted" dev; do
        [ "$(cat "$env/.$level" 2>/dev/null)" != "$made" ] || return 0
    done
    return 1
}

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

# An environment that was moved or half made is of no use: its scripts name their place, and are written last.
usable() {
    grep -qsF "$env" "$env/bin/activate" && "$env/bin/python" -c "$new_enough" 2>/dev/null
}

make_with_uv() {
    command -v uv >/dev/null || return 1
    uv venv --quiet --seed --python '>=3.11' "$env" || { say "uv could not; trying venv and pip"; return 1; }
}

make_with_python() {
    without_venv=
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        "$name" -c "$new_enough" 2>/dev/null || continue
        if "$name" -c 'import ensurepip, venv' 2>/dev/null; then
            "$name" -m venv --clear "$env" && return
            die "$name could not make an environment in $env"
        fi
        without_venv=$name
    done
    [ -z "$without_venv" ] ||
        die "$without_venv lacks its venv module: install it (Debian, Ubuntu: apt install python3-venv)"
    found=$(python3 --version 2>/dev/null || echo "no python3")
    die "needs Python 3.11 or newer, found $found: install one, from python.org or your system's packages"
}

install_packages() {
    extra=
    [ "$wanted" = run ] || extra='[test]'
    if command -v uv >/dev/null; then
        uv pip install --quiet --compile-bytecode --reinstall-package intervjukod \
            --python "$env/bin/python" $editable ".$extra" && return
        say "uv could not; trying pip"
    fi
    "$env/bin/python" -m pip install --quiet --disable-pip-version-check $editable ".$extra"
}

bring_up_to_date() {
    mkdir -p "$(dirname "$env")" 2>/dev/null && [ -w "$(dirname "$env")" ] ||
        die "cannot write in $(dirname "$env"): set XDG_CACHE_HOME to a folder that can be written"
    if ! usable; then
        rm -rf "$env"
        make_with_uv || make_with_python
    fi
    say "preparing $env (the first time some 400 MB and a minute or two)"
    rm -f "$env/.run" "$env/.dev"
    install_packages || die "the packages could not be installed (see above): is a package index in reach?"
    # Where Python is told to write no bytecode, every start would compile the program anew.
    [ -z "$editable" ] || "$env/bin/python" -m compileall -q src
    echo "$made" >"$env/.$wanted"
}

made=$(made_of)
up_to_date || bring_up_to_date
PATH=$env/bin:$PATH
export PATH
exec "$@"
