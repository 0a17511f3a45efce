package vn.dcim.web.alarm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.dcim.core.account.Permission;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmDesk;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenAlarms;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** Alarms in the API. */
@Tag(name = "alarms")
@Controller("/api/v1/alarms")
@Needs(Permission.VIEW)
@Scoped
final class AlarmApi {

    private final SeenAlarms alarms;
    private final AlarmDesk desk;
    private final AlarmLines lines;
    private final SeenDevices devices;
    private final Pages pages;

    AlarmApi(SeenAlarms alarms, AlarmDesk desk, AlarmLines lines, SeenDevices devices, Pages pages) {
        this.alarms = alarms;
        this.desk = desk;
        this.lines = lines;
        this.devices = devices;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists alarms",
            description =
                    "Those that stand, unless states are named (with commas between, or all). Sort: urgency, newest, "
                            + "priority, device.")
    @Get
    ListPage<AlarmResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String priority,
            @QueryValue(defaultValue = "") String device,
            @QueryValue(defaultValue = "") String rule,
            @QueryValue @Nullable Long root) {
        Scope scope = SignedIn.scope(request);
        var filter = new AlarmFilter(
                AlarmQuery.states(state),
                AlarmQuery.priorities(priority),
                device.isEmpty() ? null : devices.get(device, scope).id(),
                rule.isEmpty() ? null : rule,
                null,
                null,
                root,
                null,
                false);
        var page = alarms.list(
                filter,
                AlarmQuery.order(Objects.requireNonNullElse(query.sort(), "")),
                (long) query.number() * query.limit(),
                query.limit(),
                scope);
        return new ListPage<>(page.items().stream().map(resources(request)).toList(), page.total());
    }

    @Operation(summary = "Shows an alarm")
    @Get("/{id}")
    AlarmResource get(HttpRequest<?> request, long id) {
        return resources(request).apply(alarms.get(id, SignedIn.scope(request)));
    }

    @Operation(summary = "Lists all that happened to an alarm, oldest first")
    @Get("/{id}/transitions")
    ListPage<TransitionResource> transitions(HttpRequest<?> request, long id) {
        List<TransitionResource> items = alarms.transitions(id, SignedIn.scope(request)).stream()
                .map(TransitionResource::of)
                .toList();
        return new ListPage<>(items, items.size());
    }

    @Operation(summary = "Says that a person knows of an alarm")
    @Post("/{id}/acknowledge")
    @Needs(Permission.ACKNOWLEDGE_ALARM)
    AlarmResource acknowledge(HttpRequest<?> request, long id, @Body @Nullable AlarmCommand command) {
        String remark = given(command).remark();
        return act(request, id, actor -> desk.acknowledge(id, actor, remark));
    }

    @Operation(summary = "Silences an alarm for some minutes", description = "Needs minutes and a reason.")
    @Post("/{id}/shelve")
    @Needs(Permission.SHELVE_ALARM)
    AlarmResource shelve(HttpRequest<?> request, long id, @Body @Nullable AlarmCommand command) {
        Duration length = Duration.ofMinutes(given(command).length());
        String why = given(command).why();
        return act(request, id, actor -> desk.shelve(id, length, actor, why));
    }

    @Operation(summary = "Ends the silence of an alarm before its time")
    @Post("/{id}/unshelve")
    @Needs(Permission.SHELVE_ALARM)
    AlarmResource unshelve(HttpRequest<?> request, long id, @Body @Nullable AlarmCommand command) {
        String why = given(command).why();
        return act(request, id, actor -> desk.unshelve(id, actor, why));
    }

    @Operation(summary = "Adds a remark to an alarm")
    @Post("/{id}/comment")
    @Needs(Permission.ACKNOWLEDGE_ALARM)
    AlarmResource comment(HttpRequest<?> request, long id, @Body @Nullable AlarmCommand command) {
        String remark = given(command).remark();
        return act(request, id, actor -> desk.comment(id, actor, remark));
    }

    private AlarmResource act(HttpRequest<?> request, long id, Consumer<String> action) {
        Scope scope = SignedIn.scope(request);
        alarms.get(id, scope);
        action.accept(SignedIn.name(request));
        return resources(request).apply(alarms.get(id, scope));
    }

    private static AlarmCommand given(@Nullable AlarmCommand command) {
        return command == null ? AlarmCommand.EMPTY : command;
    }

    private Function<Alarm, AlarmResource> resources(HttpRequest<?> request) {
        Function<Alarm, AlarmLine> line = lines.in(pages.visit(request).words());
        Scope scope = SignedIn.scope(request);
        return alarm -> AlarmResource.of(alarm, line.apply(alarm), devices.point(alarm.pointId(), scope));
    }
}
