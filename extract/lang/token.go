package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word, number or mark of a text.
type Token struct {
	Start, End int    // byte offsets into the text that was tokenized
	Fold       string // the match form: lower case, straight quotes, ligatures opened; accents kept
	Kind       TokenKind
	Upper      bool // written with a capital first letter
	Joined     bool // no space before it: follows a hyphen, an elision or a slash
}

// TokenKind is what a token is.
type TokenKind uint8

// The kinds of token.
const (
	Word TokenKind = iota
	Number
	Mark
)

// Tokenize splits a text into words, numbers and marks. Hyphenated words are split at the
// hyphen ("third-party" and "third party" are the same two tokens), elided words after
// their apostrophe, contracted ones before it, as the language's own lists say.
func (p *Pack) Tokenize(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+4)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == '-' || r == '‐' || r == '‑':
			i += n
		case unicode.IsLetter(r):
			end := wordEnd(s, i)
			tokens = p.appendWord(tokens, s, i, end)
			i = end
		case unicode.IsDigit(r):
			end := numberEnd(s, i)
			tokens = append(tokens, Token{Start: i, End: end, Fold: s[i:end], Kind: Number, Joined: joined(s, i)})
			i = end
		default:
			tokens = append(tokens, Token{Start: i, End: i + n, Fold: foldMark(r), Kind: Mark})
			i += n
		}
	}
	return tokens
}

func joined(s string, i int) bool {
	return i > 0 && s[i-1] != ' ' && s[i-1] != '\n'
}

// wordEnd is where the word that starts at i ends: letters, digits and inner apostrophes.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if isApostrophe(r) && unicode.IsLetter(next) || (r == '.' || r == '@' || r == '_') && unicode.IsLower(next) {
			i += n // an elision or contraction; an address such as privacy@example.com
			continue
		}
		break
	}
	return i
}

func numberEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsDigit(r) {
			i += n
			continue
		}
		if (r == '.' || r == ',') && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			i += n
			continue
		}
		break
	}
	return i
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// appendWord adds the tokens of one apostrophe-joined word.
func (p *Pack) appendWord(tokens []Token, s string, start, end int) []Token {
	upper := false
	if r, _ := utf8.DecodeRuneInString(s[start:]); unicode.IsUpper(r) {
		upper = true
	}
	fold := Fold(s[start:end])
	add := func(from, to int, f string) {
		tokens = append(tokens, Token{Start: from, End: to, Fold: f, Kind: Word, Upper: upper, Joined: joined(s, from)})
	}
	if !strings.Contains(fold, "'") {
		add(start, end, fold)
		return tokens
	}
	if parts := p.cutContraction(fold); parts != nil {
		for i, part := range parts {
			to := cutForward(s, start, utf8.RuneCountInString(part))
			if i == len(parts)-1 {
				to = end
			} else if whole, ok := p.uncontract[part]; ok {
				part = whole
			}
			add(start, to, part)
			start = to
		}
		return tokens
	}
	for _, c := range p.contractions {
		if strings.HasSuffix(fold, c) && len(fold) > len(c) {
			cut := cutBack(s, start, end, utf8.RuneCountInString(c))
			head := fold[:len(fold)-len(c)]
			if whole, ok := p.uncontract[head]; ok {
				head = whole
			}
			add(start, cut, head)
			add(cut, end, c)
			return tokens
		}
	}
	at := strings.IndexByte(fold, '\'')
	if p.elisions[fold[:at]] {
		cut := cutForward(s, start, utf8.RuneCountInString(fold[:at+1]))
		add(start, cut, fold[:at+1])
		return p.appendWord(tokens, s, cut, end)
	}
	add(start, end, fold)
	return tokens
}

// cutContraction cuts by the treebank's convention where the language follows one, once a word.
func (p *Pack) cutContraction(fold string) []string {
	if !p.treebank {
		return nil
	}
	if v, ok := p.cuts.Load(fold); ok {
		return v.([]string)
	}
	parts := treebank(fold)
	p.cuts.Store(fold, parts)
	return parts
}

func cutForward(s string, i, runes int) int {
	for ; runes > 0; runes-- {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return i
}

func cutBack(s string, start, end, runes int) int {
	for ; runes > 0 && end > start; runes-- {
		_, n := utf8.DecodeLastRuneInString(s[start:end])
		end -= n
	}
	return end
}

// Fold is the match form of a word: lower case, straight apostrophes. A word that is
// already so is returned as it is, without copying.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return '\''
		}
		return unicode.ToLower(r)
	}, s)
}

func foldMark(r rune) string {
	switch {
	case isApostrophe(r):
		return "'"
	case r == '“' || r == '”' || r == '«' || r == '»' || r == '„' || r == '"':
		return "\""
	case r == '–' || r == '—':
		return "–"
	case r < utf8.RuneSelf:
		return ascii[r : r+1]
	}
	return string(r)
}

// ascii lets a mark's fold share one string instead of allocating.
var ascii = func() string {
	b := make([]byte, utf8.RuneSelf)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}()
