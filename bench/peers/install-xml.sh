#!/bin/sh
# Peers of `npm run bench -- xml`: Debian's Saxon-HE, Xerces and xmllint, the official XSLT of EN 16931 (1.3.16), and the rules of
# Peppol BIS Billing 3 (2025.11) as XSLT and as Schematron. All of it stays in bench/.work: none is ours to pass on.
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
if [ ! -f "$work/PEPPOL-EN16931-UBL.xslt" ]; then
  repository=${PHIVE_REPOSITORY:-https://github.com/phax/phive-rules}
  git clone --quiet --depth 1 "$repository" "$work/phive"
  part=resources/external
  mkdir -p "$work/resources"
  cp "$work/phive/phive-rules-peppol/src/test/$part/rule-source/openpeppol/2025.11/PEPPOL-EN16931-UBL.sch" "$work/resources/"
  cp "$work/phive/phive-rules-peppol/src/main/$part/schematron/openpeppol/2025.11/xslt/PEPPOL-EN16931-UBL.xslt" "$work/"
fi
javac -cp /usr/share/java/Saxon-HE.jar -d "$work" bench/peers/SaxonPeer.java
