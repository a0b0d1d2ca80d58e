package read

import (
	"strings"
	"testing"

	"github.com/recant/recant/extract/text"
)

func TestPlainText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"hard-wrapped lines are one paragraph", `
Privacy notice of Larkmoor Cycles

Larkmoor Cycles rents bicycles to people who live in Larkmoor and to
their guests. We keep the address that you give us for as long as you
have a subscription, and delete it thirty days after you end it.
`, `
H1 Privacy notice of Larkmoor Cycles
P Larkmoor Cycles rents bicycles to people who live in Larkmoor and to their guests. We keep the address that you give us for as long as you have a subscription, and delete it thirty days after you end it.`},
		{"a lead-in leads its list and nested items their own", `
We share your data with:
 - our couriers;
 - our banks:
    - in Norway,
    - in Chile;
 - nobody else.

That is all.`, `
P We share your data with:
I1<0 our couriers;
I1<0 our banks:
I2<2 in Norway,
I2<2 in Chile;
I1<0 nobody else.
P That is all.`},
		{"numbered titles are headings, numbered lists are not", `
1. Data we collect

We collect these things.

2. Data we share

We share nothing, because:

1. It is yours.

2. We would lose your trust.
`, `
H2 1. Data we collect
P We collect these things.
H2 2. Data we share
P We share nothing, because:
I1<3 It is yours.
I1<3 We would lose your trust.`},
		{"underlined lines are headings", `
The notice
==========
We keep logs for one day.

Rights
------
You may ask for a copy.`, `
H1 The notice
P We keep logs for one day.
H2 Rights
P You may ask for a copy.`},
		{"marked questions and answers", `
Question : vendez-vous mes données ?

Réponse : non, jamais.

Nous ne les louons pas non plus.

V: En in Nederland?

Antwoord: ook niet.`, `
Q vendez-vous mes données ?
A<0 non, jamais.
P<0 Nous ne les louons pas non plus.
Q En in Nederland?
A<3 ook niet.`},
		{"a heading that asks leads what answers it", `
Notice

Do you sell data?

We do not sell data to anyone.

What else

We keep it safe.`, `
H1 Notice
H2 Do you sell data?
P<1 We do not sell data to anyone.
H2 What else
P We keep it safe.`},
		{"a list that lost its bullets", `
Fernhill promises the following:

Never to sell the data of its customers to anyone

To delete it within thirty days after the end of a contract

To say so when it changes its mind

This promise holds for ten years.`, `
P Fernhill promises the following:
I1<0 Never to sell the data of its customers to anyone
I1<0 To delete it within thirty days after the end of a contract
I1<0 To say so when it changes its mind
P This promise holds for ten years.`},
		{"dates and addresses are no headings", `
Notice of Fernhill

12 March 2024

We keep logs.

Fernhill Ltd
4 Mill Lane
Larkmoor`, `
H1 Notice of Fernhill
P 12 March 2024
P We keep logs.
P Fernhill Ltd
P 4 Mill Lane
P Larkmoor`},
		{"a literal line break is one", `We keep:\n- names\n- numbers\n\nNothing else.`, `
P We keep:
I1<0 names
I1<0 numbers
P Nothing else.`},
		{"bullets of symbol fonts", "We keep:\n\n\uF0B7 names;\n\n\uF0B7 numbers.", `
P We keep:
I1<0 names;
I1<0 numbers.`},
		{"rows cut by tabs", "Data\tKept\nNames\t1 year\nLogs\t1 day", `
R Data | Kept
R Names | 1 year
R Logs | 1 day`},
	} {
		t.Run(tt.name, func(t *testing.T) { expect(t, "notice.txt", tt.in, tt.want) })
	}
}

func TestFlattenedTableIsRebuilt(t *testing.T) {
	cells := []string{"How Fernhill uses your data", "The table below says what we use:", "Use of data", "Account data", "Content",
		"Running the service", "Yes", "Yes", "Support", "Yes", "No", "Advertising", "No", "No", "Research", "No", "No",
		"Contact", "Write to us at any time if you have a question."}
	d := mustRead(t, "t.txt", strings.Join(cells, "\n\n"))
	want := `H1 How Fernhill uses your data
P The table below says what we use:
R<1 Use of data | Account data | Content
R<1 Running the service | Yes | Yes
R<1 Support | Yes | No
R<1 Advertising | No | No
R<1 Research | No | No
H2 Contact
P Write to us at any time if you have a question.
`
	if got := outline(d); got != want {
		t.Fatalf("\n--- got\n%s--- want\n%s", got, want)
	}
	row := d.Blocks[5]
	if row.Kind != text.Row || row.Cells[2].Column != "Content" || !row.Cells[0].Header || d.Quote(row.Cells[2].Span) != "No" {
		t.Errorf("got %+v", row)
	}
}

func TestSectionsNameTheHeadingsAbove(t *testing.T) {
	d := mustRead(t, "a.md", "# A\n\nx y.\n\n## B\n\n### C\n\nWe keep logs.\n\n## D\n\nEnd here.")
	got := strings.Join(d.Blocks[4].Section, "/") + " " + strings.Join(d.Blocks[6].Section, "/")
	if got != "A/B/C A/D" {
		t.Errorf("got %q", got)
	}
}
