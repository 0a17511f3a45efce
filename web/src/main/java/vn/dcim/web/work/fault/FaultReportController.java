package vn.dcim.web.work.fault;

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
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.limit.ClientNetwork;
import vn.dcim.core.limit.Quota;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.core.work.fault.FaultKind;
import vn.dcim.core.work.fault.FaultReport;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;

/**
 * Takes reports of faults from whoever stands before an asset: the address, which its QR code holds, is the right. It tells the name
 * of the asset, what the reporter wrote and how far that is, and nothing else of the centre.
 */
@Hidden
@Controller(FaultReportController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class FaultReportController {

    static final String PATH = "/fault";
    static final int MOST_OF_CODE = 5;
    static final int MOST_OF_ADDRESS = 10;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final FaultDesk desk;
    private final WorkOrders orders;
    private final HttpClientAddressResolver addresses;
    private final Pages pages;
    private final Quota ofCodes;
    private final Quota ofAddresses;

    FaultReportController(
            FaultDesk desk, WorkOrders orders, HttpClientAddressResolver addresses, Pages pages, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.addresses = addresses;
        this.pages = pages;
        this.ofCodes = new Quota(MOST_OF_CODE, WINDOW, clock);
        this.ofAddresses = new Quota(MOST_OF_ADDRESS, WINDOW, clock);
    }

    @Get("/{secret}")
    HttpResponse<?> ask(HttpRequest<?> request, String secret) {
        return desk.asset(secret)
                .<HttpResponse<?>>map(asset -> form(request, asset, secret, Typed.NOTHING, ""))
                .orElseGet(() -> useless(request));
    }

    @Post("/{secret}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> report(HttpRequest<?> request, String secret, @Body Map<String, Object> body) {
        Optional<Asset> asset = desk.asset(secret);
        if (asset.isEmpty()) {
            return useless(request);
        }
        Typed typed = Typed.of(body);
        try {
            FaultKind kind = Stream.of(FaultKind.values())
                    .filter(each -> each.code().equals(typed.text("kind")))
                    .findFirst()
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed.text("kind"), ""));
            take(ofCodes, "asset:" + asset.get().id());
            take(ofAddresses, ClientNetwork.of(addresses.resolve(request)));
            FaultReport kept = desk.report(
                    asset.get(),
                    new FaultDesk.Wish(kind, typed.text("description"), typed.text("name"), typed.text("phone")));
            return away(HttpResponse.seeOther(URI.create(PATH + "/" + secret + "/" + kept.reference())));
        } catch (DcimException e) {
            HttpStatus status =
                    e.code() == ErrorCode.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY;
            String fault = FieldText.of(e, pages.visit(request).words(), "fault.accepted.");
            return form(request, asset.get(), secret, typed, fault).status(status);
        }
    }

    private static void take(Quota quota, String whom) {
        quota.take(whom).ifPresent(wait -> {
            throw new DcimException(ErrorCode.TOO_MANY, "fault-reports", wait.seconds());
        });
    }

    /** How far a report is. */
    @Get("/{secret}/{reference}")
    HttpResponse<?> state(HttpRequest<?> request, String secret, String reference) {
        return desk.asset(secret)
                .<HttpResponse<?>>flatMap(asset -> desk.find(asset, reference)
                        .<HttpResponse<?>>map(report -> show(
                                request,
                                new FaultFormPage(asset, secret, report, progress(report), Typed.NOTHING, ""))))
                .orElseGet(() -> useless(request));
    }

    /** The reporter says whether it works again. */
    @Post("/{secret}/{reference}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, String secret, String reference, @Body Map<String, Object> body) {
        Optional<Asset> asset =
                desk.asset(secret).filter(each -> desk.find(each, reference).isPresent());
        if (asset.isEmpty()) {
            return useless(request);
        }
        FaultReport report = desk.find(asset.get(), reference).orElseThrow();
        String said = Typed.of(body).text("mended");
        try {
            if (!List.of("yes", "no").contains(said)) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "mended", said, "");
            }
            take(ofAddresses, ClientNetwork.of(addresses.resolve(request)));
            desk.confirm(asset.get(), reference, said.equals("yes"));
            return away(HttpResponse.seeOther(URI.create(PATH + "/" + secret + "/" + reference)));
        } catch (DcimException e) {
            HttpStatus status =
                    e.code() == ErrorCode.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY;
            String fault = FieldText.of(e, pages.visit(request).words(), "fault.accepted.");
            return show(request, new FaultFormPage(asset.get(), secret, report, progress(report), Typed.NOTHING, fault))
                    .status(status);
        }
    }

    private String progress(FaultReport report) {
        if (report.orderId() == null) {
            return report.state().code();
        }
        WorkState state = orders.get(report.orderId()).state();
        return state == WorkState.ACCEPTED ? "mended" : state == WorkState.CANCELLED ? "ended" : "in-hand";
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, Asset asset, String secret, Typed typed, String fault) {
        return show(request, new FaultFormPage(asset, secret, null, "", typed, fault));
    }

    private MutableHttpResponse<?> useless(HttpRequest<?> request) {
        return show(request, new FaultFormPage(null, "", null, "", Typed.NOTHING, ""))
                .status(HttpStatus.NOT_FOUND);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, FaultFormPage page) {
        return away(pages.page(request, pages.visit(request).t("fault.title"), "fault/form", page));
    }

    /** why: the address of the page is the secret. */
    private static <T> MutableHttpResponse<T> away(MutableHttpResponse<T> response) {
        return response.header("Referrer-Policy", "no-referrer");
    }
}
