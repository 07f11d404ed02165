/** The shells that words are completed in. */
export type Shell = "bash" | "zsh" | "fish";

/** What each asks: `netgather complete -- WORDS`, the last of which is the one at the cursor. It prints a word and its description a line, `:files` where files may stand. */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of netgather for bash: eval "$(netgather completion bash)" in ~/.bashrc
_netgather() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o default
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <(netgather complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _netgather netgather
`,
  zsh: `#compdef netgather
# Completion of netgather for zsh: eval "$(netgather completion zsh)" in ~/.zshrc, behind compinit
_netgather() {
  local line
  local -a found
  local -i files=0
  for line in \${(f)"$(netgather complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)"}; do
    if [[ $line == :files ]]; then
      files=1
    else
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#found )) && _describe netgather found
  (( files )) && _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _netgather "$@"
else
  compdef _netgather netgather
fi
`,
  fish: `# Completion of netgather for fish: netgather completion fish > ~/.config/fish/completions/netgather.fish
function __netgather_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for line in (netgather complete -- $words "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            printf '%s\\n' $line
        end
    end
end
complete -c netgather -f -a '(__netgather_complete)'
`,
};
