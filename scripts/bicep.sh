#!/usr/bin/env bash
# Builds and lints the templates with the real compiler; a warning fails as well.
set -euo pipefail
cd "$(dirname "$0")/.."

bicep --version
for template in main button; do
  findings=$(bicep build --stdout "infra/$template.bicep" 2>&1 > /dev/null) || { echo "$findings"; exit 1; }
  findings+=$(bicep lint "infra/$template.bicep" 2>&1) || { echo "$findings"; exit 1; }
  if [ -n "$findings" ]; then
    echo "$findings"
    exit 1
  fi
done
