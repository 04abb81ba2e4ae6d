#!/bin/sh
# Debian's SOAP client zeep and server spyne, which src/run/soap-peers-debian.test.ts talks to; without them it is skipped.
set -eu
apt-get install -y --no-install-recommends python3-zeep python3-spyne
