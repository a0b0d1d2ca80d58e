package golden

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/recant/recant/"

// rooms says who may import whom, besides the standard library. It is a statement of policy:
// do not change it to make a build pass. A room that is not listed may not exist.
var rooms = map[string]struct{ own, others []string }{
	"extract/text":         {},
	"extract/recent":       {},
	"extract/promise":      {own: []string{"extract/text"}},
	"extract/promise/wire": {own: []string{"extract/promise"}},
	"extract/read": {own: []string{"extract/text", "extract/recent"}, others: []string{"golang.org/x/net/html", "golang.org/x/text",
		"github.com/yuin/goldmark", "github.com/ledongthuc/pdf"}},
	"extract/tag":         {},
	"extract/tag/train":   {own: []string{"extract/tag"}},
	"extract/lang":        {own: []string{"extract/promise", "extract/tag"}, others: []string{"github.com/jdkato/prose/v2"}},
	"extract/ident":       {own: []string{"extract/text", "extract/ident/model", "extract/recent"}},
	"extract/ident/model": {},
	"extract/ident/gen":   {own: []string{"extract/ident/model"}},
	"extract/split":       {own: []string{"extract/text", "extract/lang", "extract/recent"}, others: []string{"github.com/clipperhouse/uax29/v2"}},
	"extract/parse":       {own: []string{"extract/text", "extract/lang", "extract/promise", "extract/tag"}},
	"extract/parse/train": {own: []string{"extract/parse", "extract/promise", "extract/lang"}},
	"extract/dpia":        {own: []string{"extract/text", "extract/lang", "extract/promise", "extract/split"}},
	"extract/dates":       {own: []string{"extract/text", "extract/lang", "extract/promise", "extract/parse"}},
	"extract":             {own: []string{"extract/"}},
	"diff/align":          {own: []string{"extract/promise", "extract/recent", "extract/text"}},
	"diff/change":         {own: []string{"extract/promise", "extract/recent", "extract/text", "diff/align"}, others: []string{"github.com/sergi/go-diff"}},
	"diff/risk":           {own: []string{"extract/promise", "diff/align", "diff/change"}},
	"diff/words":          {},
	"diff/rules":          {own: []string{"extract/promise", "diff/change", "diff/words"}},
	"diff/report":         {own: []string{"extract/promise", "extract/promise/wire", "diff/change", "diff/words"}},
	"diff":                {own: []string{"extract/promise", "extract/text", "diff/"}},
	"diff/parity":         {own: []string{"extract/promise", "diff/align", "diff/change"}},
	"diff/contrast":       {own: []string{"extract/promise", "extract/text", "diff/align", "diff/change"}},
	"diff/tell":           {own: []string{"extract/promise", "extract/promise/wire", "diff/report", "diff/words", "diff/parity", "diff/contrast", "diff/lint"}},
	"diff/lint":           {own: []string{"extract/promise", "extract/text", "diff/align", "diff/change"}},
	"corpus":              {others: []string{"modernc.org/sqlite"}},
	"corpus/story":        {own: []string{"diff/words"}},
	"diff/gate":           {own: []string{"extract/promise", "extract/promise/wire", "diff/change", "diff/report", "diff/rules", "diff/words"}},
	"cmd/recant": {own: []string{"extract", "extract/", "diff", "diff/", "corpus", "corpus/"},
		others: []string{"github.com/urfave/cli/v2", "go.yaml.in/yaml/v3", "github.com/fatih/color", "github.com/mattn/go-isatty"}},
}

// touchesWorld lists what would let the world in below cmd: clock, environment, programs, chance.
var touchesWorld = []string{"os", "os/exec", "os/signal", "os/user", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "plugin", "unsafe", "syscall", "runtime/debug"}

// mayTouch names the places below cmd that may, each with its reason.
var mayTouch = map[string]string{
	"corpus/git.go os/exec":                  "a checkout's versions are read with the git program",
	"extract/read/pdfchild.go os/exec":       "a PDF is parsed in a child process, so that a parser that runs wild can be stopped",
	"extract/read/pdfchild.go runtime/debug": "that child limits its own memory",
	"extract/read/limit_unix.go syscall":     "that child limits its own memory",
	"extract/tag/train/main.go os":           "a tool for contributors, no part of recant: it trains the tagging models",
	"extract/parse/train/main.go os":         "a tool for contributors, no part of recant: it trains the weighing models",
	"extract/ident/gen/main.go os":           "a tool for contributors, no part of recant: it writes the language tables",
}

// mayBeLong names files over 400 lines and functions over 50, each with its reason.
var mayBeLong = map[string]string{}

type source struct {
	file string // from the top of the house, with slashes
	tree *ast.File
	set  *token.FileSet
	test bool
}

func (s source) room() string { return path.Dir(s.file) }

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() != ".." && strings.HasPrefix(d.Name(), ".") {
			return skip(err)
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		file := strings.TrimPrefix(filepath.ToSlash(name), "../")
		list = append(list, source{file, tree, set, strings.HasSuffix(file, "_test.go")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func skip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

func (s source) imports() []string {
	var list []string
	for _, i := range s.tree.Imports {
		name, _ := strconv.Unquote(i.Path.Value)
		list = append(list, name)
	}
	return list
}

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		room, ok := rooms[s.room()]
		if !ok {
			t.Errorf("%s stands in a room that is not in the plan", s.file)
		}
		for _, name := range s.imports() {
			own, inHouse := strings.CutPrefix(name, module)
			switch {
			case inHouse && !slices.ContainsFunc(room.own, func(may string) bool { return own == may || strings.HasSuffix(may, "/") && strings.HasPrefix(own, may) }):
				t.Errorf("%s may not import %s", s.file, own)
			case !inHouse && strings.Contains(name, ".") && !slices.ContainsFunc(room.others, func(may string) bool {
				used[s.room()+" "+may] = used[s.room()+" "+may] || strings.HasPrefix(name, may)
				return strings.HasPrefix(name, may)
			}):
				t.Errorf("%s may not import %s", s.file, name)
			}
		}
	}
	for room, r := range rooms {
		for _, may := range r.others {
			if !used[room+" "+may] {
				t.Errorf("%s may import %s and does not: take the permission away", room, may)
			}
		}
	}
}

func TestTheWorldIsLetInOnlyByTheCommand(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		if s.test || s.room() == "cmd/recant" {
			continue
		}
		for _, name := range s.imports() {
			if place := s.file + " " + name; slices.Contains(touchesWorld, name) {
				used[place] = true
				if mayTouch[place] == "" {
					t.Errorf("%s imports %s below cmd", s.file, name)
				}
			}
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, call.Sel.Name) {
					t.Errorf("%s reads the clock: time.%s", s.set.Position(n.Pos()), call.Sel.Name)
				}
			}
			return true
		})
	}
	for place := range mayTouch {
		if !used[place] {
			t.Errorf("%q is excused and needs no excuse", place)
		}
	}
}

func TestNoGoFileNamesALanguage(t *testing.T) {
	codes := languages(t)
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if value, err := strconv.Unquote(l.Value); err == nil && slices.Contains(codes, value) {
					t.Errorf("%s names a language: %s", s.set.Position(n.Pos()), l.Value)
				}
			}
			return true
		})
	}
}

func languages(t *testing.T) []string {
	t.Helper()
	folders, err := filepath.Glob("../extract/lang/*/lang.txt")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no language folders: %v", err)
	}
	var codes []string
	for _, f := range folders {
		codes = append(codes, filepath.Base(filepath.Dir(f)))
	}
	return codes
}

func TestEveryLanguageFolderHoldsTheSameFiles(t *testing.T) {
	var first []string
	for _, code := range languages(t) {
		entries, err := os.ReadDir("../extract/lang/" + code)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		sort.Strings(names)
		if !slices.Contains(names, "README.md") {
			t.Errorf("%s has no README.md", code)
		}
		if first == nil {
			first = names
		}
		if !slices.Equal(names, first) {
			t.Errorf("%s holds %v, the first folder %v", code, names, first)
		}
	}
}

func TestFilesAndFunctionsStayShort(t *testing.T) {
	used := map[string]bool{}
	long := func(what string, lines, most int) {
		if lines > most {
			used[what] = true
			if mayBeLong[what] == "" {
				t.Errorf("%s has %d lines, more than %d", what, lines, most)
			}
		}
	}
	for _, s := range sources(t) {
		long(s.file, s.set.File(s.tree.Pos()).LineCount(), 400)
		for _, d := range s.tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && !s.test {
				long(s.file+" "+f.Name.Name, s.set.Position(f.End()).Line-s.set.Position(f.Pos()).Line+1, 50)
			}
		}
	}
	for what := range mayBeLong {
		if !used[what] {
			t.Errorf("%s is excused for its length and is short", what)
		}
	}
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	described := map[string]bool{}
	for _, s := range sources(t) {
		described[s.room()] = described[s.room()] || s.tree.Doc != nil
		if s.test {
			continue
		}
		for _, d := range s.tree.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s: %s has no comment", s.file, name)
			}
		}
	}
	for room, ok := range described {
		if !ok {
			t.Errorf("%s has no package comment", room)
		}
	}
}

func undocumented(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && (d.Recv == nil || exportedReceiver(d.Recv)) && d.Name.Name != "Error" && d.Name.Name != "String" {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		return undocumentedSpecs(d)
	}
	return nil
}

func undocumentedSpecs(d *ast.GenDecl) []string {
	var names []string
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && s.Doc == nil && d.Doc == nil && s.Comment == nil {
				names = append(names, s.Name.Name)
			}
		case *ast.ValueSpec:
			for _, n := range s.Names {
				if n.IsExported() && s.Doc == nil && d.Doc == nil && s.Comment == nil {
					names = append(names, n.Name)
				}
			}
		}
	}
	return names
}

func exportedReceiver(f *ast.FieldList) bool {
	of := f.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported()
}

func TestTheTopLevelIsTheOneAgreedOn(t *testing.T) {
	agreed := []string{"LICENSE", "README.md", "cmd", "corpus", "diff", "extract", "go.mod", "go.sum", "golden"}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		found[e.Name()] = true
		built := e.Name() == "recant" || e.Name() == "recant.exe" || strings.HasSuffix(e.Name(), ".test")
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) && !built {
			t.Errorf("%s stands at the top, where only %v do", e.Name(), agreed)
		}
	}
	for _, name := range agreed {
		if !found[name] {
			t.Errorf("%s is missing", name)
		}
	}
	licence, err := os.ReadFile("../LICENSE")
	if err != nil || !strings.Contains(string(licence), "Apache License") || !strings.Contains(string(licence), "Version 2.0") {
		t.Errorf("LICENSE is not the Apache License, Version 2.0: %v", err)
	}
}

func TestNoFileNamesAMachine(t *testing.T) {
	machine := regexp.MustCompile(`(?m)(^|[\s"'(=` + "`" + `])(/(root|home|work|Users)/|[A-Z]:\\Users)`)
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == ".git" {
			return skip(err)
		}
		if d.IsDir() || filepath.Base(name) == "recant" || strings.HasSuffix(name, ".test") {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if found := machine.Find(data); found != nil {
			t.Errorf("%s names a place on a machine: %q", name, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
