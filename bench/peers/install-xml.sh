#!/bin/sh
# Peers of `npm run bench -- xml`: Debian's Saxon-HE, Xerces and xmllint, the official XSLT of EN 16931 (1.3.16), and the rules of
# Peppol BIS Billing 3 (2025.11) as XSLT and as Schematron. All of it stays in bench/.work: none is ours to pass on.
# EN16931_REPOSITORY and PHIVE_REPOSITORY may name mirrors, also ones that lack other files than these.
set -eu
apt-get install -y --no-install-recommends openjdk-17-jdk-headless libsaxonhe-java libxerces2-java libxml2-utils
cd "$(dirname "$0")/../.."
work=bench/.work/xml
mkdir -p "$work/resources"

# Only the files that are shown are fetched. Arguments: repository, folder, and more for git clone.
open_repository() {
  repository=$1
  folder=$2
  shift 2
  [ -d "$folder" ] || git clone --quiet --bare --depth 1 --filter=blob:none "$@" "$repository" "$folder"
}

if [ ! -s "$work/EN16931-UBL-validation.xslt" ]; then
  open_repository "${EN16931_REPOSITORY:-https://github.com/ConnectingEurope/eInvoicing-EN16931}" "$work/en16931.git" --branch validation-1.3.16
  git --git-dir="$work/en16931.git" show HEAD:ubl/xslt/EN16931-UBL-validation.xslt > "$work/EN16931-UBL-validation.xslt"
fi
if [ ! -s "$work/PEPPOL-EN16931-UBL.xslt" ]; then
  open_repository "${PHIVE_REPOSITORY:-https://github.com/phax/phive-rules}" "$work/phive.git"
  rules=phive-rules-peppol/src
  part=resources/external
  sch=$rules/test/$part/rule-source/openpeppol/2025.11/PEPPOL-EN16931-UBL.sch
  xslt=$rules/main/$part/schematron/openpeppol/2025.11/xslt/PEPPOL-EN16931-UBL.xslt
  git --git-dir="$work/phive.git" show "HEAD:$sch" > "$work/resources/PEPPOL-EN16931-UBL.sch"
  git --git-dir="$work/phive.git" show "HEAD:$xslt" > "$work/PEPPOL-EN16931-UBL.xslt"
fi
javac -cp /usr/share/java/Saxon-HE.jar -d "$work" bench/peers/SaxonPeer.java
