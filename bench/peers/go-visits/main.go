// The service's POST /visits with Go's standard library alone. Each visit is a line of 256 bytes with a checksum. Visits that wait
// share a write and an fdatasync, and are answered after it.
//
//	go-visits PORT FILE
package main

import (
	"fmt"
	"hash/crc32"
	"log"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"
)

const (
	largestBatch = 1024
	longestQueue = 16 * largestBatch
	lineLength   = 256
	utc          = "2006-01-02T15:04:05.000000Z"
	local        = "2006-01-02T15:04:05.000000-07:00"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type visit struct {
	json     []byte
	recorded chan struct{}
}

// record is the file's only writer.
func record(file *os.File, queue <-chan *visit) {
	batch := make([]*visit, 0, largestBatch)
	lines := make([]byte, 0, largestBatch*lineLength)
	sequence, latest := 0, time.Time{}
	for first := range queue {
		batch = append(batch[:0], first)
		for waiting := true; waiting && len(batch) < largestBatch; {
			select {
			case next := <-queue:
				batch = append(batch, next)
			default:
				waiting = false
			}
		}
		lines = lines[:0]
		for _, each := range batch {
			if now := time.Now().UTC(); now.After(latest) {
				latest = now
			}
			sequence++
			lines = each.stamp(lines, sequence, latest)
		}
		if _, err := file.Write(lines); err != nil {
			log.Fatal(err)
		}
		if err := syscall.Fdatasync(int(file.Fd())); err != nil {
			log.Fatal(err)
		}
		for _, each := range batch {
			close(each.recorded)
		}
	}
}

// stamp makes the visit's JSON, and appends its line.
func (v *visit) stamp(lines []byte, sequence int, now time.Time) []byte {
	start := len(lines)
	lines = strconv.AppendInt(append(lines, `{"sequence":`...), int64(sequence), 10)
	lines = now.AppendFormat(append(lines, `,"utc":"`...), utc)
	lines = now.AppendFormat(append(lines, `","local":"`...), local)
	lines = append(lines, `","zone":"UTC","replica":"timestamps-0"`...)
	v.json = append(append(make([]byte, 0, lineLength), lines[start:]...), '}')
	lines = fmt.Appendf(lines, `,"crc32c":"%08x"}`, crc32.Checksum(lines[start:], castagnoli))
	for len(lines) < start+lineLength-1 {
		lines = append(lines, ' ')
	}
	return append(lines, '\n')
}

func main() {
	file, err := os.OpenFile(os.Args[2], os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		log.Fatal(err)
	}
	queue := make(chan *visit, longestQueue)
	go record(file, queue)
	http.HandleFunc("/visits", func(answer http.ResponseWriter, request *http.Request) {
		if request.Method != http.MethodPost {
			answer.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		v := &visit{recorded: make(chan struct{})}
		queue <- v
		<-v.recorded
		headers := answer.Header()
		headers.Set("Content-Type", "application/json")
		headers.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "+
			"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		headers.Set("X-Content-Type-Options", "nosniff")
		headers.Set("Referrer-Policy", "no-referrer")
		headers.Set("Cache-Control", "no-store")
		answer.WriteHeader(http.StatusCreated)
		answer.Write(v.json)
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
