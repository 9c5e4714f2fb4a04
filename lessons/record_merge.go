package lessons

import "slices"

// Reset says of which lessons everything older is to be forgotten.
type Reset struct {
	All     bool
	Lessons []string // slugs
}

// of says whether this lesson is to be forgotten.
func (r Reset) of(slug string) bool { return r.All || slices.Contains(r.Lessons, slug) }

// Merge brings what this instance did since it last saved into what is in the file
// now, where another instance may have written: before is what this one had told
// then, after what it knows now. What this instance did not change is left as it is
// in the file, answer by answer. A reset wins over what the file has of its lessons;
// of those, what after knows is all there is.
func Merge(theirs, before, after Record, reset Reset) Record {
	merged := Record{Last: changed(theirs.Last, before.Last, after.Last), Lessons: map[string]LessonRecord{}}
	if reset.All {
		merged.Last = after.Last
	}
	add := func(slug string) {
		if _, ok := merged.Lessons[slug]; ok {
			return
		}
		t, b, a := theirs.Lessons[slug], before.Lessons[slug], after.Lessons[slug]
		if reset.of(slug) {
			t, b = LessonRecord{}, LessonRecord{}
		}
		if l := t.merge(b, a); !l.Empty() {
			merged.Lessons[slug] = l.Clone()
		}
	}
	for slug := range theirs.Lessons {
		add(slug)
	}
	for slug := range after.Lessons {
		add(slug)
	}
	return merged
}

// merge does the same for one lesson; theirs is the receiver.
func (l LessonRecord) merge(before, after LessonRecord) LessonRecord {
	return LessonRecord{
		Step:    changed(l.Step, before.Step, after.Step),
		Done:    changed(l.Done, before.Done, after.Done),
		Seen:    mergeSets(l.Seen, before.Seen, after.Seen),
		Ran:     mergeSets(l.Ran, before.Ran, after.Ran),
		Passed:  mergeSets(l.Passed, before.Passed, after.Passed),
		Hints:   mergeMaps(l.Hints, before.Hints, after.Hints, func(a, b int) bool { return a == b }),
		Orders:  mergeMaps(l.Orders, before.Orders, after.Orders, slices.Equal[[]int]),
		Answers: mergeMaps(l.Answers, before.Answers, after.Answers, func(a, b AnswerRecord) bool { return a == b }),
	}
}

// changed is what is there after a change, or theirs where nothing was changed.
func changed[T comparable](theirs, before, after T) T {
	if after != before {
		return after
	}
	return theirs
}

// mergeSets takes out of theirs what was taken out, and adds what was added.
func mergeSets(theirs, before, after []string) []string {
	var merged []string
	for _, one := range theirs {
		if !slices.Contains(before, one) || slices.Contains(after, one) {
			merged = append(merged, one)
		}
	}
	for _, one := range after {
		if !slices.Contains(before, one) && !slices.Contains(merged, one) {
			merged = append(merged, one)
		}
	}
	return merged
}

// mergeMaps does the same for maps, where a value may have changed, too.
func mergeMaps[V any](theirs, before, after map[string]V, equal func(a, b V) bool) map[string]V {
	merged := make(map[string]V, len(theirs))
	for key, value := range theirs {
		if _, was := before[key]; was {
			if _, is := after[key]; !is {
				continue
			}
		}
		merged[key] = value
	}
	for key, value := range after {
		if old, was := before[key]; !was || !equal(old, value) {
			merged[key] = value
		}
	}
	return merged
}
