module timestamps/toolchain/pause

go 1.26
