package vn.dcim.web.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the static files. */
@Hidden
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{version}/{name}")
    HttpResponse<byte[]> file(HttpRequest<?> request, String version, String name) {
        return assets.find(name).map(asset -> answer(request, asset)).orElseGet(HttpResponse::notFound);
    }

    private static HttpResponse<byte[]> answer(HttpRequest<?> request, Asset asset) {
        boolean compress = asset.isCompressed()
                && request.getHeaders()
                        .get(HttpHeaders.ACCEPT_ENCODING, String.class, "")
                        .contains("gzip");
        var response = HttpResponse.ok(compress ? asset.gzipped() : asset.bytes())
                .contentType(asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return compress ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }
}
