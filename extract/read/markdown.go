package read
func readMarkdown(b *builder, src *source) error { return readPlain(b, src) }
