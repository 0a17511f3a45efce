package vn.dcim.web.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.TreeMap;

/** Whether the program can do its work, for whoever asks: the names of the parts and nothing more. */
@Hidden
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final PartWatch watch;

    HealthController(PartWatch watch) {
        this.watch = watch;
    }

    /** Answers 200 when all parts are up that the program needs, otherwise 503. */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<HealthResource> health() {
        Map<String, String> parts = new TreeMap<>();
        Map<String, Boolean> found = watch.look();
        found.forEach((name, there) -> parts.put(name, there ? UP : DOWN));
        boolean up = watch.suffices(found);
        return HttpResponse.<HealthResource>status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header("Cache-Control", "no-store")
                .body(new HealthResource(up ? UP : DOWN, parts));
    }
}
