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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.attachment.Attachments;
import vn.dcim.core.asset.carrier.CarrierDesk;
import vn.dcim.core.asset.carrier.Carriers;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of what holds data in an asset. */
@Hidden
@Controller("/equipment/{id}/carriers")
@Needs(Permission.VIEW)
final class CarrierController {

    private static final int MOST_LOOKED_AT = 50;

    private final Assets assets;
    private final Carriers carriers;
    private final CarrierDesk desk;
    private final Attachments attachments;
    private final Pages pages;

    CarrierController(Assets assets, Carriers carriers, CarrierDesk desk, Attachments attachments, Pages pages) {
        this.assets = assets;
        this.carriers = carriers;
        this.desk = desk;
        this.attachments = attachments;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, long id) {
        return show(request, assets.get(id), "", Map.of(), "");
    }

    @Post
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        return done(request, id, "add", form, () -> desk.add(id, form.typed(), SignedIn.name(request)));
    }

    @Post("/none")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> none(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        return done(request, id, "none", form, () -> desk.sayNone(id, form.text("reason"), SignedIn.name(request)));
    }

    /** Takes a carrier out; where another serial number is typed, that one goes in. */
    @Post("/{carrier}/take-out")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> takeOut(HttpRequest<?> request, long id, long carrier, @Body Map<String, Object> body) {
        return changed(request, id, carrier, "take-out", body, form -> {
            String actor = SignedIn.name(request);
            return form.text("serial").isBlank()
                    ? desk.takeOut(carrier, form.revision(), form.text("place"), form.text("reason"), actor)
                    : desk.replace(
                            carrier, form.revision(), form.text("place"), form.text("reason"), form.typed(), actor);
        });
    }

    /** Puts a carrier into the asset whose label or name is typed. */
    @Post("/{carrier}/put")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> put(HttpRequest<?> request, long id, long carrier, @Body Map<String, Object> body) {
        return changed(request, id, carrier, "put", body, form -> {
            return desk.putInto(
                    carrier,
                    form.revision(),
                    named(form.text("asset").strip()).id(),
                    form.text("reason"),
                    SignedIn.name(request));
        });
    }

    @Post("/{carrier}/change")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, long carrier, @Body Map<String, Object> body) {
        return changed(request, id, carrier, "change", body, form -> {
            return desk.change(carrier, form.revision(), form.typed(), form.text("reason"), SignedIn.name(request));
        });
    }

    @Post("/{carrier}/strike")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> strike(HttpRequest<?> request, long id, long carrier, @Body Map<String, Object> body) {
        return changed(request, id, carrier, "strike", body, form -> {
            return desk.strikeOff(carrier, form.revision(), form.text("reason"), SignedIn.name(request));
        });
    }

    @Post("/{carrier}/wipe")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> wipe(HttpRequest<?> request, long id, long carrier, @Body Map<String, Object> body) {
        return changed(request, id, carrier, "wipe", body, form -> {
            return desk.wipe(
                    carrier, form.typed(), form.day("performed-on"), form.number("attachment"), SignedIn.name(request));
        });
    }

    private interface Act {
        Object happen();
    }

    /** Does something to a carrier of this asset. @param name of the form, one for each carrier */
    private HttpResponse<?> changed(
            HttpRequest<?> request,
            long id,
            long carrier,
            String name,
            Map<String, Object> body,
            Function<Form, Object> act) {
        Form form = Form.of(body);
        return done(request, id, name + "-" + carrier, form, () -> {
            requireOf(id, carrier);
            return act.apply(form);
        });
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, String name, Form form, Act act) {
        Asset asset = assets.get(id);
        try {
            act.happen();
            return HttpResponse.seeOther(URI.create("/equipment/" + id + "/carriers"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            String fault = FieldText.of(e, pages.visit(request).words(), "carrier.accepted.");
            return show(request, asset, name, form.typed(), fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Asset asset, String form, Map<String, String> typed, String fault) {
        var page = new CarrierPage(
                asset,
                carriers.of(asset.id()),
                attachments.of(asset.id()).stream()
                        .filter(file -> !file.isWithdrawn())
                        .toList(),
                form,
                typed,
                fault);
        return pages.page(
                request, pages.visit(request).t("carrier.title") + " · " + asset.name(), "disposal/carriers", page);
    }

    private void requireOf(long asset, long carrier) {
        if (carriers.get(carrier).assetId() != asset) {
            throw new DcimException(ErrorCode.NOT_FOUND, "carrier", carrier);
        }
    }

    private Asset named(String text) {
        var filter = new AssetFilter(text, null, null, Set.of(), null, null, null, null, null);
        List<Asset> found = assets.find(filter, AssetOrder.NAME, false, 0, MOST_LOOKED_AT).assets().stream()
                .filter(asset -> text.equalsIgnoreCase(asset.tag()) || text.equalsIgnoreCase(asset.name()))
                .toList();
        if (text.isEmpty() || found.size() != 1) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "asset", text, "");
        }
        return found.getFirst();
    }
}
