package vn.dcim.web.asset;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOutcome;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Assets in the API. */
@Tag(name = "assets")
@Controller("/api/v1/assets")
@Needs(Permission.VIEW)
final class AssetApi {

    private static final int MOST_AT_ONCE = 1000;
    private static final int LONGEST_REASON = 1000;

    private final Assets assets;
    private final AssetDesk desk;
    private final AssetBatches batches;
    private final AssetTerms terms;

    AssetApi(Assets assets, AssetDesk desk, AssetBatches batches, AssetTerms terms) {
        this.assets = assets;
        this.desk = desk;
        this.batches = batches;
        this.terms = terms;
    }

    @Operation(
            summary = "Lists assets, without those disposed of unless status asks for them",
            description =
                    "q: words of name, label, serial number, addresses, holder, owner, supplier. as-of: dd/MM/yyyy, as they stood at "
                            + "the end of that day. own: what one of the centre's own fields has to tell: code:value, code:* for "
                            + "anything, code:- for nothing, code:1..9 for numbers and days. Sort: one of these fields, or name, tag, "
                            + "kind, model, serial, status, importance, price, in-use-on, warranty-to, with - before it for the greatest first.")
    @Get
    ListPage<AssetResource> list(@RequestBean AssetView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > 1000) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–1000");
        }
        AssetNames names = assets.names();
        Assets.Found found = assets.find(
                view.filter(names), view.order(names), view.isDescending(), (long) view.number() * size, size);
        return new ListPage<>(
                found.assets().stream()
                        .map(asset -> AssetResource.of(asset, names))
                        .toList(),
                found.total());
    }

    @Operation(summary = "Shows an asset")
    @Get("/{id}")
    AssetResource get(long id) {
        return AssetResource.of(assets.get(id), assets.names());
    }

    @Operation(
            summary = "Adds an asset",
            description =
                    "Fields by their codes, as they would be typed, the centre's own ones (/api/v1/asset-fields) among them; name, "
                            + "kind and what the centre requires are needed.")
    @ApiResponse(responseCode = "201", description = "The asset; its address stands in the header Location")
    @Post
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<AssetResource> add(HttpRequest<?> request, @Body Map<String, String> wanted) {
        AssetResource added = resource(desk.add(fields(wanted, assets.names()), terms, SignedIn.name(request)));
        return HttpResponse.created(added, URI.create("/api/v1/assets/" + added.id()));
    }

    @Operation(
            summary = "Adds assets, up to a thousand as one change; with one that cannot be, none is added",
            description = "A list of objects, each as for one asset. reason: stands in the history of each.")
    @ApiResponse(responseCode = "201", description = "The ids, in the order of the list; no faults")
    @ApiResponse(
            responseCode = "422",
            description = "All faults, each with the number of its object; nothing was written")
    @Post("/batch")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<AssetBatchResource> addAll(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String reason,
            @Body List<Map<String, String>> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "assets", wanted.size(), "1–" + MOST_AT_ONCE);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "0–" + LONGEST_REASON);
        }
        AssetNames names = assets.names();
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> one : wanted) {
            rows.add(new Row(rows.size() + 1, fields(one, names)));
        }
        AssetBatchResource answer =
                AssetBatchResource.of(batches.take(rows, OnKnown.STOP, terms, reason, SignedIn.name(request)));
        return answer.faults().isEmpty()
                ? HttpResponse.created(answer)
                : HttpResponse.unprocessableEntity().body(answer);
    }

    @Operation(
            summary = "Changes some fields of an asset",
            description = "revision: that the change is made upon. What is not among the fields stays.")
    @Patch("/{id}")
    @Needs(Permission.CHANGE_ASSET)
    AssetResource change(
            HttpRequest<?> request,
            long id,
            @QueryValue int revision,
            @QueryValue(defaultValue = "") String reason,
            @Body Map<String, String> wanted) {
        return resource(
                desk.change(id, revision, fields(wanted, assets.names()), terms, reason, SignedIn.name(request)));
    }

    private AssetResource resource(AssetOutcome outcome) {
        if (outcome.isRefused()) {
            AssetFault first = outcome.faults().getFirst();
            throw first.kind() == AssetFault.Kind.TAKEN
                    ? new DcimException(ErrorCode.ALREADY_EXISTS, first.field().code(), first.value())
                    : new DcimException(ErrorCode.INVALID_VALUE, first.field().code(), first.value(), first.accepted());
        }
        return AssetResource.of(outcome.asset(), assets.names());
    }

    private static Map<FieldKey, String> fields(Map<String, String> wanted, AssetNames names) {
        Map<FieldKey, String> fields = new HashMap<>();
        wanted.forEach((code, text) -> {
            FieldKey field = FieldKey.of(code);
            if (!names.custom().knows(field)) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "field", code, known(names));
            }
            fields.put(field, text == null ? "" : text);
        });
        return fields;
    }

    private static String known(AssetNames names) {
        return Stream.concat(
                        Stream.of(AssetField.values()).map(AssetField::code),
                        names.custom().open().stream().map(CustomField::code))
                .collect(Collectors.joining(", "));
    }
}
