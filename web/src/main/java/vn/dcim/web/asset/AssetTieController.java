package vn.dcim.web.asset;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.drift.Ties;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Which device an asset is: compared, tied, untied. */
@Hidden
@Controller("/equipment/{id}")
@Needs(Permission.VIEW)
final class AssetTieController {

    private final Assets assets;
    private final Ties ties;
    private final DeviceFacts facts;
    private final Pages pages;

    AssetTieController(Assets assets, Ties ties, DeviceFacts facts, Pages pages) {
        this.assets = assets;
        this.ties = ties;
        this.facts = facts;
        this.pages = pages;
    }

    /** @param device one to look at before it is tied */
    @Get("/tie")
    HttpResponse<?> form(HttpRequest<?> request, long id, @QueryValue @Nullable Long device) {
        return show(request, assets.get(id), device, Map.of(), "");
    }

    @Post("/tie")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> tie(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return act(
                request,
                id,
                body,
                typed -> ties.tie(
                        id,
                        (int) number("revision", typed),
                        number("device", typed),
                        typed.getOrDefault("reason", ""),
                        SignedIn.name(request)));
    }

    @Post("/untie")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> untie(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return act(
                request,
                id,
                body,
                typed -> ties.untie(
                        id, (int) number("revision", typed), typed.getOrDefault("reason", ""), SignedIn.name(request)));
    }

    private interface Act {
        Asset on(Map<String, String> typed);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, Map<String, Object> body, Act act) {
        Map<String, String> typed = new HashMap<>();
        body.forEach((name, value) -> typed.put(name, Objects.toString(value, "")));
        try {
            act.on(typed);
            return HttpResponse.seeOther(URI.create("/equipment/" + id + "/tie"));
        } catch (DcimException e) {
            String device = typed.getOrDefault("device", "");
            return show(
                            request,
                            assets.get(id),
                            device.matches("\\d{1,9}") ? Long.valueOf(device) : null,
                            typed,
                            FieldText.of(e, pages.visit(request).words(), "drift.accepted."))
                    .status(
                            e.code() == ErrorCode.CHANGED_MEANWHILE
                                    ? HttpStatus.CONFLICT
                                    : HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static long number(String field, Map<String, String> typed) {
        String text = typed.getOrDefault(field, "");
        if (!text.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1, 2, …");
        }
        return Long.parseLong(text);
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Asset asset, @Nullable Long looked, Map<String, String> typed, String fault) {
        List<Device> free = asset.deviceId() == null ? ties.free() : List.of();
        Device device = ties.device(asset.deviceId() == null ? looked : asset.deviceId())
                .orElse(null);
        var page = new AssetTiePage(
                asset,
                device,
                device == null ? List.of() : ties.compare(asset, device),
                device == null ? List.of() : facts.of(device.id()),
                ties.proposals(asset, free),
                free,
                typed,
                fault);
        return pages.page(request, asset.name(), "asset/tie", page);
    }
}
