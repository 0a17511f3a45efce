package vn.dcim.web.assetlist;

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
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.exchange.ExchangeUndo;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of lists that were taken over, from which they are undone. */
@Hidden
@Controller("/equipment/lists/{id}")
@Needs(Permission.CHANGE_ASSET)
final class AssetListController {

    private final AssetLists lists;
    private final ExchangeUndo undo;
    private final Pages pages;

    AssetListController(AssetLists lists, ExchangeUndo undo, Pages pages) {
        this.lists = lists;
        this.undo = undo;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, long id) {
        AssetList list = lists.get(id);
        return pages.page(
                request, list.fileName(), "assetlist/list", new TakenPage(list, lists.changes(id), undo.changes(id)));
    }

    /** What undoing it would do. */
    @Get("/undo")
    HttpResponse<?> planUndo(HttpRequest<?> request, long id) {
        return show(request, id, "", "");
    }

    @Post("/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        String reason = String.valueOf(body.getOrDefault("reason", ""));
        try {
            undo.undo(id, reason, SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            Words words = pages.visit(request).words();
            return show(
                            request,
                            id,
                            reason,
                            words.t(
                                    e.code() == ErrorCode.INVALID_VALUE
                                            ? "lists.undo.reason-needed"
                                            : "lists.undo.nothing"))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String reason, String refusal) {
        AssetList list = lists.get(id);
        return pages.page(
                request,
                list.fileName(),
                "assetlist/undo",
                UndoPage.of(list, lists.planUndo(id), undo.changes(id), lists.changes(id), reason, refusal));
    }

    static URI path(long id) {
        return URI.create("/equipment/lists/" + id);
    }
}
