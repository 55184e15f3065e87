"""
An nbdkit plugin: a disk in a sparse file that also records every write and every flush, in their order.

    nbdkit python recorder.py disk=FILE record=FILE

An entry of the record is a head of 20 bytes, big-endian, followed by the bytes that were written:

    8  when it came, in nanoseconds of CLOCK_MONOTONIC
    8  its place on the disk, in bytes; -1 for a flush
    4  how many bytes were written
"""

import os
import struct
import time

API_VERSION = 2

HEAD = struct.Struct(">qqi")
FLUSH = -1

files = {}


def config(key, value):
    files[key] = os.open(value, os.O_RDWR | os.O_CREAT, 0o600)


def config_complete():
    if files.keys() != {"disk", "record"}:
        raise ValueError("wanted: disk=FILE record=FILE")


def open(readonly):
    return files["disk"]


def get_size(disk):
    return os.fstat(disk).st_size


def pread(disk, buffer, offset, flags):
    if os.preadv(disk, [buffer], offset) != len(buffer):
        raise EOFError("the disk's file is too short")


def pwrite(disk, buffer, offset, flags):
    note(offset, buffer)
    if os.pwrite(disk, buffer, offset) != len(buffer):
        raise OSError("the disk's file took fewer bytes than were written")


def flush(disk, flags):
    note(FLUSH, b"")


def note(offset, data):
    head = HEAD.pack(time.monotonic_ns(), offset, len(data))
    if os.writev(files["record"], [head, data]) != len(head) + len(data):
        raise OSError("the record took fewer bytes than it was given")
