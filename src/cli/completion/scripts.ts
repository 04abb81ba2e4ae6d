/**
 * What each shell reads; all of them ask the program, so that commands, profiles and requirements are those there are.
 * The one for zsh may be evaluated, also where nothing has started its completion yet, or lie among the functions, where
 * it is first read when it is first asked.
 */
export const scripts: Readonly<Record<string, string>> = {
  bash: `# eval "$(samklang completion bash)"
_samklang() {
  local IFS=$'\\n'
  COMPREPLY=($(samklang completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _samklang samklang
`,
  zsh: `#compdef samklang
# eval "$(samklang completion zsh)"
_samklang() {
  local -a found
  found=("\${(@f)$(samklang completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -a found; else _files; fi
}
if [[ $funcstack[1] == _samklang ]]; then
  _samklang "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _samklang samklang
fi
`,
  fish: `# samklang completion fish | source
function __samklang_words
  set -l words (commandline -opc) (commandline -ct)
  samklang completion words -- $words[2..] 2>/dev/null
end
complete -c samklang -a '(__samklang_words)'
`,
}
