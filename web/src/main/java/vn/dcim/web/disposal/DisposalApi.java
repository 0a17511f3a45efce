package vn.dcim.web.disposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Changes of status, and the gate before the last one, in the API. */
@Tag(name = "assets")
@Controller("/api/v1/assets/{id}")
@Needs(Permission.VIEW)
final class DisposalApi {

    private final Assets assets;
    private final AssetDesk desk;
    private final DisposalGate gate;

    DisposalApi(Assets assets, AssetDesk desk, DisposalGate gate) {
        this.assets = assets;
        this.desk = desk;
        this.gate = gate;
    }

    /** One thing in the way. @param code such as {@code installed} @param id by which it is reached; null for that of the asset */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LeftResource(
            String code, String name, @Nullable Long id) {}

    /** A line of the gate. @param left none where it is clear */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LineResource(String gate, boolean clear, List<LeftResource> left) {}

    /** How an asset stands after a change. */
    @Serdeable
    public record StandingResource(long id, int revision, String status) {}

    @Operation(summary = "Tells what is in the way of an asset's disposal")
    @Get("/disposal")
    List<LineResource> lines(long id) {
        return gate.lines(assets.get(id)).stream()
                .map(line -> new LineResource(
                        line.gate().code(),
                        line.isClear(),
                        line.left().stream()
                                .map(left -> new LeftResource(left.code(), left.name(), left.id()))
                                .toList()))
                .toList();
    }

    @Operation(
            summary = "Changes how an asset stands",
            description =
                    "status: code, such as in-repair. document, signed-on (dd/MM/yyyy), unit, person, reason: as the change asks for. "
                            + "stays-here: yes for what is repaired in the centre. Refused with all that is in the way of a disposal.")
    @Post("/move")
    @Needs(Permission.CHANGE_ASSET)
    StandingResource move(HttpRequest<?> request, long id, @QueryValue int revision, @Body Map<String, String> wanted) {
        Form form = new Form(wanted);
        String code = form.text("status");
        AssetStatus next =
                AssetStatus.of(code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "status", code, ""));
        Asset moved = desk.move(
                id,
                revision,
                next,
                new AssetDesk.Grounds(
                        form.text("document"),
                        form.day("signed-on"),
                        form.text("unit"),
                        form.text("person"),
                        form.text("reason"),
                        form.text("stays-here").equals("yes")),
                SignedIn.name(request));
        return new StandingResource(moved.id(), moved.revision(), moved.status().code());
    }
}
