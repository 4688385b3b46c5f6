#!/bin/sh
# Installs the Debian package in a bare Debian 12 that has no Python, and makes the journey there.
# As root, with mmdebstrap: sh resources/packaging/prove.sh dist/qunzhu_*.deb [APT-SOURCES]
set -eu
package=$(realpath "$1")
sources=${2:-/etc/apt/sources.list.d/debian.sources}
here=$(dirname "$(realpath "$0")")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mmdebstrap --quiet --variant=minbase bookworm "$root" "$sources"
for file in /etc/apt/apt.conf.d/99*; do [ ! -e "$file" ] || cp "$file" "$root/etc/apt/apt.conf.d/"; done
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/etc/ssl/certs"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
cp "$package" "$root/tmp/qunzhu.deb"
cp "$here/smoke.sh" "$root/tmp/"
inside() { chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
quietly() { "$@" >"$root/tmp/log" 2>&1 || { cat "$root/tmp/log" >&2; exit 1; }; }
inside apt-get update -qq
# What a desktop has already, so that the time below is that of the program alone.
needs=$(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g')
quietly inside apt-get install -qy --no-install-recommends $needs xvfb xauth fonts-noto-cjk
sh "$here/share.sh" "$root" /tmp/qunzhu.deb
if inside sh -c 'command -v python3'; then echo "there is a Python in this root" >&2; exit 1; fi
inside sh /tmp/smoke.sh
# The window itself, on a screen: it stays until it is stopped.
inside sh -c 'cd /tmp && QUNZHU_PASSPHRASE=x xvfb-run -a timeout 20 qunzhu demo; [ $? = 124 ]'
echo "prove: installed, journeyed, and its window stood for 20 s, without a Python"
