package vn.dcim.web.asset;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.custom.CustomFieldDesk;
import vn.dcim.core.asset.custom.CustomFieldDesk.Outcome;
import vn.dcim.core.asset.custom.CustomFields;
import vn.dcim.core.asset.custom.DefinitionFault;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The centre's own fields of assets in the API. */
@Tag(name = "assets")
@Controller("/api/v1/asset-fields")
@Needs(Permission.VIEW)
final class FieldApi {

    private final CustomFields fields;
    private final CustomFieldDesk desk;

    FieldApi(CustomFields fields, CustomFieldDesk desk) {
        this.fields = fields;
        this.desk = desk;
    }

    @Operation(
            summary = "Lists the centre's own fields of assets, the retired ones too",
            description = "What assets tell for them stands among their fields in /api/v1/assets.")
    @Get
    List<FieldResource> list() {
        return fields.now().all().stream().map(FieldResource::of).toList();
    }

    @Operation(summary = "Shows a field")
    @Get("/{code}")
    FieldResource get(String code) {
        return FieldResource.of(fields.get(code));
    }

    @Operation(
            summary = "Adds a field",
            description =
                    "code, label-vi and type are needed. type: text, number, decimal, day, yes-no, choice, link. choices: a line "
                            + "code | Vietnamese | English for each. kinds: codes with a space between, empty for all. "
                            + "required-from: the first day on which it has to be told. show-field, show-value: asked only where "
                            + "another field (kind, status, a choice, yes-no) is so. Further: unit, least, greatest, pattern (RE2), "
                            + "hint-vi, hint-en, heading-vi, heading-en, rank.")
    @ApiResponse(responseCode = "201", description = "The field; its address stands in the header Location")
    @Post
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<FieldResource> add(HttpRequest<?> request, @Body Map<String, String> wanted) {
        FieldResource added = resource(desk.add(wanted, SignedIn.name(request)));
        return HttpResponse.created(added, URI.create("/api/v1/asset-fields/" + added.code()));
    }

    @Operation(
            summary = "Changes some parts of a field",
            description =
                    "revision: that the change is made upon. What is not among the parts stays; the code always does, the type "
                            + "once an asset tells something for it. Choices that are not listed any more are retired where assets "
                            + "have them.")
    @Patch("/{code}")
    @Needs(Permission.CHANGE_ASSET)
    FieldResource change(
            HttpRequest<?> request,
            String code,
            @QueryValue int revision,
            @QueryValue(defaultValue = "") String reason,
            @Body Map<String, String> wanted) {
        return resource(desk.change(code, revision, wanted, reason, SignedIn.name(request)));
    }

    @Operation(summary = "Has a field asked no more; what assets tell for it stays")
    @Post("/{code}/retire")
    @Needs(Permission.CHANGE_ASSET)
    FieldResource retire(HttpRequest<?> request, String code, @QueryValue int revision, @QueryValue String reason) {
        return FieldResource.of(desk.retire(code, revision, true, reason, SignedIn.name(request)));
    }

    @Operation(summary = "Has a retired field asked again")
    @Post("/{code}/restore")
    @Needs(Permission.CHANGE_ASSET)
    FieldResource restore(HttpRequest<?> request, String code, @QueryValue int revision, @QueryValue String reason) {
        return FieldResource.of(desk.retire(code, revision, false, reason, SignedIn.name(request)));
    }

    @Operation(summary = "Takes a field out for which no asset ever told anything")
    @Delete("/{code}")
    @Needs(Permission.CHANGE_ASSET)
    @Status(HttpStatus.NO_CONTENT)
    void delete(HttpRequest<?> request, String code, @QueryValue int revision) {
        desk.delete(code, revision, SignedIn.name(request));
    }

    private static FieldResource resource(Outcome outcome) {
        if (outcome.isRefused()) {
            DefinitionFault first = outcome.faults().getFirst();
            throw first.kind() == DefinitionFault.Kind.TAKEN
                    ? new DcimException(ErrorCode.ALREADY_EXISTS, first.part(), first.value())
                    : new DcimException(ErrorCode.INVALID_VALUE, first.part(), first.value(), first.accepted());
        }
        return FieldResource.of(outcome.field());
    }
}
