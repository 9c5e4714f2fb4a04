package class

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"exit42/lessons"
)

// The bounds of a file of votes. A class that votes on every question of every lesson fills a
// twentieth of it.
const (
	maxFile    = 1 << 20
	maxVotes   = 1000
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
		return nil, fmt.Errorf("it is no file of votes: its kind is %q", lessons.Kept(head.Kind))
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
		return fmt.Errorf("it is no JSON: %s, at byte %d", lessons.Kept(syntax.Error()), syntax.Offset)
	}
	var shape *json.UnmarshalTypeError
	if errors.As(err, &shape) {
		return fmt.Errorf("%q is a %s, which it cannot be", lessons.Kept(shape.Field), lessons.Kept(shape.Value))
	}
	return errors.New(lessons.Kept(err.Error()))
}
