#!/bin/bash
# scripts/slurm-faults.sh SCRATCH SPEECHES BIN
#
# Part of scripts/test-slurm.sh: what goes wrong on a cluster while it builds. A job is cancelled, all
# jobs are, a node is lost, the build is told to end, killed, killed below. The build, or
# else the next one, makes what a local build makes, byte for byte; nothing is left half-written,
# nothing runs on; what could not be made is told, in Chinese, and the exit code is the truth.
set -euo pipefail
. "$(dirname -- "$0")/lib.sh"

scratch=$1 speeches=$(cd "$2" && pwd -P) bin=$3
export bin

collection() { # NAME: a collection of three formats
    mkdir "$scratch/$1"
    cp -r "$speeches" "$scratch/$1/speeches"
    printf 'title: 试\nsite: false\nformats: [docx, pdf, txt]\n' >"$scratch/$1/config.yaml"
}

wrong() {
    say "$1 —— $2"
    exit 1
}

# As on the head: the number of the mark of a worker that works on a node, as soon as there is one.
worker() {
    local mark
    for _ in $(seq 1200); do
        for mark in output/.huibian/running/n[0-9]*; do
            if [ -s "$mark" ]; then
                basename "$mark"
                return
            fi
        done
        sleep 0.1
    done
    say '没有节点开工'
    return 1
}
export -f worker say

job_of() { # MARK
    tr ' ' '\n' <"output/.huibian/running/$1" | sed -n 's/^slurm://p'
}
export -f job_of

build() { # ARGUMENT…: in place of the shell that runs it
    exec "$bin/huibian" build --profile slurm "$@"
}
export -f build

# Each fault is a function that is run in the folder of its collection, as on the head; the
# file code holds the exit code of the build that met it, said what it said.
ended() { # PROCESS
    local code=0
    wait "$1" || code=$?
    echo $code >code
}
export -f ended

fault_cancelled() { # one job is
    build >said 2>&1 &
    scancel "$(job_of "$(worker)")"
    ended $!
}

fault_all_cancelled() { # every job is, as soon as it runs
    build --json >answer 2>said &
    while kill -0 $! 2>/dev/null; do
        scancel --user=root --state=RUNNING
        sleep 0.2
    done
    ended $!
}

fault_node() { # one is lost, with what it was writing
    local mark
    build >said 2>&1 &
    mark=$(worker)
    echo "${mark%-*}" >lost # who is not in this space loses it
    while [ -e lost ]; do sleep 0.1; done
    mkdir -p output/pdf
    echo half >"output/pdf/.half.pdf.$mark.tmp"
    # Slurm lets a job wait for two minutes that it gives to another node.
    while kill -0 $! 2>/dev/null; do
        for job in $(squeue -h -t PD -o %A); do
            scontrol update JobId="$job" StartTime=now || true
        done
        sleep 1
    done
    ended $!
}

fault_told() { # the build is told to end: nothing of it may go on
    build >said 2>&1 &
    worker >/dev/null
    kill -TERM $!
    ended $!
    [ -z "$(squeue -h)" ] || {
        squeue
        return 1
    }
}

fault_killed() { # the build is killed: Snakemake and the jobs go on until the next one
    build >said 2>&1 &
    worker >/dev/null
    kill -KILL $!
    ended $!
}

fault_snakemake() { # Snakemake is killed under a build
    build >said 2>&1 &
    worker >/dev/null
    kill -KILL "$(pgrep -P $!)"
    ended $!
}

fault_head() { # the head is lost with all that runs there; only the jobs go on
    local below
    build >said 2>&1 &
    worker >/dev/null
    below=$(pgrep -P $!)
    kill -KILL $! "$below"
    ended $!
}

# What was told is compared with what is there; arguments: folder of the collection, local outputs.
account='
import json, sys
from pathlib import Path
folder, here = map(Path, sys.argv[1:])
results = json.loads((folder / "answer").read_text())
file = lambda root, one: root / one["part"] / (one["id"] + "." + one["part"])
made, failed = results["made"], results["failed"]
assert failed and len(made) + len(failed) == 3 * len(list((folder / "speeches").glob("*.md")))
for one in made:
    assert file(folder / "output", one).read_bytes() == file(here, one).read_bytes(), one
'

loses() { # FOLDER: lose the node that is named in it, as its head cannot
    local node
    trap - EXIT
    until [ -s "$1/lost" ]; do sleep 0.1; done
    node=$(cat "$1/lost")
    "$slurm" down "$node"
    rm "$1/lost"
}

try() { # NAME CODE: a fault, the exit code there is to be, a build after it
    local folder=$scratch/$1 begun=$SECONDS
    collection "$1"
    loses "$folder" &
    losing=$!
    # shellcheck disable=SC2016 # what is in it is expanded there
    "$slurm" on head bash -euc '
        cd "$1"
        "fault_$2" || exit
        [ "$(cat code)" = "$3" ] || { echo "退出码 $(cat code)"; cat said; exit 1; }
        if [ "$3" = 1 ]; then grep "错误：集群没有做完：.*被取消.*再运行一次就接着做" said || { cat said; exit 1; }; fi
        (build) >again 2>&1 || { cat again; exit 1; }
        [ -z "$(squeue -h)" ] || { squeue; exit 1; }
    ' bash "$folder" "$1" "$2" || wrong "$1" '没有如实说，或没有做完'
    if [ -s "$folder/answer" ]; then
        "$bin/python" -c "$account" "$folder" "$scratch/local/output" || wrong "$1" '账不对'
    fi
    diff -r --exclude=.huibian "$scratch/local/output" "$folder/output" || wrong "$1" '成品不同'
    [ -z "$(find "$folder/output" -name '.*.tmp')" ] || wrong "$1" '留下没有写完的文件'
    [ -z "$(ls "$folder/output/.huibian/running")" ] || wrong "$1" '留下记号'
    kill "$losing" 2>/dev/null || true
    say "$1：成品与本机生成的逐字节相同（$((SECONDS - begun)) 秒）"
}

slurm=$ROOT/scripts/slurm.sh
losing=
trap '[ -z "$losing" ] || kill "$losing" 2>/dev/null || true' EXIT
collection local
(cd "$scratch/local" && "$bin/huibian" build)
faults='cancelled all_cancelled node told killed snakemake head'
for name in $faults; do export -f "fault_${name?}"; done
try cancelled 0
try all_cancelled 1
try snakemake 0
try told 143
try killed 137
try head 137
try node 0
