package read

func readDOCX(b *builder, data []byte) error { return nil }
