package read

import (
	"strings"

	"github.com/recant/recant/extract/text"
)

// A table that was copied as text often comes out one cell a line: column headings, then for
// each row its heading and the same few short values again and again. Nothing marks it but
// that rhythm, and the rhythm is enough: rows of n values are found where every n+1st line
// is new and the others repeat.

// table is such a table: units[start:end].
type table struct {
	start, end int
	columns    int // values in a row, the row's heading not counted
	corner     bool
	rows       int // unit index of the first row
}

const maxColumns = 8

// findTables finds the flattened tables, by their first unit, and makes rows of their units.
func findTables(units []unit) map[int]table {
	found := map[int]table{}
	for i := 0; i < len(units); i++ {
		if !isCell(&units[i], 160) {
			continue
		}
		t, ok := tableAt(units, i)
		if !ok {
			continue
		}
		found[t.start] = t
		for j := t.start; j < t.end; j++ {
			units[j].kind = text.Row
		}
		i = t.end - 1
	}
	return found
}

// tableAt looks for a table whose first row starts at unit i, in the width that takes most
// lines.
func tableAt(units []unit, i int) (table, bool) {
	best := table{}
	for n := 1; n <= maxColumns; n++ {
		rows := rhythm(units, i, n)
		least := 3
		if n > 1 {
			least = 2
		}
		end := i + rows*(n+1)
		if rows < least || end <= best.end {
			continue
		}
		best = table{start: i, end: end, columns: n, rows: i}
	}
	if best.end == 0 {
		return best, false
	}
	best.headed(units)
	return best, best.start < best.rows || best.columns > 1
}

// rhythm counts the rows of n values from unit i on.
func rhythm(units []unit, i, n int) int {
	values := map[string]int{}
	heads := map[string]bool{}
	rows, cells := 0, 0
	for j := i; j+n < len(units); j += n + 1 {
		head := units[j].plain
		if !isCell(&units[j], 160) || values[head] > 0 || heads[head] || !rowValues(units[j+1:j+n+1], heads) {
			break
		}
		fresh := 0
		for _, u := range units[j+1 : j+n+1] {
			if values[u.plain] == 0 {
				fresh++
			}
		}
		if rows > 0 && fresh == n && len(values) >= 4 {
			break // nothing repeats: not this table any more
		}
		heads[head] = true
		for _, u := range units[j+1 : j+n+1] {
			values[u.plain]++
		}
		rows++
		cells += n
	}
	if len(values) > max(3, cells/3) || cells < 3 || rows > 2 && once(units[i+1:i+n+1], values) {
		return 0
	}
	return rows
}

// once says that none of the values of the first row comes again: they head the columns.
func once(row []unit, values map[string]int) bool {
	for i := range row {
		if values[row[i].plain] > 1 {
			return false
		}
	}
	return true
}

// rowValues says that units can be the values of a row: a word or three, no row's heading.
func rowValues(units []unit, heads map[string]bool) bool {
	for i := range units {
		if !isCell(&units[i], 24) || words(units[i].plain) > 3 || heads[units[i].plain] {
			return false
		}
	}
	return true
}

// isCell says that a unit can be a cell: a line that stands alone and is no sentence.
func isCell(u *unit, most int) bool {
	if u.lines != 1 || len(u.plain) > most || u.kind != text.Paragraph {
		return false
	}
	return !ends(u.plain, ":;") && !(ends(u.plain, ".") && words(u.plain) > 6)
}

// headed takes the column headings before the first row into the table, and the corner
// above the rows' headings where a line that can be it comes before them.
func (t *table) headed(units []unit) {
	from := t.rows - t.columns
	if from < 0 {
		return
	}
	for i := from; i < t.rows; i++ {
		if !isCell(&units[i], 100) || !units[i].gap && units[t.rows].gap {
			return
		}
	}
	t.start = from
	if from > 0 && isCell(&units[from-1], 160) && !isQuestion(units[from-1].plain) {
		t.start, t.corner = from-1, true
	}
}

// lay lays the table out: a row of column headings, then the rows.
func (t *table) lay(b *builder, units []unit) {
	columns := make([]string, t.columns+1)
	if t.start < t.rows {
		head := piece{kind: text.Row, cells: make([]cellPiece, t.columns+1)}
		at := t.rows - t.columns
		for i := range head.cells {
			head.cells[i].header = true
			if i > 0 || t.corner {
				head.cells[i].text = units[at+i-1].text
				columns[i] = strings.TrimSpace(units[at+i-1].plain)
			}
		}
		b.add(head)
	}
	for i := t.rows; i < t.end; i += t.columns + 1 {
		row := piece{kind: text.Row}
		for c := 0; c <= t.columns; c++ {
			row.cells = append(row.cells, cellPiece{text: units[i+c].text, column: columns[c], header: c == 0})
		}
		b.add(row)
	}
}
