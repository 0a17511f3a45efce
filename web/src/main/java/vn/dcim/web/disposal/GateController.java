package vn.dcim.web.disposal;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.asset.disposal.DisposalReleases;
import vn.dcim.core.asset.disposal.Disposals;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The gate before an asset's disposal: what is in the way, and how it is cleared. */
@Hidden
@Controller("/equipment/{id}/disposal")
@Needs(Permission.VIEW)
final class GateController {

    private final Assets assets;
    private final AssetDesk desk;
    private final DisposalGate gate;
    private final DisposalReleases releases;
    private final Disposals disposals;
    private final Pages pages;

    GateController(
            Assets assets,
            AssetDesk desk,
            DisposalGate gate,
            DisposalReleases releases,
            Disposals disposals,
            Pages pages) {
        this.assets = assets;
        this.desk = desk;
        this.gate = gate;
        this.releases = releases;
        this.disposals = disposals;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> lines(HttpRequest<?> request, long id) {
        return show(request, id, "", "");
    }

    @Post("/release/{line}")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> release(HttpRequest<?> request, long id, String line, @Body Map<String, Object> body) {
        Gate which = Gate.of(line).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "gate", line));
        String reason = Form.of(body).text("reason");
        try {
            releases.release(id, which, reason, SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            return refused(request, id, reason, e);
        }
    }

    /** Disposes of the asset upon its minutes. */
    @Post
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> dispose(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        try {
            desk.move(
                    id,
                    Form.of(body).revision(),
                    AssetStatus.DISPOSED,
                    new AssetDesk.Grounds("", null, "", "", ""),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/equipment/" + id));
        } catch (DcimException e) {
            return refused(request, id, "", e);
        }
    }

    private HttpResponse<?> refused(HttpRequest<?> request, long id, String reason, DcimException failure) {
        if (failure.code() == ErrorCode.NOT_FOUND) {
            throw failure;
        }
        String fault = FieldText.of(failure, pages.visit(request).words(), "asset.accepted.");
        return show(request, id, reason, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String reason, String fault) {
        Asset asset = assets.get(id);
        var page = new GatePage(
                asset,
                gate.lines(asset),
                Arrays.stream(Gate.values()).filter(releases::can).collect(Collectors.toSet()),
                disposals.ofAsset(id).orElse(null),
                reason,
                fault);
        return pages.page(
                request, pages.visit(request).t("disposal.gate") + " · " + asset.name(), "disposal/gate", page);
    }

    private static URI path(long id) {
        return URI.create("/equipment/" + id + "/disposal");
    }
}
