package vn.dcim.web.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.drift.DriftDesk;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Differences between register and reality in the API. */
@Tag(name = "assets")
@Controller("/api/v1/assets/drift")
@Needs(Permission.VIEW)
final class DriftApi {

    private final Drifts drifts;
    private final DriftDesk desk;
    private final AssetTerms terms;

    DriftApi(Drifts drifts, DriftDesk desk, AssetTerms terms) {
        this.drifts = drifts;
        this.desk = desk;
        this.terms = terms;
    }

    /**
     * Which differences are meant.
     *
     * @param reason empty where what is taken over says enough; needed to leave something as it is
     * @param until the last day on which it is left as it is
     */
    @Serdeable
    record Wish(
            List<Long> ids,
            @Nullable String reason,
            @Nullable LocalDate until) {

        Wish {
            // why: JSON may leave it out
            ids = Objects.requireNonNullElse(ids, List.of());
        }
    }

    @Operation(
            summary = "Lists in what register and reality differ, as they were last compared",
            description =
                    "kind: such as serial, firmware, unmonitored, unregistered. show: open (usual), quiet, all. Sort: kind, name, "
                            + "since, with - before it for the last first.")
    @Get
    ListPage<DriftResource> list(@RequestBean DriftView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > 1000) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–1000");
        }
        Drifts.Found found =
                drifts.find(view.filter(), view.order(), view.isDescending(), (long) view.number() * size, size);
        return new ListPage<>(found.lines().stream().map(DriftResource::of).toList(), found.total());
    }

    @Operation(summary = "Takes over what is real into the register, as one change; what is refused stays open")
    @Post("/take")
    @Needs(Permission.CHANGE_ASSET)
    TakenResource take(HttpRequest<?> request, @Body Wish wish) {
        DriftDesk.Taken taken = desk.take(wish.ids(), wish.reason(), terms, SignedIn.name(request));
        return new TakenResource(
                taken.change() == null ? null : taken.change().id(),
                taken.change() == null ? 0 : taken.change().assets(),
                taken.refusals().stream()
                        .map(refusal -> new TakenResource.RefusedResource(
                                refusal.name(), refusal.why().code().code()))
                        .toList());
    }

    @Operation(summary = "Leaves differences as they are, until a day or until one side says something else")
    @Post("/silence")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> silence(HttpRequest<?> request, @Body Wish wish) {
        desk.silence(wish.ids(), wish.until(), wish.reason(), SignedIn.name(request));
        return HttpResponse.noContent();
    }
}
