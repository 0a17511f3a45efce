package vn.dcim.web.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Point;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LiveCount;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SessionWatch;
import vn.dcim.web.security.SignedIn;

/**
 * Server-sent events: {@code reading} with the {@link LiveValue}s that changed, {@code alarm} with the counts when alarms changed,
 * {@code time} with the program's clock, which is also the sign of life.
 */
@Hidden
@Controller("/events")
@Needs(Permission.VIEW)
@Scoped
final class LiveController {

    private static final Duration GRAIN = Duration.ofMillis(250);
    private static final int SIGN_OF_LIFE = 40;
    /** What is said between two beats. */
    private static final long OF_ALARMS = -1;
    // why: after this a browser reconnects by itself, and shows again that it may look
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_POINTS = 2000;
    private static final Pattern IDS = Pattern.compile("(\\d{1,18}(,\\d{1,18})*)?");

    private final LiveClients clients;
    private final SeenDevices devices;
    private final NormalRanges ranges;
    private final Collection<LiveCount> counts;
    private final Pages pages;
    private final SessionWatch sessions;
    private final ObjectMapper mapper;
    private final Clock clock;

    LiveController(
            LiveClients clients,
            SeenDevices devices,
            NormalRanges ranges,
            Collection<LiveCount> counts,
            Pages pages,
            SessionWatch sessions,
            ObjectMapper mapper,
            Clock clock) {
        this.clients = clients;
        this.devices = devices;
        this.ranges = ranges;
        this.counts = counts;
        this.pages = pages;
        this.sessions = sessions;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @param ids of the points the page shows, with commas between */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> events(
            HttpRequest<?> request, @QueryValue(value = "points", defaultValue = "") String ids) {
        Scope scope = SignedIn.scope(request);
        Set<Long> seen = devices.bound(scope);
        Visit visit = pages.visit(request);
        Words words = visit.words();
        List<LiveCount> told = told(visit);
        Map<Long, Point> shown = points(ids, scope).stream().collect(Collectors.toMap(Point::id, Function.identity()));
        Map<Long, NormalRange> normal = ranges.of(shown.keySet());
        LiveClient client = clients.open(shown.keySet(), seen);
        // why: an alarm does not wait for the next beat; the thread that found it writes to no page
        Flux<Long> alarms = client.wakes().map(_ -> OF_ALARMS).publishOn(Schedulers.parallel());
        return Flux.interval(Duration.ZERO, GRAIN)
                .mergeWith(alarms)
                .onBackpressureDrop()
                .concatMapIterable(beat -> news(client, scope, shown, normal, told, words, beat), 1)
                .take(LONGEST)
                // why: the page then asks anew, and is shown what is right now
                .takeUntilOther(
                        sessions.end(request, now -> now.equals(scope) && Objects.equals(devices.bound(now), seen)))
                .doFinally(signal -> clients.close(client));
    }

    /** Returns the counts beside the lines that the reader sees; what stands beside others is not theirs to know. */
    private List<LiveCount> told(Visit visit) {
        Set<String> seen =
                visit.navigation().stream().map(line -> line.entry().counter()).collect(Collectors.toSet());
        return counts.stream().filter(count -> seen.contains(count.name())).toList();
    }

    private List<Point> points(String ids, Scope scope) {
        if (!IDS.matcher(ids).matches()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "points", ids, "1,2,3");
        }
        Set<Long> wanted = Stream.of(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .limit(MOST_POINTS)
                .collect(Collectors.toSet());
        return devices.points(wanted, scope);
    }

    private List<Event<String>> news(
            LiveClient client,
            Scope scope,
            Map<Long, Point> shown,
            Map<Long, NormalRange> normal,
            List<LiveCount> told,
            Words words,
            long beat) {
        List<Event<String>> events = new ArrayList<>(2);
        List<Reading> fresh = client.takeReadings();
        if (!fresh.isEmpty()) {
            events.add(event(
                    "reading",
                    fresh.stream()
                            .map(reading -> LiveValue.of(
                                    words,
                                    shown.get(reading.pointId()),
                                    reading,
                                    normal.getOrDefault(reading.pointId(), NormalRange.NONE)))
                            .toList()));
        }
        if (client.takeAlarmsChanged()) {
            Map<String, Integer> now = new TreeMap<>();
            told.forEach(count -> now.put(count.name(), count.count(scope)));
            events.add(event("alarm", Map.of("counts", now, "high", client.takeHighRaised())));
        }
        if (beat >= 0 && beat % SIGN_OF_LIFE == 0) {
            events.add(event("time", clock.millis()));
        }
        return events;
    }

    private Event<String> event(String name, Object data) {
        try {
            return Event.of(mapper.writeValueAsString(data)).name(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
