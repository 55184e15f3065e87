module timestamps.example/go-visits

go 1.21
