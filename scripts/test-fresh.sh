#!/bin/bash
# scripts/test-fresh.sh [--again] [COMMAND]
#
# Prove the README's two commands on a bare machine: build a Debian 12 that has only Python 3.11,
# make and git, clone the committed tree into a path with a space and hanzi, and run
# `make && make test` there (or COMMAND), with its exit code. Needs root; all is kept in the
# folder $FRESH, some 6 GB, for a second run: the bare Debian is unpacked anew each time.
# --again goes on in the Debian of the last run, with the tree as it is committed now.
#
# Everything mounted lives in a namespace that ends with the command, so that nothing is left
# mounted, however it ends. Of this machine the Debian gets the certificates, the package sources
# and the settings of proxies and package indexes; nothing else.
set -euo pipefail
. "$(dirname -- "$0")/lib.sh"

fresh=${FRESH:-${TMPDIR:-/tmp}/huibian-fresh}
bare=$fresh/bookworm.tar
root=$fresh/root
clone='/home/me/我的 文档/讲话 汇编'
bundle=/etc/ssl/certs/ca-certificates.crt

need_tools() {
    if [ "$(id -u)" != 0 ]; then
        say '要在另一个根目录里安装软件，请用管理员身份运行：sudo make test-fresh'
        exit 1
    fi
    command -v mmdebstrap >/dev/null && return
    apt-get -q update >/dev/null || true
    DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install mmdebstrap >/dev/null
}

# The settings of apt that say how to reach a package source (proxies and the like).
apt_settings() {
    grep -slE '^[[:space:]]*Acquire' /etc/apt/apt.conf /etc/apt/apt.conf.d/* || true
}

# Where the packages of Debian 12 come from: $MIRROR, or what this machine uses if it is one.
source_of_packages() {
    local file
    if [ -n "${MIRROR:-}" ]; then
        printf '%s\n' "$MIRROR"
    elif grep -qsx 'VERSION_CODENAME=bookworm' /etc/os-release; then
        for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
            [ ! -s "$file" ] || { printf '%s\n' "$file" && return; }
        done
    fi
}

make_bare() {
    local options=() source
    while read -r file; do
        options+=("--aptopt=$file")
    done < <(apt_settings)
    source=$(source_of_packages)
    say '正在准备一个只有 Python 3.11、make 和 git 的 Debian 12'
    mmdebstrap --quiet --format=tar --variant=minbase --include=python3,make,git,ca-certificates \
        "${options[@]}" bookworm "$bare.part" ${source:+"$source"}
    mv "$bare.part" "$bare"
}

unpack() {
    rm -rf --one-file-system "$root"
    mkdir "$root"
    tar -C "$root" --numeric-owner -xpf "$bare" --exclude='./dev/*'
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    cp -L "$bundle" "$root$bundle"
    for file in /etc/pip.conf /etc/npmrc; do
        [ ! -f "$file" ] || cp -L "$file" "$root$file"
    done
}

# Bring the committed tree to where it is tried.
fetch() {
    local there=$root$clone
    git init -q "$there"
    git -C "$there" config advice.detachedHead false
    git -C "$there" fetch -q "$ROOT" HEAD
    git -C "$there" checkout -q --force FETCH_HEAD
    say "已取出 $(git -C "$there" log -1 --format='%h %s')，放在 $clone"
}

# The variables of this machine that say how to reach the network; certificates are copied along.
settings=()
collect_settings() {
    local variable file
    while IFS= read -r -d '' variable; do
        settings+=("$variable")
        file=${variable#*=}
        if [ -f "$file" ]; then
            install -D -m 644 "$file" "$root$file"
        fi
    done < <(env -0 | grep -zE "^($1)=" || true)
}

proxies='(https?|ftp|all|no)_proxy|(HTTPS?|FTP|ALL|NO)_PROXY'
certificates='SSL_CERT_FILE|PIP_CERT|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS|GIT_SSL_CAINFO'
indexes='PIP_(INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST|DEFAULT_TIMEOUT)|(npm_config|NPM_CONFIG)_(registry|REGISTRY)'

# Run a command in the Debian, where it is process 2: process 1 waits for what is orphaned.
run() {
    collect_settings "$proxies|$certificates|$indexes"
    # shellcheck disable=SC2016 # for the inner shells
    unshare --mount --propagation private --pid --fork --kill-child \
        sh -euc '
            root=$1
            shift
            mount -t proc proc "$root/proc"
            mount --rbind /sys "$root/sys"
            mount --rbind /dev "$root/dev"
            code=0
            chroot "$root" "$@" || code=$?
            exit "$code"
        ' sh "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" \
        sh -c 'cd "$1" && eval "$2"' sh "$clone" "$1"
}

again=
if [ "${1:-}" = --again ]; then
    again=yes
    shift
fi
command=${1:-make && make test}
need_tools
mkdir -p "$fresh"
exec 9>"$fresh/lock"
flock -n 9 || {
    say "另一次试验正在 $fresh 里进行，请等它结束。"
    exit 1
}
if [ -z "$again" ] || [ ! -d "$root" ]; then
    [ -s "$bare" ] || make_bare
    unpack
fi
fetch
begun=$SECONDS
code=0
run "$command" || code=$?
say "运行完毕：$command"
say "退出码 $code，用时 $((SECONDS - begun)) 秒。可在 $root 里查看；不再需要时，删掉 $fresh 即可。"
exit "$code"
