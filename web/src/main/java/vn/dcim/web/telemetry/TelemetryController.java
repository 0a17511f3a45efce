package vn.dcim.web.telemetry;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.transaction.exceptions.TransactionException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.DeviceCollector;
import vn.dcim.core.device.DeviceCollector.State;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.ingest.PipelineStatistics;
import vn.dcim.core.ingest.ReadingGap;
import vn.dcim.core.ingest.ReadingGapRepository;
import vn.dcim.core.ingest.ReadingPipeline;
import vn.dcim.core.telemetry.HistoryRoom;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of how readings come in and are kept. */
@Hidden
@Controller("/telemetry")
@Needs(Permission.VIEW)
final class TelemetryController {

    private static final int MOST_DEVICES = 50;

    private final ReadingPipeline pipeline;
    private final ReadingRates rates;
    private final ReadingGapRepository gaps;
    private final NodeLook nodes;
    private final HistoryRoom history;
    private final Collection<DeviceCollector> collectors;
    private final SeenDevices devices;
    private final Pages pages;
    private final Clock clock;

    TelemetryController(
            ReadingPipeline pipeline,
            ReadingRates rates,
            ReadingGapRepository gaps,
            NodeLook nodes,
            HistoryRoom history,
            Collection<DeviceCollector> collectors,
            SeenDevices devices,
            Pages pages,
            Clock clock) {
        this.pipeline = pipeline;
        this.rates = rates;
        this.gaps = gaps;
        this.nodes = nodes;
        this.history = history;
        this.collectors = collectors;
        this.devices = devices;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("telemetry.title"), "telemetry/show", look(request));
    }

    /** The part of the page that goes on. */
    @Get("/state")
    HttpResponse<?> state(HttpRequest<?> request) {
        return pages.fragment(request, "telemetry/state", look(request));
    }

    private TelemetryPage look(HttpRequest<?> request) {
        PipelineStatistics statistics = pipeline.statistics();
        List<TelemetryPage.Line> asked = asked(request);
        return new TelemetryPage(
                rates.look(statistics),
                statistics,
                pipeline.spool(),
                gaps(),
                nodes.nodes(),
                nodes.unowned(),
                room(),
                asked.stream().limit(MOST_DEVICES).toList(),
                Arrays.stream(State.values())
                        .map(state -> asked.stream()
                                .filter(line -> line.asked().state() == state)
                                .count())
                        .toList(),
                clock.instant());
    }

    private List<ReadingGap> gaps() {
        try {
            return gaps.findTop10OrderByNotedAtDesc();
        } catch (DataAccessException | TransactionException e) {
            return List.of();
        }
    }

    private HistoryRoom.State room() {
        try {
            return history.look();
        } catch (DcimException e) {
            // why: while the database is away, this page is where it is seen
            return null;
        }
    }

    private List<TelemetryPage.Line> asked(HttpRequest<?> request) {
        return devices.listed(SignedIn.scope(request)).stream()
                .flatMap(device -> collectors.stream()
                        .flatMap(collector -> collector.statistics(device.id()).stream())
                        .map(statistics -> new TelemetryPage.Line(device.id(), device.name(), statistics)))
                .sorted(Comparator.<TelemetryPage.Line>comparingInt(
                                line -> -line.asked().state().ordinal())
                        .thenComparing(line -> line.asked().lastCycle(), Comparator.reverseOrder())
                        .thenComparing(TelemetryPage.Line::name))
                .toList();
    }
}
