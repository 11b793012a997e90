#!/bin/bash
# scripts/slurm.sh start|stop
#
# A Slurm of one node on this machine, without systemd, cgroups and accounting, for
# `make test-slurm`. It runs as root, listens on the loopback address only, and is no
# example for a cluster that people share.
set -euo pipefail
. "$(dirname -- "$0")/lib.sh"

state=/var/lib/huibian-slurm

start() {
    local host cores memory
    host=$(hostname -s)
    cores=$(nproc)
    memory=$(($(awk '/MemTotal/ {print $2}' /proc/meminfo) / 1024 - 500))
    mkdir -p "$state/spool" "$state/state" /run/munge /etc/slurm
    if ! [ -s /etc/munge/munge.key ]; then
        head -c 1024 /dev/urandom >/etc/munge/munge.key
    fi
    chown -R munge:munge /etc/munge /run/munge
    chmod 400 /etc/munge/munge.key
    pgrep -x munged >/dev/null || runuser -u munge -- /usr/sbin/munged
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
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd.pid
SlurmdSpoolDir=$state/spool
StateSaveLocation=$state/state
SlurmctldLogFile=$state/slurmctld.log
SlurmdLogFile=$state/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores RealMemory=$memory State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
    pgrep -x slurmctld >/dev/null || slurmctld
    pgrep -x slurmd >/dev/null || slurmd
    for _ in $(seq 100); do
        sinfo -h -o %t 2>/dev/null | grep -q idle && return
        sleep 0.1
    done
    say "Slurm 没有启动，日志在 $state"
    return 1
}

stop() {
    pkill -x slurmd || true
    pkill -x slurmctld || true
    pkill -x munged || true
}

case ${1:-} in
start | stop) "$1" ;;
*)
    say '用法：scripts/slurm.sh start|stop'
    exit 2
    ;;
esac
