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
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.attachment.Attachment;
import vn.dcim.core.asset.attachment.AttachmentDesk;
import vn.dcim.core.asset.attachment.Attachments;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The files of an asset. */
@Hidden
@Controller("/equipment/{id}/attachments")
@Needs(Permission.VIEW)
final class AttachmentController {

    private final Assets assets;
    private final Attachments attachments;
    private final AttachmentDesk desk;
    private final Pages pages;

    AttachmentController(Assets assets, Attachments attachments, AttachmentDesk desk, Pages pages) {
        this.assets = assets;
        this.attachments = attachments;
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, long id) {
        return show(request, id, "");
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> add(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "") String title,
            @QueryValue(defaultValue = "") String movement,
            @Nullable @Body byte[] content) {
        try {
            desk.add(
                    id,
                    movement.isBlank() ? null : Form.id("movement", movement),
                    new AttachmentDesk.Brought(kind, title, name, content == null ? new byte[0] : content),
                    SignedIn.name(request));
            return HttpResponse.created(URI.create("/equipment/" + id + "/attachments"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return pages.fragment(request, "document/fault", text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{attachment}/withdraw")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long id, long attachment, @Body Map<String, Object> body) {
        of(id, attachment);
        try {
            desk.withdraw(attachment, Form.of(body).text("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/equipment/" + id + "/attachments"));
        } catch (DcimException e) {
            return show(request, id, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{attachment}/file")
    HttpResponse<byte[]> file(long id, long attachment) {
        Attachment found = of(id, attachment);
        return AttachmentAnswers.of(found, desk.content(found));
    }

    private Attachment of(long asset, long attachment) {
        Attachment found = attachments.get(attachment);
        if (found.assetId() == null || found.assetId() != asset) {
            throw new DcimException(ErrorCode.NOT_FOUND, "attachment", attachment);
        }
        return found;
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String fault) {
        Asset asset = assets.get(id);
        return pages.page(
                request,
                pages.visit(request).t("attachment.title") + " · " + asset.name(),
                "disposal/attachments",
                new AttachmentPage(asset, attachments.of(id), assets.movements(id), fault));
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "attachment.accepted.");
    }
}
