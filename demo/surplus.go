package demo

import "time"

// A surplus is the writes and reads that there is no room for one by one: so that no byte is
// lost from the count, those of each process and channel are told as one now and then.
type surplus struct {
	folded []Event
	index  map[crossing]int // into folded
	told   time.Time
}

// A crossing is a process that writes to a channel or reads from it.
type crossing struct {
	pid     int
	channel string
	way     string // write, read
}

// surplusEvery is how often they are told, and maxSurplus how many there may be until then.
const (
	surplusEvery = 100 * time.Millisecond
	maxSurplus   = 1000
)

// add takes a write, a read, or several that are folded already. lost is 1 where there is no
// room for it, else 0.
func (u *surplus) add(e Event) (lost int64) {
	f := Event{Kind: KindFolded, PID: e.PID, Channel: e.Channel, Name: string(e.Kind), Count: 1}
	if e.Kind == KindFolded {
		f.Name, f.Count = e.Name, e.Count
	}
	key := crossing{f.PID, f.Channel, f.Name}
	i, ok := u.index[key]
	if !ok {
		if len(u.folded) == maxSurplus {
			return 1
		}
		if u.index == nil {
			u.index = map[crossing]int{}
		}
		i = len(u.folded)
		u.index[key] = i
		u.folded = append(u.folded, Event{Kind: KindFolded, PID: f.PID, Channel: f.Channel, Name: f.Name})
	}
	u.folded[i].Len += e.Len
	u.folded[i].Count += f.Count
	return 0
}

// tell is what has gathered, as events of the moment at, if it is time for it or the last time.
func (u *surplus) tell(at time.Duration, last bool) []Event {
	if len(u.folded) == 0 || !last && time.Since(u.told) < surplusEvery {
		return nil
	}
	folded := u.folded
	for i := range folded {
		folded[i].T = at // and not when they were: what came after that is told already
	}
	*u = surplus{told: time.Now()}
	return folded
}
