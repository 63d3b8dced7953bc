# Completion of claims for fish.
set -l stories '__fish_seen_subcommand_from verify inspect'

complete -c claims -n __fish_use_subcommand -f -a verify -d 'flag what cannot be true in a story'
complete -c claims -n __fish_use_subcommand -f -a inspect -d 'show what was read from a story'
complete -c claims -n __fish_use_subcommand -f -a checks -d 'list and explain the checks'
complete -c claims -n __fish_use_subcommand -f -a version -d 'show the version and the data that it was built with'
complete -c claims -n __fish_use_subcommand -f -a help -d 'show how a command is used'
complete -c claims -n __fish_use_subcommand -l version -d 'show the version'
complete -c claims -s h -l help -d 'show help'

complete -c claims -n $stories -l jsonl -d 'one story a line'
complete -c claims -n $stories -l published -x -d 'the date of the story, YYYY-MM-DD'
complete -c claims -n $stories -l jobs -x -d 'stories to work on at once'
complete -c claims -n $stories -l colour -x -a 'auto always never' -d 'colour the text'
complete -c claims -n $stories -l color -x -a 'auto always never' -d 'colour the text'

complete -c claims -n '__fish_seen_subcommand_from verify' -l format -x -a 'text line json jsonl sarif' -d 'how to print the report'
complete -c claims -n '__fish_seen_subcommand_from verify' -l fail-on -x -a 'error warning note' -d 'exit with 1 from this level on'
complete -c claims -n '__fish_seen_subcommand_from verify' -l notes -d 'show notes too'

complete -c claims -n '__fish_seen_subcommand_from inspect' -l what -x -a 'blocks sentences mentions timeline citations' -d 'the parts to show'
complete -c claims -n '__fish_seen_subcommand_from inspect' -l format -x -a 'json jsonl text' -d 'how to print it'

complete -c claims -n '__fish_seen_subcommand_from checks' -l format -x -a 'text markdown' -d 'how to print them'
complete -c claims -n '__fish_seen_subcommand_from checks' -f -a '(claims checks 2>/dev/null | cut -d " " -f 1)'
complete -c claims -n '__fish_seen_subcommand_from version' -f -l data -d 'list every table with its digest'
complete -c claims -n '__fish_seen_subcommand_from help' -f -a 'verify inspect checks version'
