package vn.dcim.web.network;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.network.NetworkSurvey;
import vn.dcim.core.network.Networks;
import vn.dcim.core.network.TrafficMeters;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The network chain in the API. */
@Tag(name = "network")
@Controller("/api/v1/network")
@Needs(Permission.VIEW)
final class NetworkApi {

    private static final int MOST_LINKS = 1000;

    private final Networks networks;
    private final TrafficMeters meters;
    private final NetworkDesk desk;
    private final NetworkQuestions questions;

    NetworkApi(Networks networks, TrafficMeters meters, NetworkDesk desk, NetworkQuestions questions) {
        this.networks = networks;
        this.meters = meters;
        this.desk = desk;
        this.questions = questions;
    }

    @Operation(summary = "Lists the connections of the network, lines first, with their rates in Mbit/s")
    @Get("/links")
    ListPage<LinkResource> links() {
        Network network = networks.now();
        List<LinkResource> links = NetworkSurvey.of(network, meters.of(network)).edges().stream()
                .map(LinkResource::of)
                .toList();
        return new ListPage<>(links, links.size());
    }

    @Operation(
            summary = "Tells what is reached no more when parts of the network fail",
            description = "open: name or key of a device or asset; several as open=RT-1&open=SW-1.")
    @Get("/what-if")
    CutResource whatIf(@QueryValue @Nullable List<String> open) {
        NetworkQuestions.Asked asked = questions.ask(open == null ? List.of() : open);
        if (!asked.unknown().isEmpty()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "node", asked.unknown().getFirst());
        }
        return CutResource.of(asked.cut());
    }

    @Operation(
            summary =
                    "Connects devices and assets, up to a thousand as one change; with one that cannot be, none is made",
            description =
                    "from, which is reached first, and to by name, label or key; port, farPort; rated and budget in Mbit/s.")
    @ApiResponse(responseCode = "201", description = "The ids of the connections")
    @Post("/links")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<Map<String, List<Long>>> connect(HttpRequest<?> request, @Body List<WireForm> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_LINKS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "links", wanted.size(), "1–" + MOST_LINKS);
        }
        List<Feed> made = desk.connectAll(
                wanted.stream().map(WireForm::wire).toList(),
                wanted.getFirst().given(wanted.getFirst().reason()),
                SignedIn.name(request));
        return HttpResponse.created(Map.of("ids", made.stream().map(Feed::id).toList()));
    }

    @Operation(
            summary = "Changes ports and rates of a connection",
            description = "port, farPort, rated, budget, reason.")
    @ApiResponse(responseCode = "204", description = "Changed")
    @Post("/links/{id}")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body WireForm wanted) {
        desk.change(id, wanted.wire(), wanted.given(wanted.reason()), SignedIn.name(request));
        return HttpResponse.noContent();
    }

    @Operation(summary = "Takes a connection away", description = "reason.")
    @ApiResponse(responseCode = "204", description = "Taken away")
    @Post("/links/{id}/remove")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> disconnect(HttpRequest<?> request, long id, @Body Map<String, String> wanted) {
        desk.disconnect(id, wanted.getOrDefault("reason", ""), SignedIn.name(request));
        return HttpResponse.noContent();
    }
}
