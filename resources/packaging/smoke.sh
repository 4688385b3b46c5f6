#!/bin/sh
# A short journey with the installed program: sample, import, search, award, pictures.
# Prints what it saw and ends with an error where something is not as it should be.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export QUNZHU_PASSPHRASE="of this journey" QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
cd "$folder"
qunzhu demo sample --no-window
in_sample() { qunzhu --community sample "$@"; }
printf '姓名,手机,城市\n试一试,13900001111,广州\n再试试,13900002222,杭州\n' >people.csv
in_sample members import people.csv --json | tee imported
grep -q '"added": *2' imported
in_sample members list --search 试一试 --json | tee found
grep -q '试一试' found
in_sample rewards award 试一试 5 --reason 试用
in_sample rewards balance 试一试 --json | tee balance
grep -q '"points": *5' balance
in_sample check
qunzhu screenshots pictures --language zh_CN --theme light
count=$(find pictures -name '*.png' | wc -l)
[ "$count" -ge 100 ]
echo "smoke: $count pictures, all well"
