"""The probe: tells the app what an unmodified Python program does, as it does it.

wire      one line of JSON an event, and the real pause: asleep in read() until the app answers
watch     sees chosen functions start, return, raise and reach lines, without a frame of its own
trap      raises in the program what its signal handler raised while we ran
calls     sees what goes through os.read, os.write, os.pipe, os.waitpid and os._exit
full      says before a read or write that it is about to sleep
channels  says where pipes, queues and shared memory come from
lines     the program's own lines
own       which files are the program's own
volume    how much is told: each thing at first, then sums
story     what is worth telling about multiprocessing
brief     a value in a few characters, without running the program's code

Law: what the program can see does not change.  No name stays in sys.modules, no frame
shows in a traceback, nothing is reaped, printed or opened below file descriptor 100.
"""
