package vn.dcim.web.scan;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetCodes;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.SecurityHeaders;
import vn.dcim.web.security.Needs;

/** Leads from a scanned code to the page of its asset. */
@Hidden
@Controller
@Needs(Permission.VIEW)
final class ScanController {

    private final AssetCodes codes;
    private final Pages pages;

    ScanController(AssetCodes codes, Pages pages) {
        this.codes = codes;
        this.pages = pages;
    }

    @Get("/equipment/scan")
    HttpResponse<?> scan(HttpRequest<?> request, @QueryValue(defaultValue = "") String code) {
        return code.isBlank() ? show(request, "", List.of(), HttpStatus.OK) : lead(request, code);
    }

    /** Where the QR code of a label leads. */
    @Get("/q/{+tag}")
    HttpResponse<?> label(HttpRequest<?> request, String tag) {
        // why: a number may have a slash, which only the address as it came tells from one between parts
        return lead(request, request.getUri().getRawPath());
    }

    private HttpResponse<?> lead(HttpRequest<?> request, String code) {
        List<Asset> found = codes.find(code);
        return found.size() == 1
                ? HttpResponse.seeOther(
                        URI.create("/equipment/" + found.getFirst().id()))
                : show(request, code, found, found.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK);
    }

    private HttpResponse<?> show(HttpRequest<?> request, String code, List<Asset> found, HttpStatus status) {
        return pages.page(request, pages.visit(request).t("scan.title"), "scan/page", new ScanPage(code, found))
                .status(status)
                .header(SecurityHeaders.PERMISSIONS_POLICY, SecurityHeaders.WITH_CAMERA);
    }
}
