#!/bin/sh
# Makes the embedded fonts again from their published packages.
#
#   make-fonts.sh           writes the fonts and licences into this folder
#   make-fonts.sh --check   writes nothing and says whether the result is the same
#
# Needs npm, Python 3.10 or later with venv, and sha256sum.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
case "${1-}" in
    "" | --check) ;;
    *) echo "Usage: make-fonts.sh [--check]" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The date written into the fonts: 2024-01-01.
export SOURCE_DATE_EPOCH=1704067200

cd "$work"
npm pack --loglevel=error @expo-google-fonts/biz-udpgothic@0.4.2 @expo-google-fonts/noto-sans-jp@0.4.3 \
    @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-tc@0.4.3 \
    @expo-google-fonts/noto-sans-kr@0.4.3 >/dev/null
mkdir -p sources/biz-udpgothic out
tar -xzf expo-google-fonts-biz-udpgothic-0.4.2.tgz -C sources/biz-udpgothic --strip-components=1
for name in noto-sans-jp noto-sans-sc noto-sans-tc noto-sans-kr; do
    mkdir -p "sources/$name"
    tar -xzf "expo-google-fonts-$name-0.4.3.tgz" -C "sources/$name" --strip-components=1
done
(cd sources && sha256sum -c --quiet "$here/sources.sha256")

printf '%s\n' 'fonttools==4.68.0 --hash=sha256:d76f8fdcb6936f5e1045a0c9dd721a4bf11112e60d1e243bfa1d39f06a8b3104' >requirements.txt
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
venv/bin/python "$here/subset.py" sources out
cp sources/biz-udpgothic/LICENSE_FONT out/OFL-BIZUDGothic.txt
cp sources/noto-sans-jp/LICENSE_FONT out/OFL-NotoSansJP.txt
# The other Noto fonts come with the very same text.
for name in noto-sans-sc noto-sans-tc noto-sans-kr; do
    cmp "sources/$name/LICENSE_FONT" sources/noto-sans-jp/LICENSE_FONT
done

if [ "${1-}" != --check ]; then
    cp out/* "$here/"
    exit
fi
same=yes
for file in out/*; do
    cmp "$file" "$here/${file##*/}" || same=no
done
if [ "$same" = no ]; then
    echo "The fonts differ from what the packages give. Run make-fonts.sh and look at the change." >&2
    exit 1
fi
echo "All files are the same."
