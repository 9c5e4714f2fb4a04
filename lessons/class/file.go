package class

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"exit42/lessons"
)

// The bounds of a file of votes. A class that votes on every question of every lesson fills a
// twentieth of it.
const (
	maxFile    = 1 << 20
	maxVotes   = 1000
	maxText    = 200 // characters of any text in it
	maxOptions = 26
)

// Encode writes the votes as JSON. [Decode] reads them again.
func (vs Votes) Encode(w io.Writer) error {
	out := Votes{Kind: VotesKind, Version: VotesVersion, Votes: []Vote{}}
	for i := range vs.Votes {
		out.Votes = append(out.Votes, vs.Votes[i].kept())
	}
	if len(out.Votes) > maxVotes {
		return fmt.Errorf("%d votes are too many for one file; %d are kept", len(out.Votes), maxVotes)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	if len(text) >= maxFile {
		return fmt.Errorf("%d KiB of votes are too much for one file; %d KiB are kept", len(text)>>10, maxFile>>10)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// Decode reads a file of votes that anybody may have made. It is taken as a whole or not at all:
// the error is a [lessons.Newer], the reader's own, or says in one line what is wrong. Keys that
// it does not know are passed over, and of two votes on one step the later one stands.
func Decode(r io.Reader) (Votes, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return Votes{}, err
	}
	if len(text) > maxFile {
		return Votes{}, fmt.Errorf("it is longer than %d KiB", maxFile>>10)
	}
	raw, err := opened(text)
	if err != nil {
		return Votes{}, err
	}
	vs := Votes{Kind: VotesKind, Version: VotesVersion}
	for i := range raw {
		var v Vote
		if err := json.Unmarshal(raw[i], &v); err != nil {
			return Votes{}, fmt.Errorf("vote %d: %w", i+1, plain(err))
		}
		if err := v.check(); err != nil {
			return Votes{}, fmt.Errorf("vote %d: %w", i+1, err)
		}
		vs = vs.With(v.kept())
	}
	return vs, nil
}

// opened is each vote of a file as it stands there, once it is clear that it is such a file.
func opened(text []byte) ([]json.RawMessage, error) {
	var head struct {
		Kind    string `json:"kind"`
		Version int    `json:"version"`
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("it is empty")
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, plain(err)
	}
	switch {
	case head.Kind != VotesKind:
		return nil, fmt.Errorf("it is no file of votes: its kind is %q", kept(head.Kind))
	case head.Version > VotesVersion:
		return nil, lessons.Newer{Version: strconv.Itoa(head.Version)}
	case head.Version < 1:
		return nil, fmt.Errorf("the version is %d; this is version %d", head.Version, VotesVersion)
	}
	var body struct {
		Votes []json.RawMessage `json:"votes"` // as they stand: a vote takes far more room than its two brackets
	}
	if err := json.Unmarshal(text, &body); err != nil {
		return nil, plain(err)
	}
	if len(body.Votes) > maxVotes {
		return nil, fmt.Errorf("it holds %d votes; %d are read", len(body.Votes), maxVotes)
	}
	return body.Votes, nil
}

// plain is what the JSON reader said, in words for a person, and harmless.
func plain(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("it is no JSON: %s, at byte %d", kept(syntax.Error()), syntax.Offset)
	}
	var shape *json.UnmarshalTypeError
	if errors.As(err, &shape) {
		return fmt.Errorf("%q is a %s, which it cannot be", kept(shape.Field), kept(shape.Value))
	}
	return errors.New(kept(err.Error()))
}

// check says what a vote cannot be.
func (v *Vote) check() error {
	switch {
	case v.Lesson == "" || v.Step == "":
		return errors.New("it does not say which lesson and step it is about")
	case len(v.Options) < 2 || len(v.Options) > maxOptions:
		return fmt.Errorf("it has %d options; a question has 2 to %d", len(v.Options), maxOptions)
	case v.First == nil:
		return errors.New("nothing is counted in it")
	}
	for i, o := range v.Options {
		if want := string(rune('a' + i)); o.Letter != want {
			return fmt.Errorf("option %d has the letter %q, not %s", i+1, kept(o.Letter), want)
		}
	}
	for _, t := range []*Tally{v.First, v.Second} {
		if err := v.checkTally(t); err != nil {
			return err
		}
	}
	return nil
}

func (v *Vote) checkTally(t *Tally) error {
	if t == nil {
		return nil
	}
	last := rune('a' + len(v.Options) - 1)
	for letter, n := range t.Hands {
		if len(letter) != 1 || letter < "a" || letter > string(last) {
			return fmt.Errorf("hands are counted for %q, which is no option", kept(letter))
		}
		if err := checkHands(n); err != nil {
			return err
		}
	}
	for _, c := range sureness {
		if err := checkHands(*t.Sure.of(c)); err != nil {
			return err
		}
	}
	return nil
}

func checkHands(n int) error {
	if n < 0 || n > MaxHands {
		return fmt.Errorf("%d hands cannot be; 0 to %d can", n, MaxHands)
	}
	return nil
}

// kept is the vote with texts that are harmless and not too long.
func (v Vote) kept() Vote {
	v.Lesson, v.Step, v.Question, v.By = kept(v.Lesson), kept(v.Step), kept(v.Question), kept(v.By)
	options := make([]Option, len(v.Options))
	for i, o := range v.Options {
		options[i] = Option{kept(o.Letter), kept(o.Label), keptObservation(o.Predicts)}
	}
	v.Options = options
	if v.Happened != nil {
		seen := keptObservation(*v.Happened)
		v.Happened = &seen
	}
	return v
}

func keptObservation(o lessons.Observation) lessons.Observation {
	return lessons.Observation{Subject: kept(o.Subject), Value: kept(o.Value)}
}

// kept is a text as it is kept: what cannot be printed is made visible, and what is too long is cut.
func kept(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText-1]) + "…"
	}
	return text
}
