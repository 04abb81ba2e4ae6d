#!/bin/sh
# Peers of `npm run bench -- xml`: Debian's Saxon-HE, Xerces and xmllint, and the official XSLT of EN 16931, version 1.3.16.
set -eu
apt-get install -y --no-install-recommends openjdk-17-jdk-headless libsaxonhe-java libxerces2-java libxml2-utils
cd "$(dirname "$0")/../.."
work=bench/.work/xml
mkdir -p "$work"
if [ ! -f "$work/EN16931-UBL-validation.xslt" ]; then
  repository=${EN16931_REPOSITORY:-https://github.com/ConnectingEurope/eInvoicing-EN16931}
  git clone --quiet --depth 1 --branch validation-1.3.16 "$repository" "$work/en16931"
  cp "$work/en16931/ubl/xslt/EN16931-UBL-validation.xslt" "$work/"
fi
javac -cp /usr/share/java/Saxon-HE.jar -d "$work" bench/peers/SaxonPeer.java
