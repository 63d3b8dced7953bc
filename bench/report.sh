#!/usr/bin/env bash
# Writes docs/accuracy.md from the measuring programs' output and docs/accuracy-notes.md.
#   bench/report.sh [BUILD_DIR] [DATA_DIR]
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$top/build/release}
data=${2:-${CLAIMS_DATA:-$top/../shared/data}}
out=$top/docs/accuracy.md
if [ ! -e "$data/articles-dev.jsonl.gz" ]; then
  echo "skipped: no corpus in $data" >&2
  exit 0
fi
{
  printf '# Accuracy\n\nWritten by `bench/report.sh`; the notes at the end are `docs/accuracy-notes.md`.\n'
  printf '\n## Time expressions\n\nBy the TempEval-3 rule, on annotated news texts.\n\n```\n'
  "$build/bench/accuracy-dates" "$data/time-expressions-dev.jsonl.gz"
  printf '```\n\n## Findings in published stories\n\nA finding counts as right or wrong when somebody has read it (`bench/judgements.tsv`).\n\n'
  "$build/bench/accuracy-articles" "$data/articles-dev.jsonl.gz" --judgements "$top/bench/judgements.tsv"
  printf '\n### Other texts\n\nThe annotated news texts:\n\n'
  "$build/bench/accuracy-articles" "$data/time-expressions-dev.jsonl.gz" --judgements "$top/bench/judgements.tsv"
  printf '\n## Real slips\n\nStories with one known slip each.\n\n'
  "$build/bench/accuracy-slips" "$data/slips-dev.jsonl.gz"
  printf '\n## Contradictions put in\n\nAt most 60 a class, seed 1.\n\n'
  "$build/bench/accuracy-inject" "$data/articles-dev.jsonl.gz" --judgements "$top/bench/judgements.tsv"
  printf '\n## Citations\n\nWhat the published stories cite.\n'
  "$build/bench/accuracy-citations" "$data/articles-dev.jsonl.gz" --missed yes | sed -n '/^| kind/,$p' | sed '1i\\'
  printf '\n## Claims against texts\n\nWeights trained anew for each fold; pairs of VitaminC, sentences of stories changed by program, texts of our own.\n\n'
  "$build/bench/accuracy-compare" "$data/claim-evidence-dev.jsonl.gz" --articles "$data/articles-dev.jsonl.gz" \
    --own "$top/fixtures/compare/claims.jsonl"
  printf '\n## Statements worth checking\n\nClaimBuster sentences (CC BY 4.0): a quarter is worth checking.\n\n'
  "$build/bench/accuracy-claims" "$data/claim-detection-dev.json"
  printf '\n## Who says it\n\nPassages of our own, `fixtures/attribution/passages.txt`.\n\n'
  "$build/bench/accuracy-attribution" "$top/fixtures/attribution/passages.txt"
  cat "$top/docs/accuracy-notes.md"
} >"$out.new"
mv "$out.new" "$out"
echo "wrote $out"
