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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the program can do its work, for whoever asks: the names of the parts and nothing more. */
@Hidden
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final String DEGRADED = "DEGRADED";

    private final PartWatch watch;

    HealthController(PartWatch watch) {
        this.watch = watch;
    }

    /** Answers 200 while the program can do its work, otherwise 503. */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<HealthResource> health() {
        Map<String, String> parts = new TreeMap<>();
        watch.look().forEach((name, up) -> parts.put(name, up ? UP : DOWN));
        String status = status(parts);
        return HttpResponse.<HealthResource>status(status.equals(DOWN) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .header("Cache-Control", "no-store")
                .body(new HealthResource(status, parts));
    }

    private String status(Map<String, String> parts) {
        List<String> down = parts.keySet().stream()
                .filter(name -> parts.get(name).equals(DOWN))
                .toList();
        return down.isEmpty() ? UP : down.stream().anyMatch(watch::isNeeded) ? DOWN : DEGRADED;
    }
}
