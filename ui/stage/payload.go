package stage

import (
	"encoding/hex"
	"strings"

	"exit42/demo"
	"exit42/demo/pickle"
	"exit42/ui/words"
)

// longestHead is how many bytes of a message are taken apart, whatever was kept of it.
const longestHead = 512

// A payload is the content of a message, taken apart.
type payload struct {
	bytes []byte
	ops   []pickle.Op // of a pickle
	value string      // what it stands for; empty where that cannot be said
}

// dissect takes the first bytes of a message apart: a pickle, or text, or else only bytes.
func (l *look) dissect(m *demo.Message) payload {
	p := payload{bytes: m.Head[:min(len(m.Head), longestHead)]}
	if len(p.bytes) == 0 {
		return p
	}
	if p.bytes[0] == 0x80 {
		p.ops, _ = pickle.Dis(p.bytes)
	}
	p.value = Clean(clip(words.Value(p.bytes), 200), l.ascii)
	if p.value != "" && len(p.ops) == 0 && int64(len(p.bytes)) < m.Len {
		p.value += l.glyphs.Ellipsis
	}
	return p
}

// opcodes says a pickle's opcodes in one line: "PROTO 4 · BININT1 42 · STOP".
func (p *payload) opcodes(separator string, ascii bool) string {
	var b strings.Builder
	for i := range p.ops {
		if i > 0 {
			b.WriteString(" " + separator + " ")
		}
		b.WriteString(opcode(&p.ops[i], ascii))
		if b.Len() > 1000 {
			break
		}
	}
	return b.String()
}

func opcode(op *pickle.Op, ascii bool) string {
	if op.Arg == "" {
		return op.Name
	}
	return op.Name + " " + Clean(clip(op.Arg, 60), ascii)
}

// opBytes are the bytes of opcode i.
func (p *payload) opBytes(i int) []byte {
	from, to := p.ops[i].Pos, len(p.bytes)
	if i+1 < len(p.ops) {
		to = p.ops[i+1].Pos
	}
	to = min(max(0, to), len(p.bytes))
	return p.bytes[min(max(0, from), to):to]
}

// hexBytes writes the first n bytes: "80 04 4b 2a 2e".
func hexBytes(data []byte, n int, ellipsis string) string {
	var b strings.Builder
	for i, c := range data[:min(n, len(data))] {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(hex.EncodeToString([]byte{c}))
	}
	if len(data) > n {
		b.WriteString(ellipsis)
	}
	return b.String()
}

// frameHex writes the header of a message: "0000 0005".
func frameHex(frame []byte) string {
	digits := hex.EncodeToString(frame[:min(len(frame), 12)])
	var b strings.Builder
	for i := 0; i < len(digits); i += 4 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(digits[i:min(i+4, len(digits))])
	}
	return b.String()
}
