# The project's commands. README.md, docs and the folders' README files say when to use which.

.PHONY: help up test check soak bench down visits backup restore image package

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

up: ## build the tools and the image, start the embedded cluster, deploy
	@commands/deploy

test: ## run every test
	@commands/test

check: ## compile and test what differs from the last commit, or from SINCE=REVISION
	@commands/check

soak: ## inject faults under load for ten minutes, or SOAK=2h; SEED=7 repeats an order
	@e2e/soak

bench: ## measure side by side with alternatives: docs/performance.md
	@bench/run $(ROWS)

down: ## delete the stack with all its visits, stop the cluster
	@commands/undeploy

visits: ## print each replica's history
	@commands/visits

# On a cluster of your own: operations/backup FILE, operations/restore FILE
backup: ## write every replica's history to FILE=visits.tar.gz
	@. cluster/env && operations/backup "$(FILE)"

restore: ## restore the histories from FILE=visits.tar.gz
	@. cluster/env && operations/restore $(if $(filter yes,$(ASIDE)),--aside) "$(FILE)"

# To your registry: make image IMAGE=registry.example/timestamps. To a file: make image TAR=FILE. BASE names another Java 25 runtime image.
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
	@commands/image
	@cat service/target/image
endif

package: ## build the component's plugin, for this platform, or for that of each of JDKS="FOLDER..."
	@component/package $(JDKS)
