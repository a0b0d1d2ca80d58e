package main

import (
	"github.com/urfave/cli/v2"

	"github.com/recant/recant/extract/read"
)

const pdfName = "__pdf"

// pdfVerb is what recant runs itself as to read a PDF: no user needs it. A parser that runs
// wild on a hostile file takes only this process with it.
func pdfVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:   pdfName,
		Hidden: true,
		Action: func(*cli.Context) error { return read.PDFChild(h.in, h.out) },
	}
}

// childPDF reads a PDF in a child process, or in this one where there is no program to run.
func childPDF(h *host) func([]byte) (*read.PDFText, error) {
	if h.exe == "" {
		return nil
	}
	return read.ChildPDF(h.exe, []string{pdfName})
}
