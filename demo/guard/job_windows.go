package guard

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

func inherit(cmd *exec.Cmd, files ...*os.File) []string {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
	var names []string
	for _, f := range files {
		h := syscall.Handle(f.Fd())
		windows.SetHandleInformation(windows.Handle(h), windows.HANDLE_FLAG_INHERIT, windows.HANDLE_FLAG_INHERIT)
		cmd.SysProcAttr.AdditionalInheritedHandles = append(cmd.SysProcAttr.AdditionalInheritedHandles, h)
		names = append(names, strconv.FormatUint(uint64(h), 10))
	}
	return names
}

func inheritedFile(name string) *os.File {
	h, err := strconv.ParseUint(name, 10, 64)
	if err != nil {
		return nil
	}
	windows.SetHandleInformation(windows.Handle(h), windows.HANDLE_FLAG_INHERIT, 0)
	return os.NewFile(uintptr(h), name)
}

func becomeGuard() {}

// A root is the program that a guard started, in a job whose processes end with its handle.
type root struct {
	pid     int
	process *os.Process
	job     windows.Handle
}

// startProgram starts the program in a job. It stands still until it is in it: a process that it
// started before would escape.
func startProgram(args, env []string) (*root, error) {
	path, err := exec.LookPath(args[0])
	if err != nil {
		return nil, err
	}
	job, err := newJob()
	if err != nil {
		return nil, err
	}
	p, err := os.StartProcess(path, args, &os.ProcAttr{
		Env:   env,
		Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		Sys:   &syscall.SysProcAttr{CreationFlags: windows.CREATE_SUSPENDED},
	})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(join(job, p.Pid), resume(p.Pid)); err != nil {
		p.Kill()
		return nil, err
	}
	return &root{p.Pid, p, job}, nil
}

// newJob makes a job whose processes end with its handle.
func newJob() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, os.NewSyscallError("CreateJobObject", err)
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{}
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	return job, os.NewSyscallError("SetInformationJobObject", err)
}

// join puts a process into a job.
func join(job windows.Handle, pid int) error {
	h, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(pid))
	if err != nil {
		return os.NewSyscallError("OpenProcess", err)
	}
	defer windows.CloseHandle(h)
	return os.NewSyscallError("AssignProcessToJobObject", windows.AssignProcessToJobObject(job, h))
}

// resume lets a process go that was started suspended: its only thread stands still.
func resume(pid int) error {
	all, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPTHREAD, 0)
	if err != nil {
		return os.NewSyscallError("CreateToolhelp32Snapshot", err)
	}
	defer windows.CloseHandle(all)
	thread := windows.ThreadEntry32{Size: uint32(unsafe.Sizeof(windows.ThreadEntry32{}))}
	for err = windows.Thread32First(all, &thread); err == nil; err = windows.Thread32Next(all, &thread) {
		if thread.OwnerProcessID == uint32(pid) {
			return resumeThread(thread.ThreadID)
		}
	}
	return os.NewSyscallError("Thread32Next", err)
}

func resumeThread(id uint32) error {
	h, err := windows.OpenThread(windows.THREAD_SUSPEND_RESUME, false, id)
	if err != nil {
		return os.NewSyscallError("OpenThread", err)
	}
	defer windows.CloseHandle(h)
	_, err = windows.ResumeThread(h)
	return os.NewSyscallError("ResumeThread", err)
}

func (r *root) reapAll(reaped func(pid, status int)) {
	if state, err := r.process.Wait(); err == nil {
		reaped(r.pid, state.ExitCode())
	}
	for r.active() > 0 {
		time.Sleep(20 * time.Millisecond)
	}
}

// active is the number of processes in the job.
func (r *root) active() uint32 {
	var info struct {
		TotalUserTime, TotalKernelTime, PeriodUserTime, PeriodKernelTime int64
		PageFaults, Total, Active, Terminated                            uint32
	}
	const jobObjectBasicAccountingInformation = 1
	if windows.QueryInformationJobObject(r.job, jobObjectBasicAccountingInformation,
		uintptr(unsafe.Pointer(&info)), uint32(unsafe.Sizeof(info)), nil) != nil {
		return 0
	}
	return info.Active
}

func (r *root) note(string) {}

// lingers: reapAll has waited for the whole job.
func (r *root) lingers() bool { return false }

// createLock makes the file of a lock. It gets another name and is removed while it is open, which
// Windows forbids for a file that os.OpenFile has opened.
func createLock(name string) (*os.File, error) {
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(path, windows.GENERIC_READ|windows.GENERIC_WRITE,
		windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE, nil, windows.CREATE_NEW, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &os.PathError{Op: "create", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}

// tryLock takes the lock of a file, if nobody holds it.
func tryLock(f *os.File) bool {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped)) == nil
}

func (r *root) killAll(empty <-chan struct{}) {
	windows.TerminateJobObject(r.job, 1)
	select {
	case <-empty:
	case <-time.After(Patience):
	}
}

// Alive reports whether there is a process of that pid.
func Alive(pid int) bool {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return false
	}
	windows.CloseHandle(h)
	return true
}

// Kill ends one process at once.
func Kill(pid int) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	return p.Kill()
}

// HasWaitStatus says that what a guard reaps is a wait status, and not a bare exit code.
const HasWaitStatus = false

// Interrupt has no way to a program that has no console of its own.
func Interrupt(int) error { return errors.New("Windows has no signal for it") }
