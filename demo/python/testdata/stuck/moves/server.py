import socket
import threading
import time

server = socket.create_server(("127.0.0.1", 0))


def call():
    with socket.create_connection(server.getsockname()) as s:
        print(s.recv(100).decode())


def later():
    threading.Event().wait(1.5)
    conn, _ = server.accept()
    conn.sendall(b"42")
    conn.close()


t = threading.Thread(target=call)
t.start()
later()
t.join()
