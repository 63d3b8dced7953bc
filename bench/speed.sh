#!/usr/bin/env bash
# Writes docs/speed.md from the speed programs' output. On a quiet machine: the figures are times.
#   bench/speed.sh [BUILD_DIR] [DATA_DIR]
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$top/build/release}
data=${2:-${CLAIMS_DATA:-$top/../shared/data}}
out=$top/docs/speed.md
if [ ! -e "$data/articles-dev.jsonl.gz" ]; then
  echo "skipped: no corpus in $data" >&2
  exit 0
fi
{
  printf '# Speed\n\nWritten by `bench/speed.sh`, on one machine in one run (%s cores). Times differ between machines; ratios less.\n' "$(nproc)"
  printf '\n## Reading and verifying\n\nOne core, the 2,665 published stories of the accuracy pages.\n\n'
  "$build/bench/speed" "$data/articles-dev.jsonl.gz" --program "$build/claims" --story "$top/fixtures/articles/summit/article.txt"
  printf '\n## Claims and quotations against texts\n\n'
  "$build/bench/speed-compare" "$data/articles-dev.jsonl.gz" "$data/claim-evidence-dev.jsonl.gz"
  printf '\n## Plugins in processes of their own\n\n'
  "$build/bench/plugin-call"
  printf '\n## Fetching\n\nFrom nginx on loopback; claims also hashes, reads the text of, compresses, records and makes durable what curl only writes.\n\n```\n'
  python3 "$top/bench/fetch.py" "$build"
  printf '```\n'
  printf '\n## Claims that were checked before\n\n'
  "$build/bench/claim-store" "$data/articles-dev.jsonl.gz"
  cat "$top/docs/speed-notes.md"
} >"$out.new"
mv "$out.new" "$out"
echo "wrote $out"
