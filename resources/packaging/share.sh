#!/bin/sh
# From the double click on the installer to the community on the screen, in a bare root.
# sh resources/packaging/share.sh ROOT PACKAGE-IN-ROOT; prove.sh calls it, as root. The owner and
# the hub are this checkout's, the assistant's computer is the root; xdotool presses the one key.
set -eu
root=$1
package=$2
here=$(dirname "$(realpath "$0")")
qunzhu=$here/../../.venv/bin/qunzhu
home=$(mktemp -d)
trap 'for one in $running; do kill "$one" 2>/dev/null || true; done; rm -rf "$home"' EXIT
running=
own() { env -i HOME="$home" LANG=zh_CN.UTF-8 PATH="$PATH" QUNZHU_PASSPHRASE=owner "$@"; }
theirs() { chroot "$root" /usr/bin/env -i HOME=/root LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin QUNZHU_PASSPHRASE=assistant DISPLAY="127.0.0.1$DISPLAY" "$@"; }

own "$qunzhu" hub serve --listen 127.0.0.1:0 --json >"$home/hub" 2>"$home/log" &
running="$running $!"
until [ -s "$home/hub" ]; do sleep 0.2; done
code=$(sed -n 's/.*"code": *"\([^"]*\)".*/\1/p' "$home/hub")
own "$qunzhu" demo "$home/sample" --no-window >/dev/null
own "$qunzhu" sync connect "$code" --community "$home/sample" >/dev/null
own "$qunzhu" devices invite --name 新助理 --role assistant --file "$root/tmp/invitation.qzi" --community "$home/sample" >/dev/null

community=$(sed -n 's/.*"community": "\(.*\)",*/\1/p' "$root/tmp/invitation.qzi")

export DISPLAY=":$((200 + $$ % 700))"
Xvfb "$DISPLAY" -screen 0 1600x1000x24 -ac -listen tcp >/dev/null 2>&1 &
running="$running $!"
began=$(date +%s)
theirs dpkg -i "$package" >/dev/null
installed=$(date +%s)
theirs qunzhu /tmp/invitation.qzi &
running="$running $!"
until xdotool search --onlyvisible --name '用邀请码加入' >"$home/window" 2>/dev/null; do
	[ $(($(date +%s) - began)) -lt 120 ] || { echo "share: the invitation did not open in two minutes" >&2; exit 1; }
	sleep 0.2
done
asked=$(date +%s)
# Nobody hands out the keyboard where there is no window manager.
xdotool windowfocus --sync "$(head -n 1 "$home/window")" key Return
until xdotool search --onlyvisible --name "^$community – 群主台" >/dev/null 2>&1; do
	[ $(($(date +%s) - began)) -lt 120 ] || { echo "share: no community in two minutes" >&2; exit 1; }
	sleep 0.2
done
echo "share: installed after $((installed - began)) s, asked after $((asked - began)) s, community on the screen after $(($(date +%s) - began)) s"
