package vn.dcim.web.shift;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.log.AlarmSummaries;
import vn.dcim.core.shift.log.AlarmSummary;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.LogDesk;
import vn.dcim.core.shift.log.LogEntry;
import vn.dcim.core.shift.log.LogFile;
import vn.dcim.core.shift.log.LogFilter;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.disposal.AttachmentAnswers;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The log book of the shifts. */
@Hidden
@Controller("/shift/log")
@Needs(Permission.VIEW)
final class LogController {

    private static final String LOG = "/shift/log";
    private static final int MOST_EXPORTED = 100_000;
    private static final int MOST_ASSETS = 20;
    private static final int ALARM_DAYS = 7;

    private final LogBook book;
    private final LogDesk desk;
    private final AlarmSummaries summaries;
    private final Roster roster;
    private final SeenDevices devices;
    private final Assets assets;
    private final Pages pages;

    LogController(
            LogBook book,
            LogDesk desk,
            AlarmSummaries summaries,
            Roster roster,
            SeenDevices devices,
            Assets assets,
            Pages pages) {
        this.book = book;
        this.desk = desk;
        this.summaries = summaries;
        this.roster = roster;
        this.devices = devices;
        this.assets = assets;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue @Nullable Long entry) {
        return entry == null ? show(request, Typed.NOTHING, "") : HttpResponse.seeOther(URI.create(LOG + "/" + entry));
    }

    @Get("/{id}")
    HttpResponse<?> entry(HttpRequest<?> request, long id) {
        return showOne(request, id, Typed.NOTHING, "");
    }

    @Post
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> write(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            LogEntry written = desk.write(wish(request, typed, null), SignedIn.name(request));
            return HttpResponse.seeOther(
                    URI.create(typed.text("then").equals("file") ? LOG + "/" + written.id() + "#file" : LOG));
        } catch (DcimException e) {
            return show(request, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Writes an entry that corrects another one, which stays as it is. */
    @Post("/{id}/correct")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> correct(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> desk.write(wish(request, typed, book.get(id)), SignedIn.name(request)));
    }

    @Post("/{id}/close-watch")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> closeWatch(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> {
            desk.closeWatch(id, typed.text("outcome"), SignedIn.name(request));
            return id;
        });
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(uri = "/{id}/files", consumes = MediaType.ALL)
    @Needs(Permission.WORK_SHIFT)
    HttpResponse<?> attach(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        try {
            desk.attach(id, name, content == null ? new byte[0] : content, SignedIn.name(request));
            return HttpResponse.created(URI.create(LOG + "/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return pages.fragment(request, "document/fault", text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}/files/{file}")
    HttpResponse<byte[]> file(long id, long file) {
        LogFile found = book.file(id, file);
        return AttachmentAnswers.of(found.id(), found.fileType(), book.content(found));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<LogBook.Line> export(HttpRequest<?> request) {
        return new ListExport<>(
                "log",
                ShiftColumns.log(pages.visit(request).words(), roster.names()),
                book.find(filter(view(request)), 0, MOST_EXPORTED).lines());
    }

    private LogDesk.Wish wish(HttpRequest<?> request, Typed typed, @Nullable LogEntry corrected) {
        String device = typed.text("device").strip();
        String asset = typed.text("asset").strip();
        return new LogDesk.Wish(
                typed.minute("happened-at"),
                typed.text("text"),
                corrected == null ? null : corrected.id(),
                device.isEmpty()
                        ? corrected == null ? null : corrected.deviceId()
                        : (Long) devices.get(device, SignedIn.scope(request)).id(),
                asset.isEmpty()
                        ? corrected == null ? null : corrected.assetId()
                        : (Long) asset(asset).id(),
                corrected == null ? typed.number("alarm") : corrected.alarmId(),
                typed.minute("watch-until"));
    }

    private Asset asset(String text) {
        var filter = new AssetFilter(text, null, null, Set.of(), null, null, null, null, null);
        List<Asset> found = assets.find(filter, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                .filter(asset -> text.equalsIgnoreCase(asset.tag()) || text.equalsIgnoreCase(asset.name()))
                .toList();
        if (found.size() != 1) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "asset", text, "");
        }
        return found.getFirst();
    }

    private HttpResponse<?> done(
            HttpRequest<?> request, long id, Map<String, Object> body, Function<Typed, Object> act) {
        Typed typed = Typed.of(body);
        book.get(id);
        try {
            act.apply(typed);
            return HttpResponse.seeOther(URI.create(LOG + "/" + id));
        } catch (DcimException e) {
            return showOne(request, id, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        LogPage.View view = view(request);
        LogBook.Found found = book.find(filter(view), (long) view.number() * LogPage.SIZE, LogPage.SIZE);
        Function<AlarmSummary, AlarmSummaries.Named> names =
                summaries.named(visit.words().language().locale());
        Stream<LogPage.Row> alarms = view.watched() || !view.q().isBlank() || view.number() > 0
                ? Stream.empty()
                : alarms(view, visit.now()).stream().map(line -> new LogPage.Row(null, line, names.apply(line)));
        List<LogPage.Row> rows = Stream.concat(
                        found.lines().stream().map(line -> new LogPage.Row(line, null, null)), alarms)
                .sorted(Comparator.comparing(LogPage.Row::at).reversed())
                .toList();
        var page = new LogPage(view, rows, found.total(), null, roster.names(), typed, fault);
        return pages.page(request, visit.t("log.title"), "shift/log", page);
    }

    private List<AlarmSummary> alarms(LogPage.View view, Instant now) {
        Instant to = view.to() == null ? now.plusMillis(1) : start(view.to().plusDays(1));
        Instant from = view.from() == null ? to.minus(java.time.Duration.ofDays(ALARM_DAYS)) : start(view.from());
        return from.isBefore(to) ? summaries.between(from, to) : List.of();
    }

    private MutableHttpResponse<?> showOne(HttpRequest<?> request, long id, Typed typed, String fault) {
        LogBook.Line line = book.line(id);
        var page = new LogPage(
                new LogPage.View("", null, null, false, 0), List.of(), 1, line, roster.names(), typed, fault);
        return pages.page(request, pages.visit(request).t("log.one", "#" + id), "shift/entry", page);
    }

    private static LogPage.View view(HttpRequest<?> request) {
        var parameters = request.getParameters();
        String page = parameters.get("page", String.class, "");
        return new LogPage.View(
                parameters.get("q", String.class, ""),
                TypedDay.of("from", parameters.get("from", String.class, "")),
                TypedDay.of("to", parameters.get("to", String.class, "")),
                !parameters.get("watched", String.class, "").isEmpty(),
                page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0);
    }

    private static LogFilter filter(LogPage.View view) {
        return new LogFilter(
                view.q(),
                view.from() == null ? null : start(view.from()),
                view.to() == null ? null : start(view.to().plusDays(1)),
                view.watched());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "shift.accepted.");
    }
}
