package vn.dcim.web.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Leads a person to the page of what has to be done before anything else, and from there on to where the person wanted to go. */
final class Detour {

    /** What an open page hears live values from; a browser asks no more after an answer without content. */
    private static final String LIVE = "/events";

    private Detour() {}

    /** @throws DcimException FORBIDDEN for a command, and for what a program asks */
    static HttpResponse<?> to(String page, HttpRequest<?> request) {
        if (request.getHeaders().contains("HX-Request") || request.getPath().equals(LIVE)) {
            return HttpResponse.noContent().header("HX-Redirect", page);
        }
        if (request.getMethod() != HttpMethod.GET || request.getPath().startsWith("/api/")) {
            throw new DcimException(ErrorCode.FORBIDDEN, request.getMethodName() + " " + request.getPath());
        }
        URI detour = UriBuilder.of(page)
                .queryParam("next", request.getUri().toString())
                .build();
        return HttpResponse.seeOther(detour);
    }
}
