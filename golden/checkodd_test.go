package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A statement stands in a repository as its owner left it there.
func TestACheckFindsTheLineWhateverTheFileIsLike(t *testing.T) {
	was, now := shop["en"].was, shop["en"].weaker
	for _, tt := range []struct{ name, file, text, want string }{
		{"carriage returns", "privacy.md", "# Privacy\r\n\r\nHello.\r\n\r\n{}\r\n", "file=privacy.md,line=5,col=1,endLine=5,endColumn=51,"},
		{"a byte order mark", "privacy.md", "\ufeff# Privacy\n\n{}\n", "file=privacy.md,line=3,col=1,"},
		{"front matter", "privacy.md", "---\ntitle: Privacy\n---\n\n# Privacy\n\n{}\n", "file=privacy.md,line=7,col=1,"},
		{"a name with spaces, accents, commas and colons", "docs/été 2030/vie privée, v1: fin.md", "# Privacy\n\n{}\n", "file=docs/été 2030/vie privée%2C v1%3A fin.md,line=3,"},
		{"a name that is a pattern", "privacy [old] *.md", "# Privacy\n\n{}\n", "file=privacy [old] *.md,line=3,"},
		{"markup on one line", "privacy.html", "<html><body><h1>Privacy</h1><p>Hello.</p><p>{}</p></body></html>\n", "file=privacy.html,line=1,col=45,"},
		{"a list item", "privacy.md", "# Privacy\n\nWhat we promise:\n\n1. We delete your orders within 12 months.\n2. {}\n", "file=privacy.md,line=6,col=4,"},
		{"a sentence within a wrapped paragraph", "privacy.txt", "Privacy\n\nWe sell shoes. We are proud of\nthem. {}\n", "file=privacy.txt,line=4,col=7,"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newRepository(t)
			r.write(".recant.yaml", "version: 1\nrule-set: 1\ndocuments:\n  - files: [\"**/*.md\", \"*.html\", \"*.txt\"]\n    language: en\n")
			r.write(tt.file, strings.Replace(tt.text, "{}", was, 1))
			r.commit("begin")
			r.write(tt.file, strings.Replace(tt.text, "{}", now, 1))
			r.wants("weaker", r.recant("check", "--format", "github"), 1, "::error "+tt.want)
		})
	}
}

func TestACheckOfAPDFNamesThePage(t *testing.T) {
	r := newFolder(t)
	r.write("old.md", strings.Replace(string(readFile(t, "pairs/lanternfold-en/v1.md")), "Backups are overwritten after 60 days.", "Backups are overwritten after 6 days.", 1))
	r.write("new.pdf", string(readFile(t, "formats/v1.pdf")))
	for format, want := range map[string]string{
		"github": "::error file=new.pdf,title=", "gitlab": `"path": "new.pdf"`, "sarif": `"uri": "new.pdf"`, "text": "new.pdf, page 3", "rdjson": `"path": "new.pdf"`, "junit": "page 3",
	} {
		r.wants(format, r.recant("check", "--against", "old.md", "--fail-on", "low", "--format", format, "new.pdf"), 1, want, "page 3")
	}
}

func TestACheckWorksWhereverItRuns(t *testing.T) {
	r := newShop(t)
	r.write("shop/privacy.md", "# Privacy\n\n"+shop["en"].was+"\n")
	r.write("shop/.recant.yaml", "version: 1\nrule-set: 1\ndocuments:\n  - files: [privacy.md]\n")
	r.write("docs/readme.txt", "Hello.\n")
	r.commit("a project of its own")
	r.write("shop/privacy.md", "# Privacy\n\n"+shop["en"].weaker+"\n")
	want := "file=shop/privacy.md,line=3,"
	r.wants("in the folder", r.in("shop").recant("check", "--format", "github"), 1, want)
	r.wants("from the top", r.recant("check", "--config", "shop/.recant.yaml", "--format", "github"), 1, want)
	r.wants("by the name of the file", r.in("docs").recant("check", "--against", "HEAD", "--config", "../shop/.recant.yaml", "--format", "github", "../shop/privacy.md"), 1, want)
	r.publish("en", shop["en"].weaker)
	r.wants("from a folder below the configuration", r.in("docs").recant("check", "--format", "github"), 1, "file=privacy.en.md,line=3,")
	r.git("checkout", "-q", "--detach")
	r.wants("with a detached HEAD", r.recant("check", "--format", "github"), 1, "file=privacy.en.md,line=3,")
	r.remove("shop/privacy.md")
	r.wants("a deleted one", r.in("shop").recant("check", "--format", "github"), 1, "file=shop/privacy.md,line=1,title=The statement is gone")
}

func TestACheckWorksOutsideGitWithFilesAndFolders(t *testing.T) {
	r := newFolder(t)
	r.write("was/privacy.md", "# Privacy\n\n"+shop["en"].was+"\n")
	r.write("privacy.md", "# Privacy\n\n"+shop["en"].weaker+"\n")
	r.wants("a file", r.recant("check", "--against", "was/privacy.md", "privacy.md"), 1, "ban-lifted")
	r.wants("a folder", r.recant("check", "--against", "was/", "privacy.md"), 1, "ban-lifted")
	r.wants("a file named in full", r.recant("check", "--against", filepath.Join(r.dir, "was", "privacy.md"), filepath.Join(r.dir, "privacy.md")), 1, "ban-lifted")
	r.wants("no git", r.recant("check", "--against", "HEAD", "privacy.md"), 2, "not in a git checkout")
	r.wants("no configuration", r.recant("check"), 2, "recant check --init writes one")
	r.wants("init", r.recant("check", "--init"), 0, "there is no git checkout here")
}

func TestBeforeTheFirstCommitEveryStatementIsNew(t *testing.T) {
	r := newRepository(t)
	r.publish("en", shop["en"].was)
	r.wants("init", r.recant("check", "--init"), 0)
	r.wants("check", r.recant("check"), 0, "There is no commit yet")
}

func TestABaseThatIsNotThereIsSaidWithWhatToFetch(t *testing.T) {
	origin := newShop(t)
	origin.git("tag", "v1.0")
	first := strings.TrimSpace(origin.git("rev-parse", "HEAD"))
	for _, code := range tongues {
		origin.publish(code, shop[code].weaker)
	}
	origin.commit("weaker")
	origin.git("checkout", "-q", "-b", "offer")
	for base, fetch := range map[string]string{
		"v1.0":        "git fetch --depth=1 origin tag v1.0",
		first:         "git fetch --depth=1 origin " + first,
		"HEAD~1":      "git fetch --deepen=",
		"origin/main": "git fetch --depth=1 origin main:refs/remotes/origin/main",
	} {
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			r := newFolder(t)
			r.git("clone", "-q", "--depth=1", "--branch=offer", "--single-branch", "file://"+origin.dir, ".")
			s := r.recant("check", "--against", base)
			r.wants("shallow", s, 2, "the checkout is shallow", fetch)
			_, command, _ := strings.Cut(s.out, "fetch it first: git ")
			command, _, _ = strings.Cut(command, ", or")
			r.git(strings.Fields(command)...)
			if again := r.recant("check", "--against", base); again.status == 2 {
				t.Errorf("git %s did not fetch it: %s", command, again.out)
			}
		})
	}
	t.Run("a base that nobody has", func(t *testing.T) {
		origin := &repository{t, origin.dir, origin.env}
		origin.wants("check", origin.recant("check", "--against", "nope"), 2, `unknown revision "nope"`)
	})
}

func TestAMergeBaseIsWhatTheBranchBeganWith(t *testing.T) {
	r := newShop(t)
	r.git("checkout", "-q", "-b", "offer")
	r.publish("en", shop["en"].weaker)
	r.commit("offer")
	r.git("checkout", "-q", "main")
	r.publish("fr", shop["fr"].was+"\n\nNous ne vendons jamais vos données personnelles.")
	r.commit("main went on, and promises more")
	r.git("checkout", "-q", "offer")
	if got := found(r.check("--against-merge-base", "main")); strings.Contains(got, "dropped") || !strings.Contains(got, "ban-lifted privacy.en.md") {
		t.Errorf("since the branch began: %s", got)
	}
	if got := found(r.check("--against", "main")); !strings.Contains(got, "dropped privacy.fr.md") {
		t.Errorf("against what main has become: %s", got)
	}
	r.wants("both", r.recant("check", "--against", "main", "--against-merge-base", "main"), 2, "exclude each other")
}

func TestThePreviousTagIsTheReleaseBeforeThisOne(t *testing.T) {
	r := newShop(t)
	r.wants("no tag", r.recant("check", "--against", "previous-tag"), 2, "no tag stands before HEAD")
	r.git("tag", "v1.0")
	r.publish("en", shop["en"].weaker)
	r.commit("weaker")
	r.wants("while the next release is made", r.recant("check", "--against", "previous-tag"), 1, "v1.0:privacy.en.md")
	r.git("tag", "v1.1")
	r.wants("once it is tagged", r.recant("check", "--against", "previous-tag"), 1, "v1.0:privacy.en.md")
	r.publish("fr", shop["fr"].weaker)
	r.commit("more")
	r.wants("after it", r.recant("check", "--against", "previous-tag"), 1, "v1.1:privacy.fr.md")
}

func TestAStatementInASubmoduleIsComparedWithTheCommitThatTheBaseHasOfIt(t *testing.T) {
	inner := newRepository(t)
	inner.publish("en", shop["en"].was)
	inner.commit("begin")
	r := newRepository(t)
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.dir, "legal")
	r.write(".recant.yaml", "version: 1\nrule-set: 1\ndocuments:\n  - files: [\"legal/*.md\"]\n")
	r.commit("begin")
	r.wants("nothing changed", r.recant("check"), 0, "unchanged")
	r.in("legal").publish("en", shop["en"].weaker)
	r.wants("weaker in the submodule", r.recant("check", "--format", "github"), 1, "file=legal/privacy.en.md,line=3,")
	r.in("legal").git("commit", "-qam", "weaker")
	r.commit("the submodule moves")
	r.wants("weaker by the commit", r.recant("check", "--against", "HEAD~1", "--format", "github"), 1, "file=legal/privacy.en.md,line=3,")
}

func TestWhatIsNoDocumentIsTroubleThatNamesIt(t *testing.T) {
	r := newRepository(t)
	r.write(".recant.yaml", "version: 1\nrule-set: 1\ndocuments:\n  - files: [\"*.md\"]\n")
	r.publish("en", shop["en"].was)
	r.commit("begin")
	for name, tt := range map[string]struct{ text, want string }{
		"binary": {"\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01\x9d\xfe", 500), "is a picture"},
		"empty":  {"", "is empty"},
		"huge":   {strings.Repeat("We share your data. ", 60_000), "is larger than"},
	} {
		r.write("x.md", tt.text)
		r.wants(name, r.recant("check", "--max-size", "1MB", "--output", "sarif=out.sarif"), 2, `"x.md"`, tt.want)
		if _, err := os.Stat(filepath.Join(r.dir, "out.sarif")); err == nil {
			t.Errorf("%s: a report was written all the same", name)
		}
	}
}
