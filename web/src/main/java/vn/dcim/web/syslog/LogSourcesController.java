package vn.dcim.web.syslog;

import io.micronaut.context.annotation.Property;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.core.syslog.LogStrangers;
import vn.dcim.core.syslog.LogTallies;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the sources of log messages. */
@Hidden
@Controller("/logs/sources")
@Needs(Permission.READ_LOG)
final class LogSourcesController {

    private static final String RATE = "log.rate";

    private final LogSources sources;
    private final LogTallies tallies;
    private final LogStrangers strangers;
    private final SeenDevices devices;
    private final LatestReadings readings;
    private final Pages pages;
    private final boolean isReceiving;

    LogSourcesController(
            LogSources sources,
            LogTallies tallies,
            LogStrangers strangers,
            SeenDevices devices,
            LatestReadings readings,
            Pages pages,
            @Nullable @Property(name = "dcim.syslog.address") String listening) {
        this.sources = sources;
        this.tallies = tallies;
        this.strangers = strangers;
        this.devices = devices;
        this.readings = readings;
        this.pages = pages;
        this.isReceiving = listening != null;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("logs.sources"), "syslog/sources", listed());
    }

    /** The part of the list that time changes. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request) {
        return pages.fragment(request, "syslog/sourcerows", listed());
    }

    private LogSourceListPage listed() {
        Map<Long, LogTallies.Tally> sent = tallies.all();
        return new LogSourceListPage(
                sources.all().stream()
                        .map(source -> new LogSourceListPage.Row(source, sent.get(source.id()), perMinute(source)))
                        .toList(),
                strangers.all(),
                isReceiving);
    }

    private @Nullable Double perMinute(LogSource source) {
        return devices.pointsOf(source.device()).stream()
                .filter(point -> point.name().equals(RATE))
                .findFirst()
                .flatMap(point -> readings.of(point.id()))
                .filter(reading -> reading.quality().isUsable())
                .map(Reading::value)
                .orElse(null);
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    private ListExport<LogSourceListPage.Row> export(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        return new ListExport<>(
                "log-sources",
                List.of(
                        column("name", words, row -> row.source().device().name()),
                        column(
                                "kind",
                                words,
                                row -> words.t(
                                        "logs.kind." + row.source().kind().code())),
                        column("sender", words, row -> row.source().sender()),
                        column("host", words, row -> row.source().host()),
                        column(
                                "retentionMonths",
                                words,
                                row -> Integer.toString(row.source().retentionMonths())),
                        column(
                                "last",
                                words,
                                row -> row.tally() == null
                                        ? ""
                                        : words.second(row.tally().lastAt())),
                        column(
                                "messages",
                                words,
                                row -> row.tally() == null
                                        ? "0"
                                        : Long.toString(row.tally().messages()))),
                listed().rows());
    }

    private static ListColumn<LogSourceListPage.Row> column(
            String code, Words words, java.util.function.Function<LogSourceListPage.Row, String> value) {
        return new ListColumn<>(code, words.t("logs.source." + code), value, value);
    }

    @Get("/new")
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> newForm(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String sender,
            @QueryValue(defaultValue = "") String host) {
        return form(
                request,
                new LogSourceFormPage(
                        null, Map.of("sender", sender, "host", host, "name", host, "retentionMonths", "12"), ""));
    }

    @Post("/new")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        LogSourceForm form = LogSourceForm.of(body);
        try {
            LogSource source = sources.add(form.draft(), SignedIn.name(request));
            strangers.forget(source.sender(), source.host());
            return HttpResponse.seeOther(URI.create("/logs/sources"));
        } catch (DcimException e) {
            return refused(request, new LogSourceFormPage(null, form.typed(), text(request, e)));
        }
    }

    @Get("/{id}/edit")
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> edit(HttpRequest<?> request, long id) {
        LogSource source = sources.get(id);
        return form(
                request, new LogSourceFormPage(source, LogSourceForm.of(source).typed(), ""));
    }

    @Post("/{id}/edit")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LogSourceForm form = LogSourceForm.of(body);
        LogSource source = sources.get(id);
        try {
            sources.change(id, form.draft(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/logs/sources"));
        } catch (DcimException e) {
            return refused(request, new LogSourceFormPage(source, form.typed(), text(request, e)));
        }
    }

    @Post("/{id}/retire")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retire(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LogSourceForm form = LogSourceForm.of(body);
        LogSource source = sources.get(id);
        try {
            sources.retire(id, form.text("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/logs/sources"));
        } catch (DcimException e) {
            return refused(
                    request,
                    new LogSourceFormPage(source, LogSourceForm.of(source).typed(), text(request, e)));
        }
    }

    private MutableHttpResponse<?> refused(HttpRequest<?> request, LogSourceFormPage page) {
        return form(request, page).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, LogSourceFormPage page) {
        String title = page.source() == null ? "logs.source.add" : "logs.source.change";
        return pages.page(request, pages.visit(request).t(title), "syslog/source-form", page);
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        Words words = pages.visit(request).words();
        if (failure.code() != ErrorCode.INVALID_VALUE) {
            return FieldText.of(failure, words);
        }
        String field = Objects.toString(failure.arguments().getFirst());
        return words.t("logs.source." + field) + ": " + FieldText.of(failure, words, "logs.accepted.");
    }
}
