# Completion of claims for bash.
_claims() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "verify inspect compare fetch watch list show search decide history review anchor doctor checks plugin archive serve lsp reference version help --help --version" -- "$current")
    return
  fi
  local values=
  local network="--timeout --retries --parallel --rate --no-robots --allow-network --connect-to --ca-file --proxy --plugins --pin"
  case $command:$previous in
    verify:--format) values="text line json jsonl sarif html annotation github" ;;
    inspect:--format) values="json jsonl text" ;;
    fetch:--format | watch:--format) values="text json jsonl" ;;
    list:--format) values="text json jsonl csv" ;;
    show:--format | search:--format | decide:--format | history:--format) values="text json jsonl" ;;
    checks:--format) values="text markdown" ;;
    plugin:--format) values="text json" ;;
    plugin:plugin) values="list check" ;;
    review:--format) values="text json html" ;;
    review:review) values="import export" ;;
    anchor:--format) values="text json jsonl annotation" ;;
    archive:--format) values="text json jsonl wacz prov" ;;
    archive:archive) values="list show diff check timestamp prove import export" ;;
    reference:--format) values="text json" ;;
    reference:reference) values="lookup office event place list import" ;;
    *:--fail-on) values="error warning note" ;;
    *:--colour | *:--color) values="auto always never" ;;
    *:--what) values="blocks sentences mentions timeline claims citations" ;;
    *:--published | *:--today | *:--at | *:--older-than | *:--jobs | *:--timeout | *:--retries | *:--parallel | *:--rate | *:--allow-network | *:--connect-to | *:--proxy | *:--pin | *:--on | *:--country | *:--limit | *:--skip | *:--who | *:--why | *:--listen | *:--host | *:--max-body | *:--max-connections | *:--idle | *:--grace | *:--url | *:--publisher | *:--publisher-url | *:--claim | *:--rating | *:--claimant | *:--appearance | *:--source) return ;;
    help:*) values="verify inspect compare fetch watch list show search decide history review anchor doctor checks plugin archive serve lsp reference version" ;;
  esac
  if [[ -z $values && $current == -* ]]; then
    case $command in
      verify) values="--help --jsonl --published --jobs --format --fail-on --notes --config --no-config --baseline --write-baseline --set-aside --today --fetch --offline --at --record --case $network --colour --color" ;;
      compare) values="--help --jobs" ;;
      fetch) values="--help --from --case --format --config --no-config --unread $network" ;;
      watch) values="--help --from --case --older-than --quiet --format $network" ;;
      list) values="--help --decided --undecided --unsourced --all-versions --limit --skip --case --format" ;;
      show | history) values="--help --case --format" ;;
      search) values="--help --limit --case --format" ;;
      decide) values="--help --who --why --case --format" ;;
      review) values="--help --url --publisher --publisher-url --published --claim --rating --claimant --appearance --case --format" ;;
      anchor) values="--help --before --source --format" ;;
      doctor) values="--help --repair --case" ;;
      inspect) values="--help --jsonl --published --jobs --what --format --config --no-config --colour --color" ;;
      checks) values="--help --format" ;;
      plugin) values="--help --plugins --format" ;;
      archive) values="--help --format --all --raw --facts --passage --version --from --at --proof --signer --trusted --case --authority --policy --renew-days --key --offline --to --output --title --report --story --unsigned $network" ;;
      serve) values="--help --listen --tokens --host --case --plugins --pin --config --no-config --jobs --max-body --max-connections --rate --timeout --idle --grace --quiet" ;;
      lsp) values="--help --stdio --config --no-config" ;;
      reference) values="--help --format --on --country --sources --house --case" ;;
      version) values="--help --data" ;;
    esac
  fi
  if [[ -n $values ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
  elif [[ $command == checks ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(claims checks 2>/dev/null | cut -d ' ' -f 1)" -- "$current")
  elif [[ $command == decide && $COMP_CWORD -eq 3 ]]; then
    mapfile -t COMPREPLY < <(compgen -W "confirmed wrong disputed unproven withdrawn" -- "$current")
  elif [[ $command == list || $command == verify || $command == inspect || $command == compare || $command == fetch || $command == watch || $command == plugin || $command == archive || $command == serve || $command == review || $command == anchor || $command == reference ]]; then
    compopt -o default 2>/dev/null
  fi
}
complete -F _claims claims
