#!/bin/bash
# scripts/slurm.sh start|stop|on NAME COMMAND...|down NODE|up NODE
#
# A Slurm of several nodes on this machine, without systemd, cgroups and accounting, for
# `make test-slurm`. Each node has processes, a name and a number of its own, as if it were another
# machine: none sees those of the others, and a node that is lost takes all with it. The disk
# is the one that they share. It runs as root, listens on the loopback address only, and is no
# example for a cluster that people share.
set -euo pipefail
. "$(dirname -- "$0")/lib.sh"

state=${HUIBIAN_SLURM_STATE:-/var/lib/huibian-slurm}
nodes=${HUIBIAN_SLURM_NODES:-3}

names() {
    seq -f 'n%g' "$nodes"
}

# Run a command as on a machine of this name: it becomes the first process of a space of its own,
# with which all that it started ends.
on() {
    local name=$1
    shift
    # shellcheck disable=SC2016 # what is in it is expanded there
    exec unshare --pid --fork --kill-child --mount --mount-proc --uts bash -euc '
        hostname "$1"
        for file in /etc/machine-id /proc/sys/kernel/random/boot_id; do
            if [ -e "$file" ]; then mount --bind "$2/id-$1" "$file"; fi
        done
        shift 2
        exec "$@"
    ' bash "$name" "$state" "$@"
}

configure() {
    local host cores memory name port=17000
    host=$(hostname -s)
    cores=$(nproc)
    memory=$((($(awk '/MemTotal/ {print $2}' /proc/meminfo) / 1024 - 500) / nodes))
    # The plugin drops SLURM_CONF, so the configuration has to stand where Slurm looks for it.
    cat >/etc/slurm/slurm.conf <<CONF
ClusterName=huibian
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
MinJobAge=600
SlurmdTimeout=10
KillWait=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd-%n.pid
SlurmdSpoolDir=$state/spool-%n
StateSaveLocation=$state/state
SlurmctldLogFile=$state/slurmctld.log
SlurmdLogFile=$state/slurmd-%n.log
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
    for name in $(names); do
        port=$((port + 1))
        printf 'NodeName=%s NodeHostname=%s NodeAddr=127.0.0.1 Port=%s CPUs=%s RealMemory=%s\n' \
            "$name" "$host" "$port" "$cores" "$memory" >>/etc/slurm/slurm.conf
        mkdir -p "$state/spool-$name"
        [ -s "$state/id-$name" ] || od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$state/id-$name"
    done
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$state/id-head"
}

# Is the process at work whose number stands in a file?
runs() {
    [ -s "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null
}

start() {
    local name
    mkdir -p "$state/state" /run/munge /etc/slurm
    configure
    if ! [ -s /etc/munge/munge.key ]; then
        head -c 1024 /dev/urandom >/etc/munge/munge.key
    fi
    chown -R munge:munge /etc/munge /run/munge
    chmod 400 /etc/munge/munge.key
    if ! munge -n >/dev/null 2>&1; then
        runuser -u munge -- /usr/sbin/munged
        cp /run/munge/munged.pid "$state/munged.pid"
    fi
    runs "$state/slurmctld.pid" || slurmctld
    for name in $(names); do up "$name"; done
}

# Start a node, and wait until Slurm gives it work.
up() {
    runs "$state/node-$1.pid" || {
        setsid "$ROOT/scripts/slurm.sh" on "$1" slurmd -D -N "$1" </dev/null >/dev/null 2>&1 &
        echo $! >"$state/node-$1.pid"
    }
    for _ in $(seq 300); do
        sinfo -h -n "$1" -o %t 2>/dev/null | grep -qx idle && return
        sleep 0.1
    done
    say "Slurm 的节点 $1 没有启动，日志在 $state"
    return 1
}

# A node is lost, with all that runs there.
down() {
    runs "$state/node-$1.pid" && kill -KILL "$(cat "$state/node-$1.pid")"
    rm -f "$state/node-$1.pid"
}

stop() {
    local name file
    scancel --user=root 2>/dev/null || true
    for name in $(names); do down "$name" || true; done
    for file in slurmctld munged; do
        if runs "$state/$file.pid"; then kill "$(cat "$state/$file.pid")"; fi
        rm -f "$state/$file.pid"
    done
}

case ${1:-} in
start | stop | on | up | down) "$@" ;;
*)
    say '用法：scripts/slurm.sh start|stop|on 机器 命令…|down 节点|up 节点'
    exit 2
    ;;
esac
