package vn.dcim.web.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentDesk;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.StepKind;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Incidents in the API, by the same rules as on their pages. */
@Tag(name = "incidents")
@Controller("/api/v1/incidents")
@Needs(Permission.READ_INCIDENT)
final class IncidentApi {

    private static final List<String> STATES = List.of("open", "closed", "all");
    private static final Map<String, Comparator<IncidentFile>> ORDERS = new LinkedHashMap<>();

    static {
        Comparator<IncidentFile> detected =
                Comparator.comparing(file -> file.incident().detectedAt());
        ORDERS.put("-detectedAt", detected.reversed());
        ORDERS.put("detectedAt", detected);
    }

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final Clock clock;

    IncidentApi(Incidents incidents, IncidentDesk desk, Clock clock) {
        this.incidents = incidents;
        this.desk = desk;
        this.clock = clock;
    }

    /** What is to be opened. @param alarm what it is opened from, which then tells since when @param detectedAt left out for now */
    @Serdeable
    record Wish(
            @Nullable String title,
            @Nullable Long alarm,
            @Nullable Instant detectedAt,
            @Nullable Long logEntry,
            @Nullable Long asset,
            @Nullable Boolean drill) {}

    /** An answer to a question of the scales, or a group. @param answer yes or no; of group its code */
    @Serdeable
    record AnswerWish(@Nullable String question, @Nullable String answer) {}

    /** Something that was done. @param kind such as isolated @param at left out for now @param run the backup, of backed-up only */
    @Serdeable
    record StepWish(
            @Nullable String kind,
            @Nullable Instant at,
            @Nullable String text,
            @Nullable Long run) {}

    /** A try to tell a body. @param result sent, confirmed or failed @param reference of a confirmation: who confirmed */
    @Serdeable
    record AttemptWish(
            @Nullable String body,
            @Nullable Instant at,
            @Nullable String addressee,
            @Nullable String channel,
            @Nullable String result,
            @Nullable String note,
            @Nullable String reference) {}

    @Operation(
            summary = "Lists incidents, the last detected first",
            description = "state: open, closed or all (the default). from and to: instants of detection, without to.")
    @Get
    ListPage<IncidentResource> list(
            @QueryValue(defaultValue = "all") String state,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @RequestBean ListQuery query) {
        if (!STATES.contains(state)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "state", state, String.join(", ", STATES));
        }
        Instant now = clock.instant();
        return query.of(
                        incidents.all().stream()
                                .filter(file -> state.equals("all") || file.isClosed() == state.equals("closed"))
                                .filter(file -> from == null
                                        || !file.incident().detectedAt().isBefore(from))
                                .filter(file -> to == null
                                        || file.incident().detectedAt().isBefore(to))
                                .toList(),
                        ORDERS)
                .map(file -> IncidentResource.of(file, now));
    }

    @Operation(summary = "Tells an incident with its answers, steps, and whom it obliges to tell till when")
    @Get("/{id}")
    IncidentResource.Whole one(long id) {
        return IncidentResource.Whole.of(incidents.get(id), clock.instant());
    }

    @Operation(
            summary = "Opens an incident",
            description = "From an alarm, that one which was opened from it before is told instead of a second.")
    @Post
    @Needs(Permission.WORK_INCIDENT)
    @Status(HttpStatus.CREATED)
    IncidentResource open(HttpRequest<?> request, @Body Wish wish) {
        String title = text(wish.title());
        String by = SignedIn.name(request);
        Incident opened = wish.alarm() != null
                ? desk.openFromAlarm(wish.alarm(), title, by)
                : desk.open(
                        new IncidentDesk.Wish(
                                title,
                                wish.detectedAt(),
                                wish.logEntry(),
                                wish.asset(),
                                Objects.requireNonNullElse(wish.drill(), false)),
                        by);
        return IncidentResource.of(incidents.get(opened.id()), clock.instant());
    }

    @Operation(summary = "Answers a question that leads to the levels")
    @Post("/{id}/answers")
    @Needs(Permission.WORK_INCIDENT)
    IncidentResource.Whole answer(HttpRequest<?> request, long id, @Body AnswerWish wish) {
        desk.answer(id, text(wish.question()), text(wish.answer()), SignedIn.name(request));
        return one(id);
    }

    @Operation(
            summary = "Notes what was done",
            description =
                    "The order of article 13.3.a holds: isolated, backed-up, repair-started; only the head of the centre overrides it, on the page.")
    @Post("/{id}/steps")
    @Needs(Permission.WORK_INCIDENT)
    IncidentResource.Whole step(HttpRequest<?> request, long id, @Body StepWish wish) {
        String told = text(wish.kind());
        StepKind kind = StepKind.of(told)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "kind",
                        told,
                        String.join(
                                ", ",
                                List.of(StepKind.values()).stream()
                                        .map(StepKind::code)
                                        .toList())));
        desk.step(id, kind, wish.at(), text(wish.text()), wish.run(), false, SignedIn.name(request));
        return one(id);
    }

    @Operation(summary = "Notes a try to tell a body")
    @Post("/{id}/attempts")
    @Needs(Permission.WORK_INCIDENT)
    IncidentResource.Whole attempt(HttpRequest<?> request, long id, @Body AttemptWish wish) {
        desk.attempt(
                id,
                text(wish.body()),
                wish.at(),
                text(wish.addressee()),
                text(wish.channel()),
                text(wish.result()),
                text(wish.note()),
                text(wish.reference()),
                SignedIn.name(request));
        return one(id);
    }

    private static String text(@Nullable String told) {
        return Objects.requireNonNullElse(told, "");
    }
}
