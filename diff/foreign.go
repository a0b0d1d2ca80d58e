package diff

// A passage in a language that the statement is not written in is not read. When such text
// is translated in the next version, what it says seems to come from nowhere; so what
// stands where foreign text stood is not called new, nor what gave way to it lost.
const nearby = 6 // passages looked at on either side

const foreignNote = "It stands where the other version has text in another language, which was not read; it may be a translation."

// translated tells whether passage i of side n stands where the other side has text in
// another language than this passage's.
func (c *comparison) translated(n, i int) bool {
	own := c.statements[n].Passages[i].Language
	for _, step := range []int{-1, 1} {
		for k := 1; k <= nearby; k++ {
			j, ok := c.partner(n, i+step*k)
			if !ok {
				continue
			}
			return c.foreignRun(1-n, j, -step, own)
		}
	}
	return false
}

// foreignRun tells whether passage j of side n, or one of the unpaired ones that follow it
// in the direction of step, is foreign to its statement and not in the given language.
func (c *comparison) foreignRun(n, j, step int, language string) bool {
	if c.foreign(n, j, language) {
		return true
	}
	for k := 1; k <= nearby; k++ {
		at := j + step*k
		if _, paired := c.partner(n, at); paired || at < 0 || at >= len(c.statements[n].Passages) {
			return false
		}
		if c.foreign(n, at, language) {
			return true
		}
	}
	return false
}

func (c *comparison) foreign(n, i int, language string) bool {
	own := c.statements[n].Passages[i].Language
	return own != language && own != c.statements[n].Language
}

// partner is the passage of the other side that passage i of side n is paired with.
func (c *comparison) partner(n, i int) (int, bool) {
	j, ok := c.partners[n][i]
	return j, ok
}

// findPartners notes which passages are paired.
func (c *comparison) findPartners() {
	c.partners = [2]map[int]int{{}, {}}
	for _, p := range c.pairs {
		for _, i := range p.Old {
			c.partners[0][i] = p.New[0]
		}
		for _, j := range p.New {
			c.partners[1][j] = p.Old[0]
		}
	}
}

// translation tells whether a pair is one of two languages.
func (c *comparison) translation(p pair) bool {
	return c.foreign(0, p.Old[0], c.statements[1].Passages[p.New[0]].Language) || c.foreign(1, p.New[0], c.statements[0].Passages[p.Old[0]].Language)
}
