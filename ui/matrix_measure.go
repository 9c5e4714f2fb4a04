package ui

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo/lab"
)

// A measurement is the measuring of a matrix, which goes on beside the screen. It is begun at
// most once, and after close nothing of it is left.
type measurement struct {
	ctx    context.Context
	cancel context.CancelFunc
	setup  lab.Setup
	news   chan struct{} // there are cells to take
	ended  chan struct{}

	mu    sync.Mutex
	begun bool
	cells []lab.Cell // what came since they were taken last
}

// cellsMeasured brings the cells that changed since the last of its kind. over is true once.
type cellsMeasured struct {
	id    int
	cells []lab.Cell
	over  bool
}

func (m cellsMeasured) of() int { return m.id }

func newMeasurement(s lab.Setup) *measurement {
	ctx, cancel := context.WithCancel(context.Background())
	return &measurement{ctx: ctx, cancel: cancel, setup: s, news: make(chan struct{}, 1), ended: make(chan struct{})}
}

// measure runs the cells, and returns when the last one is done or it was closed.
func (m *measurement) measure() {
	m.mu.Lock()
	if m.begun || m.ctx.Err() != nil {
		m.mu.Unlock()
		return
	}
	m.begun = true
	m.mu.Unlock()
	defer close(m.ended)
	lab.Measure(m.ctx, m.setup, m.tell)
}

func (m *measurement) tell(c lab.Cell) {
	m.mu.Lock()
	m.cells = append(m.cells, c)
	m.mu.Unlock()
	select {
	case m.news <- struct{}{}:
	default:
	}
}

func (m *measurement) take() []lab.Cell {
	m.mu.Lock()
	defer m.mu.Unlock()
	cells := m.cells
	m.cells = nil
	return cells
}

// close ends what runs, and waits until nothing of it is left.
func (m *measurement) close() {
	m.mu.Lock()
	m.cancel()
	begun := m.begun
	m.mu.Unlock()
	if begun {
		<-m.ended
	}
}

func startMeasure(m *measurement) tea.Cmd {
	return func() tea.Msg {
		m.measure()
		return nil
	}
}

func closeMeasure(m *measurement) tea.Cmd {
	return func() tea.Msg {
		m.close()
		return nil
	}
}

// awaitCells brings what was measured within a frame together.
func awaitCells(id int, m *measurement) tea.Cmd {
	return func() tea.Msg {
		select {
		case <-m.news:
			select {
			case <-m.ended:
			case <-time.After(frame):
			}
			return cellsMeasured{id, m.take(), false}
		case <-m.ended:
			return cellsMeasured{id, m.take(), true}
		case <-m.ctx.Done():
			m.close()
			return cellsMeasured{id, m.take(), true}
		}
	}
}
