package vn.dcim.web.disposal;

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
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.attachment.Attachment;
import vn.dcim.core.asset.attachment.AttachmentDesk;
import vn.dcim.core.asset.attachment.Attachments;
import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.core.asset.disposal.DisposalDesk;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.asset.disposal.DisposalMethod;
import vn.dcim.core.asset.disposal.Disposals;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of minutes of disposal. */
@Hidden
@Controller("/disposals")
@Needs(Permission.VIEW)
final class DisposalController {

    private static final int MOST = 500;

    private final Disposals disposals;
    private final DisposalDesk desk;
    private final DisposalGate gate;
    private final DisposalMinutes minutes;
    private final Attachments attachments;
    private final AttachmentDesk files;
    private final Assets assets;
    private final MinutesPress press;
    private final Pages pages;

    DisposalController(
            Disposals disposals,
            DisposalDesk desk,
            DisposalGate gate,
            DisposalMinutes minutes,
            Attachments attachments,
            AttachmentDesk files,
            Assets assets,
            MinutesPress press,
            Pages pages) {
        this.disposals = disposals;
        this.desk = desk;
        this.gate = gate;
        this.minutes = minutes;
        this.attachments = attachments;
        this.files = files;
        this.assets = assets;
        this.press = press;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(
                request,
                pages.visit(request).t("disposal.title"),
                "disposal/list",
                new DisposalListPage(disposals.all(), disposals.counts()));
    }

    @Get("/new")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, ids(request.getParameters().getAll("id")), Map.of(), "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(HttpRequest<?> request, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        List<String> chosen = Form.several(body.get("id"));
        try {
            String method = form.text("method");
            var plan = new DisposalDesk.Plan(
                    form.text("decision"),
                    form.day("decided-on"),
                    DisposalMethod.of(method)
                            .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "method", method, "")),
                    form.text("place"),
                    committee(form.text("committee")),
                    List.copyOf(ids(chosen)));
            return HttpResponse.seeOther(
                    path(desk.begin(plan, SignedIn.name(request)).id()));
        } catch (DcimException e) {
            return form(request, ids(chosen), form.typed(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> minutes(HttpRequest<?> request, long id) {
        return show(request, id, Map.of(), "");
    }

    @Post("/{id}/leave-out")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> leaveOut(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        return done(
                request,
                id,
                form,
                () -> desk.leaveOut(
                        id,
                        form.revision(),
                        Form.id("asset", form.text("asset")),
                        form.text("reason"),
                        SignedIn.name(request)));
    }

    @Post("/{id}/sign")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        return done(
                request,
                id,
                form,
                () -> desk.sign(
                        id, form.revision(), form.text("document"), form.day("signed-on"), SignedIn.name(request)));
    }

    @Post(uri = "/{id}/carry-out", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> carryOut(HttpRequest<?> request, long id) {
        return done(request, id, new Form(Map.of()), () -> desk.carryOut(id, SignedIn.name(request)));
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(uri = "/{id}/files", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> attach(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "") String title,
            @Nullable @Body byte[] content) {
        try {
            byte[] bytes = content == null ? new byte[0] : content;
            desk.attach(id, new AttachmentDesk.Brought(kind, title, name, bytes), SignedIn.name(request));
            return HttpResponse.created(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return pages.fragment(request, "document/fault", text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/files/{attachment}/withdraw")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long id, long attachment, @Body Map<String, Object> body) {
        of(id, attachment);
        Form form = Form.of(body);
        return done(request, id, form, () -> files.withdraw(attachment, form.text("reason"), SignedIn.name(request)));
    }

    @Get("/{id}/files/{attachment}/file")
    HttpResponse<byte[]> file(long id, long attachment) {
        Attachment found = of(id, attachment);
        return AttachmentAnswers.of(found, files.content(found));
    }

    /** The minutes, as they are signed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        Disposal disposal = disposals.get(id);
        return pages.page(
                request,
                pages.visit(request).t("asset.paper.title.disposal"),
                "disposal/paper",
                new DisposalPaperPage(disposal, minutes.of(disposal), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(long id, String format) {
        return press.file(minutes.of(disposals.get(id)), format, "bien-ban-thanh-ly-" + id);
    }

    private interface Act {
        void happen();
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, Form form, Act act) {
        try {
            act.happen();
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, form.typed(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Map<String, String> typed, String fault) {
        Disposal disposal = disposals.get(id);
        List<Asset> on = disposals.assets(id);
        Map<Long, List<DisposalGate.Line>> lines = gate.lines(on.stream()
                .filter(asset -> asset.status() == AssetStatus.AWAITING_DISPOSAL)
                .toList());
        var page =
                new DisposalPage(disposal, disposals.members(id), on, lines, attachments.ofDisposal(id), typed, fault);
        return pages.page(request, pages.visit(request).t("disposal.one"), "disposal/detail", page);
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request, Set<Long> chosen, Map<String, String> typed, String fault) {
        var waiting = new AssetFilter("", AssetStatus.AWAITING_DISPOSAL, null, Set.of(), null, null, null, null, null);
        List<Asset> found =
                assets.find(waiting, AssetOrder.NAME, false, 0, MOST).assets();
        Set<Long> listed =
                disposals.ofAssets(found.stream().map(Asset::id).toList()).keySet();
        List<Asset> free =
                found.stream().filter(asset -> !listed.contains(asset.id())).toList();
        return pages.page(
                request,
                pages.visit(request).t("disposal.begin"),
                "disposal/new",
                new DisposalFormPage(free, chosen, typed, fault));
    }

    private Attachment of(long disposal, long attachment) {
        Attachment found = attachments.get(attachment);
        if (found.disposalId() == null || found.disposalId() != disposal) {
            throw new DcimException(ErrorCode.NOT_FOUND, "attachment", attachment);
        }
        return found;
    }

    /** One of the committee a line, name; role. */
    private static List<DisposalDesk.Member> committee(String typed) {
        return typed.lines()
                .map(line -> line.split(";", 2))
                .filter(parts -> !parts[0].isBlank())
                .map(parts -> new DisposalDesk.Member(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    private static Set<Long> ids(List<String> typed) {
        return typed.stream().map(id -> Form.id("assets", id)).collect(Collectors.toSet());
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "disposal.accepted.");
    }

    private static URI path(long id) {
        return URI.create("/disposals/" + id);
    }
}
