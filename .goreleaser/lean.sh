#!/bin/sh
# Makes dist/lean/go.mod, with which a release is built: go build -modfile=dist/lean/go.mod
#
# It is go.mod with copies of two libraries in place of the downloaded ones, from which is left
# out what no lesson shows. That is three megabytes of each binary. Nothing in this tree depends
# on it: go build, go run and go test take the libraries as they are.
set -eu
cd "$(dirname "$0")/.."
lean=dist/lean
chroma=github.com/alecthomas/chroma/v2
glamour=charm.land/glamour/v2

# The languages that keep their colours, with all that these refer to: Markdown refers to HTML,
# HTML to CSS and JavaScript, Go to its templates, a session in a shell to the shell. Code in
# another language is shown plain. Nothing of a language is in Go but of Go, HTML and Markdown.
languages="bash bash_session c css go_template html javascript json perl plaintext powershell python python_2 xml yaml"
coded="go html lexers markdown"

copy() { # a module that go.mod names
	go mod download "$1"
	cp -R "$(go list -m -f '{{.Dir}}' "$1")" "$2"
	chmod -R u+w "$2"
	find "$2" -name '*_test.go' -exec rm {} +
	go mod edit -replace="$1=./$2" $lean/go.mod
}

keep() { # the files of a folder that have an ending and one of the names
	for file in "$1"/*"$2"; do
		case " $3 " in
		*" $(basename "$file" "$2") "*) ;;
		*) rm "$file" ;;
		esac
	done
	for name in $3; do
		test -f "$1/$name$2" || { echo "no $1/$name$2 in this version of the library" >&2; exit 1; }
	done
}

rm -rf $lean
mkdir -p $lean
cp go.mod go.sum $lean

# Of chroma: languages, colour schemes (ours is made in ui/theme; the library falls back on
# one), and the formats that are not for a terminal, one of which carries a font.
copy $chroma $lean/chroma
keep $lean/chroma/lexers/embedded .xml "$languages"
keep $lean/chroma/lexers .go "$coded"
keep $lean/chroma/styles .xml swapoff
rm -r $lean/chroma/formatters/html $lean/chroma/formatters/svg
grep -v 'html\|svg' $lean/chroma/formatters/api.go >$lean/api.go
mv $lean/api.go $lean/chroma/formatters/api.go

# Of glamour: templates, of which our style uses none. They call methods by names that only a
# running program knows, for which the linker keeps every method of every type.
copy $glamour $lean/glamour
rm $lean/glamour/ansi/templatehelper.go
git apply --directory=$lean/glamour .goreleaser/glamour.patch
