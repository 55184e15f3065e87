# The verbs of the project; README.md, docs and the folders' README files say when to use which.

.PHONY: help up test soak bench down visits backup restore image package

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

up: ## deploy to an embedded cluster, from a fresh machine
	@cluster/deploy

test: ## every test there is
	@cluster/test

soak: ## load and faults for ten minutes, or SOAK=2h; SEED=7 repeats an order
	@e2e/soak

bench: ## measure, beside what one would pick instead: docs/performance.md
	@bench/run $(ROWS)

down: ## undo up
	@cluster/undeploy

visits: ## print each replica's history
	@cluster/visits

# On a cluster of your own: operations/backup FILE, operations/restore FILE
backup: ## take every replica's history into FILE=visits.tar.gz
	@. cluster/env && operations/backup "$(FILE)"

restore: ## bring the histories of FILE=visits.tar.gz back
	@. cluster/env && operations/restore $(if $(filter yes,$(ASIDE)),--aside) "$(FILE)"

# A registry of your own: make image IMAGE=registry.example/timestamps; none: make image TAR=FILE; BASE=a Java 25 runtime image
image: ## build the image and push it, or write it to TAR=FILE
ifdef TAR
	@image=$$(service/image --tar "$(TAR)" $(if $(BASE),-Dimage.base=$(BASE))) && echo "$$image" | tee service/target/image
	@printf '%s\n' 'Next, one of:' '  kind load image-archive $(TAR)' '  minikube image load $(TAR)' \
	  '  ctr -n k8s.io images import $(TAR)    # on each node, as root' 'then: pulumi up'
else ifdef IMAGE
	@service/image $(IMAGE) $(if $(BASE),-Dimage.base=$(BASE))
	@echo "$(IMAGE)@$$(sed 's/.*"imageDigest":"\([^"]*\)".*/\1/' service/target/jib-image.json)" | tee service/target/image
else
	@cluster/up
	@cluster/image
	@cat service/target/image
endif

package: ## make the component's plugin, for this platform, or for that of each of JDKS="FOLDER..."
	@component/package $(JDKS)
