package guard

// PID is the guard's own process: all processes of the run descend from it, where it is the reaper
// of orphans.
func (g *Guard) PID() int { return g.cmd.Process.Pid }
