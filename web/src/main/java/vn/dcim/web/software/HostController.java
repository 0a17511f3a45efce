package vn.dcim.web.software;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.ConsoleFault;
import vn.dcim.core.software.Consoles;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.asset.AssetWords;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of what machines lack: operating system, anti-malware, updates, scans, patches. */
@Hidden
@Controller("/software/hosts")
@Needs(Permission.VIEW)
final class HostController {

    private final Hosts hosts;
    private final Assets assets;
    private final SoftwareRegister register;
    private final Consoles consoles;
    private final Pages pages;

    HostController(Hosts hosts, Assets assets, SoftwareRegister register, Consoles consoles, Pages pages) {
        this.hosts = hosts;
        this.assets = assets;
        this.register = register;
        this.consoles = consoles;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String flaw,
            @QueryValue(defaultValue = "0") int page) {
        if (page < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "page", page, "≥ 0");
        }
        return show(request, new HostPage(hosts.standing(), flaw(flaw), page, "", "", List.of(), ""));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, @QueryValue(defaultValue = "") String flaw) {
        return export(request, flaw).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @QueryValue(defaultValue = "") String flaw) {
        return export(request, flaw).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(HttpRequest<?> request, @QueryValue(defaultValue = "") String flaw) {
        return export(request, flaw).json();
    }

    private ListExport<HostState> export(HttpRequest<?> request, String flaw) {
        Words words = pages.visit(request).words();
        var page = new HostPage(hosts.standing(), flaw(flaw), 0, "", "", List.of(), "");
        return new ListExport<>("hosts", columns(words), page.fitting());
    }

    private static List<ListColumn<HostState>> columns(Words words) {
        return List.of(
                column("name", words, HostState::name, HostState::name),
                column("tag", words, HostState::tag, HostState::tag),
                column("kind", words, host -> AssetWords.of(host.kind(), words), host -> host.kind()
                        .code()),
                column("system", words, HostState::system, HostState::system),
                column("anti-malware", words, HostState::antiMalware, HostState::antiMalware),
                column("updated", words, host -> minute(host.updatedAt(), words), host -> text(host.updatedAt())),
                column("scanned", words, host -> minute(host.scannedAt(), words), host -> text(host.scannedAt())),
                column("patches", words, host -> text(host.missingPatches()), host -> text(host.missingPatches())),
                column(
                        "flaws",
                        words,
                        host -> flaws(host, flaw -> SoftwareWords.of(flaw, words)),
                        host -> flaws(host, Codes::of)));
    }

    private static ListColumn<HostState> column(
            String code, Words words, Function<HostState, String> shown, Function<HostState, String> plain) {
        return new ListColumn<>(code, words.t("hosts.column." + code), shown, plain);
    }

    private static String flaws(HostState host, Function<HostFlaw, String> word) {
        return host.flaws().stream().map(word).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object present) {
        return present == null ? "" : present.toString();
    }

    /** What is installed on one machine, or anything else that is an asset. */
    @Get("/{id}")
    HttpResponse<?> machine(HttpRequest<?> request, long id) {
        var page = new MachinePage(assets.get(id), register.on(id), register.today());
        return pages.page(request, page.asset().name(), "software/machine", page);
    }

    @Post("/consoles")
    @Needs(Permission.CHANGE_SOFTWARE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        String fault = "";
        List<ConsoleFault> faults = List.of();
        try {
            faults = consoles.take(typed.text("console"), typed.text("list"), SignedIn.name(request));
            if (faults.isEmpty()) {
                return HttpResponse.seeOther(URI.create("/software/hosts"));
            }
        } catch (DcimException e) {
            fault = FieldText.of(e, pages.visit(request).words(), "hosts.accepted.");
        }
        var page = new HostPage(hosts.standing(), null, 0, typed.text("console"), typed.text("list"), faults, fault);
        return show(request, page).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, HostPage page) {
        return pages.page(request, pages.visit(request).t("hosts.title"), "software/hosts", page);
    }

    private static @Nullable HostFlaw flaw(String code) {
        if (code.isEmpty()) {
            return null;
        }
        return Codes.find(HostFlaw.class, code)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "flaw", code, ""));
    }

    private static String minute(@Nullable Instant at, Words words) {
        return at == null ? "" : words.minute(at);
    }
}
