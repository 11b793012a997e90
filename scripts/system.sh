#!/bin/sh
# scripts/system.sh python|runtime|test
#
# See that the operating system has what we need: something to make a virtual environment with;
# for "runtime" also Pango and HarfBuzz; for "test" also LibreOffice and what steers it, two
# browsers, Poppler, jing, Node and npm, Java and JAXB, dpkg-deb.
# Looks at the things themselves, so that it is no matter where they came from. Installs what is
# missing with apt where it may; else says in Chinese what to install, and fails.
set -eu
. "$(dirname -- "$0")/lib.sh"

kind=$1
python=$(find_python)
have_venv && python=.venv/bin/python

# What is missing: lines for people, names for apt.
list=''
packages=''
lack() { # what package why
    list="$list$(printf '  %-28s %-26s %s' "$1" "$2" "$3")
"
    packages="$packages $2"
}

look_for_venv() {
    have_venv && return
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        lack 'Python: venv' "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" \
            '建立本项目自己的 Python 环境'
}

# Look for a library; not with ldconfig: what counts is what the loader finds, wherever it is.
look_for_library() { # what package why
    "$python" -S -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null ||
        lack "$1" "$2" "$3"
}

look_for_libraries() {
    look_for_library libpango-1.0.so.0 libpango-1.0-0 '排版 PDF'
    look_for_library libpangoft2-1.0.so.0 libpangoft2-1.0-0 '排版 PDF 的字体部分'
    look_for_library libharfbuzz-subset.so.0 libharfbuzz-subset0 'PDF 内嵌字体；没有它要慢约 125 倍'
}

have_one_of() {
    for command in "$@"; do
        command -v "$command" >/dev/null && return
    done
    return 1
}

# LibreOffice comes in parts: one for texts, one for tables.
have_office_part() { # library
    have_one_of soffice || return
    office=$(dirname -- "$(readlink -f "$(command -v soffice)")")
    [ ! -e "$office/soffice.bin" ] || [ -e "$office/$1" ]
}

look_for_programs() {
    have_office_part libswlo.so || lack soffice libreoffice-writer-nogui '把 DOCX 转成 PDF 来检查版面'
    have_office_part libsclo.so || lack 'soffice Calc' libreoffice-calc-nogui '打开、另存台账来检查'
    have_uno || lack 'python3 uno' python3-uno '让 LibreOffice 记录、接受、拒绝修订来检查回稿'
    have_one_of chromium chromium-browser google-chrome || lack chromium chromium '在浏览器里检查网站'
    have_one_of pdftoppm || lack pdftoppm poppler-utils '把 PDF 画成图来检查'
    have_one_of jing || lack jing jing '校验 TEI 是否合乎 Parla-CLARIN'
    have_one_of npm || lack npm npm '安装 DOCX 校验器和检查网页的程序'
    have_one_of node || lack node nodejs '运行检查网页的程序'
    have_one_of firefox-esr firefox || lack firefox-esr firefox-esr '在另一种浏览器里检查网站的搜索'
    have_one_of dpkg-deb || lack dpkg-deb dpkg '试装字体的软件包'
    have_one_of java || lack java default-jre-headless '运行检查网页写法的 vnu、检查 PDF 的 veraPDF 和检查电子书的 EPUBCheck'
    have_jaxb || lack jaxb-runtime.jar libjaxb-java 'veraPDF 读 PDF/A 的规则'
    look_for_library libatomic.so.1 libatomic1 '操纵浏览器的 Playwright'
}

# Debian has what steers LibreOffice for the system's own Python; it never comes into .venv.
have_uno() {
    "${SYSTEM_PYTHON:-/usr/bin/python3}" -c 'import uno' 2>/dev/null
}

# Java no longer brings JAXB. The tests look for it in the same folder.
have_jaxb() {
    for jar in "${JAVA_LIBRARIES:-/usr/share/java}"/*jaxb-runtime*.jar; do
        [ -e "$jar" ] && return
    done
    return 1
}

look() {
    list=''
    packages=''
    look_for_venv
    case $kind in runtime | test) look_for_libraries ;; esac
    case $kind in test) look_for_programs ;; esac
}

admin='' # what to put before a command that needs root
may_install() {
    if ! command -v apt-get >/dev/null; then
        why='本机没有 apt-get（不是 Debian 或 Ubuntu），不能自动安装。'
    elif [ "$(id -u)" = 0 ]; then
        return 0
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
        admin=sudo
        return 0
    else
        why='当前用户不是 root，也不能用 sudo，不能自动安装。'
    fi
    return 1
}

install() {
    say "正在安装系统软件包：$packages"
    log=$(mktemp)
    # One dead source among several must not stop us: whether it matters, the install shows.
    $admin apt-get -q update >"$log" 2>&1 </dev/null || true
    # shellcheck disable=SC2086 # the packages are words
    if "$python" -P scripts/progress.py apt $admin env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
        -o APT::Status-Fd=1 install $packages; then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        why='apt-get 没有装成（它的话见上）。'
        return 1
    fi
}

look
[ -n "$packages" ] || exit 0

why=''
if may_install && install; then
    look
    [ -n "$packages" ] || exit 0
    why='安装之后仍然找不到。'
fi

say '缺少下列系统软件（文件或命令、Debian 软件包名、用途）：'
printf '%s' "$list" >&2
say "$why"
say '请管理员在 Debian 或 Ubuntu 上运行：'
say "  apt-get update && apt-get install --no-install-recommends$packages"
say '其他系统请安装含有上列文件或命令的软件包。装好后再运行一次 make。'
exit 1
