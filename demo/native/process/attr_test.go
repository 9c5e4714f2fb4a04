package process

import (
	"reflect"
	"strings"
	"testing"
)

// TestAttrKnowsAll: attr names the methods one by one, so that a Process has what its type has, and
// misses what it does not.
func TestAttrKnowsAll(t *testing.T) {
	p := &Process{}
	all := reflect.TypeOf(p)
	for i := range all.NumMethod() {
		name := all.Method(i).Name
		got, ok := p.attr(strings.ToLower(name))
		if !ok {
			t.Errorf("a Process has the method %s, and attr misses it", name)
			continue
		}
		if got, want := reflect.ValueOf(got), reflect.ValueOf(p).Method(i); got.Type() != want.Type() {
			t.Errorf("attr gives %s a method of type %v; it is %v", name, got.Type(), want.Type())
		}
	}
	for i := range all.Elem().NumField() {
		if field := all.Elem().Field(i); field.IsExported() {
			t.Errorf("the field %s is exported, and attr misses it", field.Name)
		}
	}
	if _, ok := p.attr("returncode"); ok {
		t.Error("attr finds returncode, which no Process has")
	}
}
