package read

import "strings"

// docxStyle is what a style says that matters here.
type docxStyle struct {
	name     string
	based    string
	outline  int // heading level, 0 for none
	numbered bool
	depth    int // of its list, from 1
	hidden   bool
	toc      bool
}

const maxBased = 16 // styles that a style may stand on

// readStyles reads the styles and resolves what each takes from the one it is based on. A
// heading is told by its outline level, or by the built-in name, which is English in every
// edition of Word: only what users see is translated.
func (a *docxArchive) readStyles(name string) (map[string]docxStyle, error) {
	styles := map[string]docxStyle{}
	err := a.each(name, func(x *xmlReader) error {
		id, s := "", docxStyle{}
		for {
			e, err := x.next()
			if err != nil {
				return err
			}
			if e.end && e.name == "style" && id != "" {
				styles[id] = s
				id = ""
			}
			if !e.start {
				continue
			}
			if e.name == "style" {
				id, s = e.attr("styleId"), docxStyle{}
				continue
			}
			s.property(&e)
		}
	})
	if err != nil {
		return nil, err
	}
	resolved := make(map[string]docxStyle, len(styles))
	for id := range styles {
		resolved[id] = resolve(styles, id)
	}
	return resolved, nil
}

// property takes one property of a style.
func (s *docxStyle) property(e *element) {
	switch e.name {
	case "name":
		s.name = strings.ToLower(e.attr("val"))
		s.toc = strings.HasPrefix(s.name, "toc ") || s.name == "table of figures"
		if n, ok := strings.CutPrefix(s.name, "heading "); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
			s.outline = int(n[0] - '0')
		}
		if s.name == "title" {
			s.outline = 1
		}
	case "basedOn":
		s.based = e.attr("val")
	case "outlineLvl":
		if n := e.number("val", 9); n < 9 {
			s.outline = n + 1
		}
	case "numId":
		s.numbered = e.number("val", 0) > 0
	case "ilvl":
		s.depth = e.number("val", 0) + 1
	case "vanish":
		s.hidden = e.on()
	}
}

func resolve(styles map[string]docxStyle, id string) docxStyle {
	s := styles[id]
	for base, n := s.based, 0; base != "" && n < maxBased; n++ {
		b := styles[base]
		if s.outline == 0 {
			s.outline = b.outline
		}
		if !s.numbered {
			s.numbered = b.numbered
		}
		if s.depth == 0 {
			s.depth = b.depth
		}
		s.hidden = s.hidden || b.hidden
		s.toc = s.toc || b.toc
		base = b.based
	}
	return s
}
