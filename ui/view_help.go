package ui

// helpLines are the keys that can be pressed now, in two columns; where the window is too low
// for them, without their headings.
func (m *Model) helpLines(k keys, w, h int) []string {
	lines := m.keyList(k, true)
	half := (len(lines) + 1) / 2
	for half < len(lines) && half > 0 && lines[half-1] != "" {
		half++ // no group is torn
	}
	if half > h || len(lines)-half > h {
		lines = m.keyList(k, false)
		half = (len(lines) + 1) / 2
	}
	page := make([]string, half)
	for i := range page {
		page[i] = pad("  "+lines[i], w/2)
		if i+half < len(lines) {
			page[i] += lines[i+half]
		}
	}
	return fit(page, w, h)
}

func (m *Model) keyList(k keys, headings bool) []string {
	t := m.look.theme
	var list []string
	for _, g := range k.groups() {
		var lines []string
		for _, b := range g.keys {
			if b.Enabled() {
				lines = append(lines, pad(t.Key.Render(b.Help().Key), 10)+t.KeyText.Render(b.Help().Desc))
			}
		}
		if headings && len(lines) > 0 {
			lines = append(append([]string{t.Title.Render(g.title)}, lines...), "")
		}
		list = append(list, lines...)
	}
	return list
}
