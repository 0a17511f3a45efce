package vn.dcim.web.rack;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.floor.Arrangement;
import vn.dcim.core.floor.FloorDesk;
import vn.dcim.core.floor.FloorDraft;
import vn.dcim.core.floor.FloorPlan;
import vn.dcim.core.floor.FloorThing;
import vn.dcim.core.floor.Floors;
import vn.dcim.core.floor.Offer;
import vn.dcim.core.place.Place;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Floor plans, seen and changed. */
@Hidden
@Controller("/racks/floor")
@Needs(Permission.VIEW)
final class FloorController {

    private static final int MOST_ROWS = 600;
    private static final int NEW_WIDTH = 9000;
    private static final int NEW_DEPTH = 7200;
    private static final int TILE = 600;
    private static final double METRES = 1000;
    private static final List<String> FIELDS =
            List.of("id", "node", "kind", "name", "x", "y", "width", "depth", "turn", "rated", "gone");

    private final Floors floors;
    private final FloorDesk desk;
    private final FloorPages drawings;
    private final Pages pages;

    FloorController(Floors floors, FloorDesk desk, FloorPages drawings, Pages pages) {
        this.floors = floors;
        this.desk = desk;
        this.drawings = drawings;
        this.pages = pages;
    }

    /** Shows the first room that is drawn, or the rooms that could be. */
    @Get
    HttpResponse<?> rooms(HttpRequest<?> request) {
        Set<Long> drawn = floors.drawn();
        List<Place> rooms = floors.rooms();
        return rooms.stream()
                .filter(room -> drawn.contains(room.id()))
                .findFirst()
                .<HttpResponse<?>>map(room -> HttpResponse.seeOther(address(room.id())))
                .orElseGet(() -> pages.page(request, pages.visit(request).t("floor.title"), "rack/floors", rooms));
    }

    @Get("/{id}")
    HttpResponse<?> room(HttpRequest<?> request, long id) {
        Place room = floors.room(id);
        FloorPlan plan = floors.plan(id).orElse(null);
        return plan == null
                ? pages.page(request, pages.visit(request).t("floor.title"), "rack/floors", List.of(room))
                : pages.page(request, room.name(), "rack/floor", drawings.page(room, plan, words(request)));
    }

    /** @param version of what the page shows; when it is still right, the answer is 204 */
    @Get("/{id}/map")
    HttpResponse<?> map(HttpRequest<?> request, long id, @QueryValue(defaultValue = "") String version) {
        Place room = floors.room(id);
        FloorPlan plan =
                floors.plan(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "floor", room.name()));
        FloorPage page = drawings.page(room, plan, words(request));
        return page.version().equals(version)
                ? HttpResponse.noContent()
                : pages.fragment(request, "rack/floor-map", page);
    }

    /** @param arrange whether to propose places for what has none */
    @Get("/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> editForm(HttpRequest<?> request, long id, @QueryValue(defaultValue = "false") boolean arrange) {
        Place room = floors.room(id);
        Words words = words(request);
        FloorPlan plan = floors.plan(id).orElse(null);
        List<FloorThing> things = new ArrayList<>(floors.things(id));
        int width = plan == null ? NEW_WIDTH : plan.widthMm();
        Map<String, String> typed = new HashMap<>();
        typed.put("width", metres(width, words));
        typed.put("depth", metres(plan == null ? NEW_DEPTH : plan.depthMm(), words));
        typed.put("tile", metres(plan == null ? TILE : plan.tileMm(), words));
        if (arrange) {
            Set<String> placed = things.stream().map(FloorThing::node).collect(Collectors.toSet());
            things.addAll(Arrangement.of(
                    id,
                    width,
                    floors.offers(id).stream()
                            .filter(offer -> !placed.contains(offer.node()))
                            .toList()));
        }
        List<Map<String, String>> rows =
                things.stream().map(thing -> row(thing, words)).toList();
        return form(request, room, plan == null ? 0 : plan.revision(), typed, rows, List.of());
    }

    @Post("/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, long id, @Nullable @Body Map<String, Object> body) {
        Place room = floors.room(id);
        Map<String, String> typed = texts(body);
        List<Map<String, String>> rows = rows(typed);
        int revision =
                typed.getOrDefault("revision", "").matches("\\d{1,9}") ? Integer.parseInt(typed.get("revision")) : 0;
        try {
            List<FloorDraft.Fault> faults =
                    desk.save(id, revision, typed, rows, typed.getOrDefault("reason", ""), SignedIn.name(request));
            return faults.isEmpty()
                    ? HttpResponse.seeOther(address(id))
                    : form(
                                    request,
                                    room,
                                    revision,
                                    typed,
                                    rows,
                                    faults.stream()
                                            .map(fault -> text(fault, words(request)))
                                            .toList())
                            .status(HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (DcimException e) {
            HttpStatus status = e.code() == ErrorCode.INVALID_VALUE
                    ? HttpStatus.UNPROCESSABLE_ENTITY
                    : HttpStatus.valueOf(e.code().httpStatus());
            String fault = text(new FloorDraft.Fault("", e), words(request));
            return form(request, room, revision, typed, rows, List.of(fault)).status(status);
        }
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request,
            Place room,
            int revision,
            Map<String, String> typed,
            List<Map<String, String>> rows,
            List<String> faults) {
        Visit visit = pages.visit(request);
        Set<String> placed =
                rows.stream().map(row -> row.getOrDefault("node", "")).collect(Collectors.toSet());
        List<Offer> offers = floors.offers(room.id()).stream()
                .filter(offer -> !placed.contains(offer.node()))
                .toList();
        return pages.page(
                request,
                visit.t("floor.edit", room.name()),
                "rack/floor-form",
                new FloorFormPage(room, revision, typed, rows, offers, faults));
    }

    private static String text(FloorDraft.Fault fault, Words words) {
        DcimException cause = fault.cause();
        String text = FieldText.of(cause, words, "floor.accepted.");
        if (cause.code() != ErrorCode.INVALID_VALUE) {
            return text;
        }
        String field = words.t("floor.field." + cause.arguments().getFirst());
        return (fault.thing().isEmpty() ? field : fault.thing() + ", " + field) + ": " + text;
    }

    private static Map<String, String> row(FloorThing thing, Words words) {
        Map<String, String> row = new HashMap<>();
        row.put("id", thing.id() == null ? "" : thing.id().toString());
        row.put("node", thing.node());
        row.put("kind", thing.kind().code());
        row.put("name", thing.name());
        row.put("x", metres(thing.xMm(), words));
        row.put("y", metres(thing.yMm(), words));
        row.put("width", metres(thing.widthMm(), words));
        row.put("depth", metres(thing.depthMm(), words));
        row.put("turn", Integer.toString(thing.turn()));
        row.put("rated", thing.ratedWatts() == null ? "" : words.number(thing.ratedWatts() / METRES, 1));
        return row;
    }

    /** Returns the rows of a form whose fields end in a point and the number of their row. */
    private static List<Map<String, String>> rows(Map<String, String> typed) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && typed.containsKey("x." + i); i++) {
            Map<String, String> row = new HashMap<>();
            for (String field : FIELDS) {
                row.put(field, typed.getOrDefault(field + "." + i, ""));
            }
            if (!(row.get("id").isEmpty()
                    && row.get("node").isEmpty()
                    && row.get("name").isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String metres(int mm, Words words) {
        return words.number(mm / METRES, 2);
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }

    private static URI address(long room) {
        return URI.create("/racks/floor/" + room);
    }

    private static Map<String, String> texts(@Nullable Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        if (body != null) {
            body.forEach((name, value) -> texts.put(
                    name,
                    value instanceof List<?> several
                            ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                            : value == null ? "" : value.toString()));
        }
        return texts;
    }
}
