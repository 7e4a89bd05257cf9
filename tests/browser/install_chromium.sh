#!/bin/sh
# Installs Chromium from the system's packages, unless there is one already.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${CHROMIUM:-}" ]; then exit 0; fi
become=""
if [ "$(id -u)" -ne 0 ]; then become="sudo"; fi
echo "The tests need Chromium; installing it from the system's packages."
$become apt-get update -qq
DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends chromium
