# shellcheck shell=sh
# Sourced by the other scripts: go to the root of the project, speak, find Python.

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$ROOT" || exit

say() {
    printf '%s\n' "$*" >&2
}

new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Print the name of a Python >= 3.11; 3.11 first, for that is what the tests run on.
find_python() {
    for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13 python3.14; do
        if [ -n "$candidate" ] && new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say '缺 Python 3.11 或更新的版本（PATH 里找不到）。'
    say 'Debian 12、Ubuntu 24.04 或更新的系统请管理员运行：apt-get install python3 python3-venv'
    say '装在别处的，请写明位置：make PYTHON=/路径/python3'
    return 1
}

# Is .venv whole, and was it made here? It holds the path of the folder,
# so a folder moved or copied elsewhere needs a new one.
have_venv() {
    { new_enough .venv/bin/python && [ -x .venv/bin/pip ]; } || return
    case $(sed -n 's/^command = //p' .venv/pyvenv.cfg 2>/dev/null) in
    *" -m venv $ROOT/.venv") return 0 ;;
    esac
    return 1
}
