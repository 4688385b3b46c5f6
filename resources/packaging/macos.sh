#!/bin/sh
# Puts the application into a disk image: sh resources/packaging/macos.sh dist VERSION
# Run on macOS after PyInstaller. Not signed: whoever has a developer's certificate signs it here.
set -eu
out=$1
version=$2
staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
cp -R "$out/Qunzhu.app" "$staged/"
mkdir -p "$staged/Qunzhu.app/Contents/Resources"
cp -R "$out/qunzhu/licences" "$out/qunzhu/bill-of-materials.json" "$staged/Qunzhu.app/Contents/Resources/"
ln -s /Applications "$staged/Applications"
codesign --force --deep --sign - "$staged/Qunzhu.app"
hdiutil create -volname Qunzhu -srcfolder "$staged" -ov -format UDZO \
	"$out/qunzhu-$version-macos-$(uname -m).dmg"
