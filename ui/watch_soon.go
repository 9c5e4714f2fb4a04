package ui

import (
	"exit42/demo"
	"exit42/ui/theme"
)

func stageChannels(demo.Scene, *theme.Theme, int, int, int) []string { return nil }
func wordsWhy(demo.Scene) string                                     { return "" }
