#!/bin/sh
# scripts/python.sh LOCK STAMP…
#
# Bring .venv to the state of LOCK, install this project into it, and then, only then,
# touch the stamps. Nothing is installed whose hash is not in a lock file.
set -eu
. "$(dirname -- "$0")/lib.sh"

lock=$1
shift
case $ROOT in
*:*)
    say "文件夹的路径里有冒号，装不了 Python 环境：$ROOT"
    say '请把文件夹改名或移到别处，再运行一次 make。'
    exit 1
    ;;
esac
scripts/system.sh python
rm -f .venv/ready-*

fail() {
    say "Python 环境没有装成（$1，原因见上）。网络恢复或问题排除后再运行一次 make，已装好的部分不会重来。"
    exit 1
}

if ! have_venv; then
    python=$(find_python)
    say "正在建立 Python 环境 .venv（$("$python" --version)）"
    rm -rf .venv
    "$python" -m venv .venv || fail '建立 .venv'
fi

# pip works through a link in a plain place: setuptools takes braces in the path of the environment
# for places to fill in. The commands it writes are mended afterwards.
plain=$(mktemp -d)
trap 'rm -rf "$plain"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
ln -s "$ROOT/.venv" "$plain/venv"

pip() {
    .venv/bin/python -P scripts/progress.py pip \
        "$plain/venv/bin/python" -m pip install --no-input --disable-pip-version-check \
        --progress-bar off "$@"
}

say "正在安装 Python 软件包（$lock）"
# First what builds packages, so that those without a wheel are built with a pinned version too.
pip --require-hashes --only-binary :all: -r requirements-setup.lock || fail 'requirements-setup.lock'
pip --require-hashes --no-build-isolation --use-pep517 -r "$lock" || fail "$lock"
pip --no-deps --no-build-isolation -e . || fail '本项目'
.venv/bin/python -P scripts/launchers.py .venv || fail '修正 .venv/bin 里的命令'
touch "$@"
