# recant: completion for bash. Verbs and flags come from the program, files from the shell.
_recant() {
  local cur=${COMP_WORDS[COMP_CWORD]} ask words
  ask=$cur
  [[ $cur == -- ]] && ask=- # a lone -- would end the flags
  COMPREPLY=()
  if [[ $cur == -* ]]; then
    words=$("${COMP_WORDS[@]:0:COMP_CWORD}" "$ask" --generate-bash-completion 2>/dev/null)
  elif ((COMP_CWORD == 1)); then
    words=$("${COMP_WORDS[0]}" --generate-bash-completion 2>/dev/null)
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -o bashdefault -o default -F _recant recant
