#compdef recant
# recant: completion for zsh. Verbs and flags come from the program, files from the shell.
_recant() {
  local -a found
  local cur=${words[CURRENT]} ask=${words[CURRENT]}
  [[ $cur == -- ]] && ask=- # a lone -- would end the flags
  if [[ $cur == -* ]]; then
    found=("${(@f)$(${words[1,CURRENT-1]} $ask --generate-bash-completion 2>/dev/null)}")
  elif ((CURRENT == 2)); then
    found=("${(@f)$(${words[1]} --generate-bash-completion 2>/dev/null)}")
  fi
  if ((${#found})) && [[ -n ${found[1]} ]]; then
    _describe 'recant' found
  else
    _files
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _recant "$@"
else
  compdef _recant recant
fi
