package timestamps.service;

import java.io.IOException;
import java.io.UncheckedIOException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The page: looking at it is a visit. */
@Controller
class PageController {

	private static final int SHOWN = 20;

	private final VisitLog log;

	PageController(VisitLog log) {
		this.log = log;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	Mono<Rendering> page() {
		return Mono.fromFuture(this.log::append).publishOn(Schedulers.boundedElastic()).map(this::render);
	}

	private Rendering render(Visit visit) {
		try {
			return Rendering.view("page")
				.modelAttribute("visit", VisitView.of(visit))
				.modelAttribute("latest",
						this.log.latest(visit.sequence() + 1, SHOWN).stream().map(VisitView::of).toList())
				.build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
