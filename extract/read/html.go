package read
func readHTML(b *builder, src *source) error { return readPlain(b, src) }
