package read

type PDFText struct{}

func readPDF(b *builder, data []byte, f func(data []byte) (*PDFText, error)) error { return nil }
