package vn.dcim.web.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Renders pages. A template ({@code src/main/jte/<feature>/<name>.jte}) takes {@code visit} and {@code page}, the view record of
 * the controller; the frame around it is put here.
 */
@Singleton
public final class Pages {

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Visits visits;

    Pages(Visits visits) {
        this.visits = visits;
    }

    /** Returns a whole page; its title is a text already. */
    public MutableHttpResponse<String> page(HttpRequest<?> request, String title, String template, Object page) {
        Visit visit = visits.of(request);
        Content body = output -> engine.render(template + ".jte", Map.of("visit", visit, "page", page), output);
        var output = new StringOutput(16_384);
        engine.render("page/frame.jte", Map.of("visit", visit, "title", title, "body", body), output);
        return html(output);
    }

    /** Returns a part of a page, without the frame, for what htmx swaps in. */
    public MutableHttpResponse<String> fragment(HttpRequest<?> request, String template, Object page) {
        var output = new StringOutput(4096);
        engine.render(template + ".jte", Map.of("visit", visits.of(request), "page", page), output);
        return html(output);
    }

    /** Who looks; for controllers that need words of the reader's language. */
    public Visit visit(HttpRequest<?> request) {
        return visits.of(request);
    }

    private static MutableHttpResponse<String> html(StringOutput output) {
        return HttpResponse.ok(output.toString())
                .contentType(HTML)
                .header("Cache-Control", "no-store")
                .header("Vary", "Cookie, HX-Request");
    }
}
