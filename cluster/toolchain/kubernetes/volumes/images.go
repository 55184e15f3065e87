package volumes

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"golang.org/x/sys/unix"
)

const (
	smallest = 300 << 20 // mkfs.xfs makes none smaller
	page     = 4096
)

// images are the volumes' disks: a file of this machine for each, with an XFS file system inside. A file reserves its whole
// size at once, so a full disk of the machine stops no volume that exists: it refuses new ones, and growth.
type images string // the folder

func (i images) path(volume string) string {
	return filepath.Join(string(i), filepath.Base(volume)+".image")
}

// create makes a volume of at least that many bytes, and returns its size. The file system is made here, never where it is
// mounted: one whose superblock a power cut tore must not be taken for one that is still to be made. A volume has its name
// once it is whole and on disk.
func (i images) create(volume string, bytes int64) (int64, error) {
	image, size := i.path(volume), max((bytes+page-1)/page*page, smallest)
	if made, err := os.Stat(image); err == nil {
		return made.Size(), nil // by an attempt before
	}
	unfinished := image + ".new"
	defer os.Remove(unfinished)
	if err := i.reserve(unfinished, os.O_CREATE|os.O_TRUNC, 0, size); err != nil {
		return 0, err
	}
	if err := run("mkfs.xfs", "-q", "-f", "-K", "-m", "reflink=0", unfinished); err != nil {
		return 0, err
	}
	if err := run("sync", unfinished); err != nil {
		return 0, err
	}
	if err := os.Rename(unfinished, image); err != nil {
		return 0, err
	}
	return size, run("sync", string(i))
}

// grow makes a volume's disk larger, not yet its file system, and returns its size.
func (i images) grow(volume string, bytes int64) (int64, error) {
	made, err := os.Stat(i.path(volume))
	if err != nil {
		return 0, err
	}
	size := (bytes + page - 1) / page * page
	if size <= made.Size() {
		return made.Size(), nil
	}
	return size, i.reserve(i.path(volume), 0, made.Size(), size)
}

func (i images) remove(volume string) error {
	if err := os.Remove(i.path(volume)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// reserve gives a file the bytes of this machine's disk between two sizes.
func (i images) reserve(path string, flags int, from, to int64) error {
	var disk unix.Statfs_t
	if err := unix.Statfs(string(i), &disk); err != nil {
		return err
	}
	if free := int64(disk.Bavail) * disk.Bsize; to-from > free {
		return fmt.Errorf("it takes %d MiB more, and the disk of %s has %d MiB free", (to-from)>>20, i, free>>20)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|flags, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	err = unix.Fallocate(int(file.Fd()), 0, from, to-from)
	if errors.Is(err, unix.EOPNOTSUPP) { // a file system without: its blocks come when they are written
		err = file.Truncate(to)
	}
	return errors.Join(err, file.Sync())
}

func run(command string, arguments ...string) error {
	if output, err := exec.Command(command, arguments...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", command, err, output)
	}
	return nil
}
