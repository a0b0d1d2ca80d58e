package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// arrange puts a verb's flags before its files, since the flag parser stops at the first
// file and would drop the flags behind it without a word. What cannot be understood is an
// error that says what would be.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 || args[len(args)-1] == "--generate-bash-completion" {
		return args, nil
	}
	first := args[0]
	if strings.HasPrefix(first, "-") && first != "-" {
		if slices.Contains([]string{"--help", "-h", "--version", "-v"}, first) {
			return args[:1], nil
		}
		return nil, fmt.Errorf("%q stands before the verb: write recant VERB %s …; recant --help lists the verbs", first, first)
	}
	if first == "help" || first == "h" {
		return helpFor(app, args)
	}
	command := app.Command(first)
	if command == nil {
		return nil, unknownVerb(app, first)
	}
	names := []string{command.Name}
	rest := args[1:]
	if len(rest) > 0 {
		if sub := command.Command(rest[0]); sub != nil {
			command, names, rest = sub, append(names, sub.Name), rest[1:]
		}
	}
	flags, files, err := separate(command, rest)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(names, " "), err)
	}
	return append(append(names, flags...), append([]string{"--"}, files...)...), nil
}

func helpFor(app *cli.App, args []string) ([]string, error) {
	if len(args) == 1 {
		return []string{"--help"}, nil
	}
	if app.Command(args[1]) == nil {
		return nil, unknownVerb(app, args[1])
	}
	return []string{args[1], "--help"}, nil
}

func unknownVerb(app *cli.App, name string) error {
	var names []string
	for _, c := range app.VisibleCommands() {
		names = append(names, c.Name)
	}
	return fmt.Errorf("no verb %q%s; recant --help lists the verbs", name, didYouMean(name, names))
}

// separate tells flags, with their values, from files. After -- everything is a file.
func separate(command *cli.Command, args []string) (flags, files []string, err error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(files, args[i+1:]...), nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			files = append(files, arg)
			continue
		case arg == "--help" || arg == "-h":
			return []string{"--help"}, nil, nil
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := findFlag(command, name)
		if flag == nil {
			return nil, nil, unknownFlag(command, arg, name)
		}
		flags = append(flags, arg)
		if _, isBool := flag.(*cli.BoolFlag); isBool || hasValue {
			continue
		}
		if i++; i == len(args) || args[i] == "--" {
			return nil, nil, fmt.Errorf("flag %s needs a value; recant %s --help says which", arg, command.Name)
		}
		flags = append(flags, args[i])
	}
	return flags, files, nil
}

func findFlag(command *cli.Command, name string) cli.Flag {
	for _, f := range command.Flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func unknownFlag(command *cli.Command, arg, name string) error {
	var names []string
	for _, f := range command.Flags {
		names = append(names, "--"+f.Names()[0])
	}
	return fmt.Errorf("unknown flag %q%s; recant %s --help lists the flags (a file of that name goes behind --)",
		arg, didYouMean("--"+name, names), command.Name)
}

// didYouMean suggests the known word that is nearest, where one is near enough.
func didYouMean(word string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		if d := distance(word, k); d < least || d == least && strings.HasPrefix(k, word) {
			best, least = k, d
		}
	}
	for _, k := range known {
		if best == "" && len(strings.TrimLeft(word, "-")) > 1 && strings.HasPrefix(k, word) {
			best = k
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// distance is the number of letters to add, drop or change to get from a to b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
