package ui
import ("testing";"os";"io";"time";"exit42/demo";"exit42/demo/exercise";"exit42/demo/python";"context")
func TestZZBusy(t *testing.T){
	home,_:=os.UserHomeDir()
	i,err:=python.Finder{}.Resolve(context.Background(), home+"/.pyenv/versions/3.13.0/bin/python3"); if err!=nil{t.Fatal(err)}
	text,_:=os.ReadFile("/tmp/h/mkbusy.py")
	f,err:=exercise.Prepare(t.TempDir(),"bring.py",string(text)); if err!=nil{t.Fatal(err)}
	a:=time.Now()
	s,err:=demo.Start(exercise.Experiment(f,python.Runtime{Interpreter:i},"fork","once")); if err!=nil{t.Fatal(err)}
	trace:=new(demo.Trace)
	for { es,err:=s.Next(); for _,e:=range es{trace.Append(e)}; if err==io.EOF{break} }
	s.Close()
	t.Log("run",time.Since(a),trace.Len()); a=time.Now()
	v:=exercise.Judge(trace,"once"); t.Log("judge",time.Since(a),exercise.Words(v)); a=time.Now()
	trace.Evidence(); t.Log("evidence",time.Since(a))
}
