package vn.dcim.web.work.field;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.field.FieldDesk;
import vn.dcim.web.api.Failures;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.SecurityHeaders;
import vn.dcim.web.security.CsrfFilter;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/**
 * Orders on the telephone. The pages are kept by the browser and go on without a connection; what is done on them is sent to
 * {@code changes}, each change once.
 */
@Hidden
@Controller("/work")
@Needs(value = Permission.DO_FIELD_WORK, personally = true)
final class CrewController {

    private static final List<String> TEXTS = List.of(
            "offline",
            "waiting",
            "synced",
            "syncing",
            "signed-out",
            "sign-in",
            "other-account",
            "not-kept",
            "required",
            "done",
            "not-done",
            "band",
            "band-low",
            "band-high",
            "outside",
            "why",
            "remark",
            "no-number",
            "photo",
            "photo-again",
            "photo-bad",
            "sign",
            "sign-clear",
            "sign-keep",
            "sign-empty",
            "sign-again",
            "unsent",
            "saved",
            "conflict",
            "mine",
            "theirs",
            "keep-mine",
            "take-theirs",
            "nothing",
            "refused",
            "drop",
            "start",
            "finish",
            "start-first",
            "missing",
            "ended",
            "picture");

    private final FieldDesk desk;
    private final WorkOrders orders;
    private final Pages pages;
    private final ObjectMapper json;

    CrewController(FieldDesk desk, WorkOrders orders, Pages pages, ObjectMapper json) {
        this.desk = desk;
        this.orders = orders;
        this.pages = pages;
        this.json = json;
    }

    /** The orders of the day. */
    @Get("/phone")
    HttpResponse<?> day(HttpRequest<?> request) {
        return pages.fragment(request, "crew/day", new CrewDayPage(desk.today(SignedIn.name(request)), texts(request)));
    }

    @Get("/{id}/phone")
    HttpResponse<?> order(HttpRequest<?> request, long id) {
        String who = SignedIn.name(request);
        WorkOrder order = desk.own(id, who);
        List<String> kept = desk.today(who).stream()
                .map(each -> "/work/" + each.id() + "/phone")
                .toList();
        var page = new CrewOrderPage(order, kept, write(state(request, id)), texts(request));
        return pages.fragment(request, "crew/order", page)
                .header(SecurityHeaders.PERMISSIONS_POLICY, SecurityHeaders.WITH_CAMERA);
    }

    /** The script that keeps the pages; it may do so for all that is beneath {@code /work/}. */
    @Get("/phone/worker.js")
    HttpResponse<byte[]> worker() {
        try (var in = CrewController.class.getClassLoader().getResourceAsStream("assets/crew-worker.js")) {
            return HttpResponse.ok(in.readAllBytes())
                    .contentType(MediaType.of("text/javascript; charset=utf-8"))
                    .header("Service-Worker-Allowed", "/work/")
                    .header("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read crew-worker.js", e);
        }
    }

    @Get("/{id}/phone/state")
    CrewStateResource state(HttpRequest<?> request, long id) {
        WorkOrder order = desk.own(id, SignedIn.name(request));
        Words words = pages.visit(request).words();
        return new CrewStateResource(
                SignedIn.name(request),
                CsrfFilter.token(request),
                id,
                order.number(),
                order.title(),
                order.state().code(),
                orders.items(id).stream()
                        .map(item -> CrewItemResource.of(item, words.language()))
                        .toList());
    }

    @Post("/{id}/phone/changes")
    CrewAnswerResource change(HttpRequest<?> request, long id, @Body List<CrewChangeBody> body) {
        Words words = pages.visit(request).words();
        List<CrewAnswerResource.One> answers = desk.take(id, CrewChangeBody.read(body), SignedIn.name(request)).stream()
                .map(answer -> one(answer, words))
                .toList();
        return new CrewAnswerResource(answers, state(request, id));
    }

    /** A photo or a signature. */
    @Get("/{id}/phone/pictures/{item}")
    HttpResponse<byte[]> picture(HttpRequest<?> request, long id, long item) {
        desk.own(id, SignedIn.name(request));
        byte[] picture = desk.picture(id, item);
        return HttpResponse.ok(picture)
                .contentType(picture[0] == (byte) 0x89 ? MediaType.IMAGE_PNG_TYPE : MediaType.IMAGE_JPEG_TYPE);
    }

    private static CrewAnswerResource.One one(FieldDesk.Answer answer, Words words) {
        DcimException refusal = answer.refusal();
        String outcome =
                refusal == null ? "taken" : refusal.code() == ErrorCode.CHANGED_MEANWHILE ? "conflict" : "refused";
        return new CrewAnswerResource.One(
                answer.client(),
                outcome,
                refusal == null ? "" : Failures.text(words, refusal),
                answer.item() == null ? null : CrewItemResource.of(answer.item(), words.language()));
    }

    private String texts(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        Map<String, String> texts = new LinkedHashMap<>();
        // why: the script puts the arguments in, since it knows them alone
        TEXTS.forEach(key -> texts.put(key, words.t("crew." + key, "{0}", "{1}")));
        return write(texts);
    }

    private String write(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }
}
