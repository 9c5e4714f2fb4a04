import socket
import struct

a, b = socket.socketpair()
a.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 2, 0))
b.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", 2, 0))
try:
    a.recv(1)
except BlockingIOError:
    print("nothing came")
try:
    while True:
        b.send(bytes(65536))
except BlockingIOError:
    print("there was no room")
