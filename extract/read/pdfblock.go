package read

import "github.com/recant/recant/extract/text"

func layPages(b *builder, doc *PDFText) {
	for i, p := range doc.Pages {
		for _, l := range p.Lines {
			b.add(piece{kind: text.Paragraph, text: mark(i+1) + l.Text})
		}
	}
}
