#!/bin/bash
# scripts/test-slurm.sh
#
# Build the sample collection with Slurm and without it, and compare the outputs byte by byte; then
# again while jobs are cancelled, a node is lost and the head is killed (scripts/slurm-faults.sh).
# Its Python environment is one of its own: the plugin needs pandas, and with pandas installed
# every start of Snakemake takes half a second longer.
set -euo pipefail
. "$(dirname -- "$0")/lib.sh"

venv=.venv-slurm
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say '在本机试 Slurm 要在 Debian 上用管理员身份运行。'
    exit 1
fi
if ! command -v slurmctld >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        slurmctld slurmd slurm-client munge
fi
if ! cmp -s requirements-slurm.lock "$venv/installed.lock"; then
    rm -rf "$venv"
    "$(find_python)" -m venv "$venv"
    pip() { "$venv/bin/python" -m pip install -q --no-input --disable-pip-version-check "$@"; }
    pip --require-hashes --only-binary :all: -r requirements-setup.lock
    pip --require-hashes --no-build-isolation --use-pep517 -r requirements-slurm.lock
    pip --no-deps --no-build-isolation -e .
    cp requirements-slurm.lock "$venv/installed.lock"
fi

scratch=$(mktemp -d)
trap 'scripts/slurm.sh stop; rm -rf "$scratch"' EXIT
scripts/slurm.sh start
samples=.
if [ -f samples/config.yaml ]; then samples=samples; fi # moved aside by huibian init
for name in here slurm; do
    mkdir "$scratch/$name"
    (cd "$samples" && cp -r config.yaml speeches books "$scratch/$name/")
done
bin=$ROOT/$venv/bin
on_head() { # FOLDER ARGUMENT…: huibian in a folder, as on the head of the cluster
    local folder=$1
    shift
    # shellcheck disable=SC2016 # what is in it is expanded there
    scripts/slurm.sh on head bash -euc 'cd "$1"; shift; exec "$@"' bash "$folder" "$bin/huibian" "$@"
}
(cd "$scratch/here" && "$bin/huibian" build)
begun=$SECONDS
on_head "$scratch/slurm" build --profile slurm
say "用 Slurm 生成全部样例：$((SECONDS - begun)) 秒"
diff -r --exclude=.huibian "$scratch/here/output" "$scratch/slurm/output"
on_head "$scratch/slurm" build | grep -q '没有要做的事'
say '用 Slurm 生成的成品与本机生成的逐字节相同。'
scripts/slurm-faults.sh "$scratch" "$samples/speeches" "$bin"
