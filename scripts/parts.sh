#!/usr/bin/env bash
# Write the list of all parts by others (CycloneDX) into a folder: of a clinic's Python packages, and of
# what is bundled for browsers. Read from the locks, so that no registry is asked.
set -euo pipefail
folder=$(mkdir -p "${1:-dist}" && cd "${1:-dist}" && pwd)
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
PYTHONWARNINGS=ignore cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml \
	--output-reproducible --of JSON -o "$folder/corset.cdx.json"
cd frontend
npm sbom --sbom-format cyclonedx --omit dev --package-lock-only > "$folder/corset-frontend.cdx.json"
