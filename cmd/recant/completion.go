package main

import (
	_ "embed" // for the scripts
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

//go:embed completion.bash
var bashCompletion string

//go:embed completion.zsh
var zshCompletion string

var shells = []string{"bash", "zsh", "fish"}

func completionVerb(h *host) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell: bash, zsh or fish",
		ArgsUsage: "SHELL",
		Description: "bash: source <(recant completion bash)\n" +
			"zsh:  recant completion zsh > \"${fpath[1]}/_recant\"\n" +
			"fish: recant completion fish > ~/.config/fish/completions/recant.fish",
		Action: func(c *cli.Context) error {
			script, err := completion(c.App, c.Args().First())
			if err != nil || c.NArg() > 1 {
				return fmt.Errorf("completion needs one shell, bash, zsh or fish, and got %q%s",
					c.Args().Slice(), didYouMean(c.Args().First(), shells))
			}
			_, err = io.WriteString(h.out, script)
			return err
		},
	}
}

func completion(app *cli.App, shell string) (string, error) {
	switch shell {
	case "bash":
		return bashCompletion, nil
	case "zsh":
		return zshCompletion, nil
	case "fish":
		return app.ToFishCompletion()
	}
	return "", fmt.Errorf("unknown shell %q", shell)
}
