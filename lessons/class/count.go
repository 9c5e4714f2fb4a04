package class

import "slices"

// A count is the hands of one row.
type count struct {
	hands int
	typed bool
}

// Row is the row whose hands are counted now: an option, or behind the options how sure one is.
func (b Ballot) Row() int { return b.row }

// Rows is how many there are.
func (b Ballot) Rows() int { return len(b.rounds[0]) }

// Named is the row in words: an option's letter and label, or with no letter a confidence.
func (b Ballot) Named(row int) (letter, label string) {
	if at := row - len(b.asked.Options); at >= 0 {
		return "", sureness[at].String()
	}
	o := b.asked.Options[row]
	return o.Letter, o.Label
}

// Counts reports whether hands are counted now.
func (b Ballot) Counts() bool { return b.phase == First || b.phase == Second }

// round is the one that is counted now, or was counted last.
func (b Ballot) round() int {
	if b.phase >= Second {
		return 1
	}
	return 0
}

// Typed is what was typed for a row in the round that is counted now; ok is false for nothing.
func (b Ballot) Typed(row int) (hands int, ok bool) {
	c := b.rounds[b.round()][row]
	return c.hands, c.typed
}

// firstOpen is the first row that is not counted, or the last.
func (b Ballot) firstOpen() int {
	rows := b.rounds[b.round()]
	if i := slices.IndexFunc(rows, func(c count) bool { return !c.typed }); i >= 0 {
		return i
	}
	return len(rows) - 1
}

// To goes to a row; one that is not there is the nearest.
func (b Ballot) To(row int) Ballot {
	if b.Counts() {
		b.row, b.anew = min(max(row, 0), len(b.rounds[0])-1), true
	}
	return b
}

// set makes a row's count another one.
func (b Ballot) set(c count) Ballot {
	round := b.round()
	b.rounds[round] = slices.Clone(b.rounds[round])
	b.rounds[round][b.row] = c
	b.anew = false
	return b
}

// Digit adds a digit to the row's number; ok is false where that would be too many hands.
func (b Ballot) Digit(d int) (_ Ballot, ok bool) {
	if !b.Counts() || d < 0 || d > 9 {
		return b, false
	}
	n := b.rounds[b.round()][b.row].hands*10 + d
	if b.anew {
		n = d
	}
	if n > MaxHands {
		return b, false
	}
	return b.set(count{n, true}), true
}

// Mend takes the row's last digit away. Where nothing is counted yet it goes back to the phase
// before, since enter may have been pressed too early.
func (b Ballot) Mend() Ballot {
	if !b.Counts() {
		return b.back()
	}
	rows := b.rounds[b.round()]
	switch c := rows[b.row]; {
	case c.typed:
		return b.set(count{c.hands / 10, c.hands > 9})
	case !slices.ContainsFunc(rows, func(c count) bool { return c.typed }):
		return b.back()
	}
	return b
}

// back goes to the phase before; in one that counts, to the row that was typed last.
func (b Ballot) back() Ballot {
	if b.phase == First {
		return b
	}
	b.phase--
	if b.row, b.anew = 0, true; b.Counts() {
		for row, c := range b.rounds[b.round()] {
			if c.typed {
				b.row = row
			}
		}
	}
	return b
}

// On goes on: to the next row, and after the last one to the next phase. It stays at the end.
func (b Ballot) On() Ballot {
	if b.Counts() && b.row < len(b.rounds[0])-1 {
		return b.To(b.row + 1)
	}
	if b.phase < Shown {
		b.phase++
		b.row, b.anew = 0, true
	}
	return b
}

// Anew is the same question, of which nothing is counted. What happened is known.
func (b Ballot) Anew() Ballot {
	rows := len(b.rounds[0])
	b.phase, b.row, b.anew = First, 0, true
	b.rounds = [2][]count{make([]count, rows), make([]count, rows)}
	return b
}
