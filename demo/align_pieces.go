package demo

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

// pieces are the reads by which a thread takes a message out of a connection. In how many the
// system hands it over is chance, so those of a message that came whole count as one read.
type pieces struct {
	size, left int64 // of the message that its head announced
	head       []byte
	steps      []int // those that took all of it but the end
}

// headRoom is how many bytes of a read are told at most.
const headRoom = 256

// take notes one more read, whose step is the last; k gives it its meaning.
func (p *pieces) take(e *Event, steps []step, k *keyer) {
	last := len(steps) - 1
	switch {
	case p.left == 0 && e.Len == 4 && len(e.Head) == 4:
		size := int64(int32(binary.BigEndian.Uint32(e.Head)))
		*p = pieces{size: max(size, 0), left: max(size, 0)}
	case 0 < e.Len && e.Len <= p.left:
		if cut := int64(len(p.head)) < p.size-p.left; !cut {
			p.head = append(p.head, e.Head[:min(len(e.Head), headRoom-len(p.head))]...)
		}
		p.left -= e.Len
		p.steps = append(p.steps, last)
		if p.left == 0 && len(p.steps) > 1 {
			p.join(steps, k)
		}
	default:
		*p = pieces{} // not what was announced
	}
}

// join has the last of the steps stand for all.
func (p *pieces) join(steps []step, k *keyer) {
	end := len(p.steps) - 1
	for _, i := range p.steps[:end] {
		s := &steps[i]
		s.what, s.raw, s.glimpse = k.key("what piece"), k.key("is "), true
		s.clean = s.raw
	}
	s := &steps[p.steps[end]]
	s.raw = k.key("is " + crossed(p.size, p.head))
	s.clean = s.raw
}

// crossed says how many bytes went through a channel, and the first of them.
func crossed(n int64, head []byte) string {
	return strconv.FormatInt(n, 10) + " " + hex.EncodeToString(head)
}
