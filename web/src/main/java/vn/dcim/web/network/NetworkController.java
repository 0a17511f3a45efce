package vn.dcim.web.network;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.network.Edge;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.network.NetworkSurvey;
import vn.dcim.core.network.Networks;
import vn.dcim.core.network.TrafficMeters;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the network chain. */
@Hidden
@Controller("/network")
@Needs(Permission.VIEW)
final class NetworkController {

    private final Networks networks;
    private final TrafficMeters meters;
    private final NetworkDesk desk;
    private final NetworkQuestions questions;
    private final PowerConfig config;
    private final Assets assets;
    private final Pages pages;
    private final Clock clock;

    NetworkController(
            Networks networks,
            TrafficMeters meters,
            NetworkDesk desk,
            NetworkQuestions questions,
            PowerConfig config,
            Assets assets,
            Pages pages,
            Clock clock) {
        this.networks = networks;
        this.meters = meters;
        this.desk = desk;
        this.questions = questions;
        this.config = config;
        this.assets = assets;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return list(request, WireForm.EMPTY, "");
    }

    private MutableHttpResponse<?> list(HttpRequest<?> request, WireForm typed, String fault) {
        Network network = networks.now();
        NetworkSurvey survey = NetworkSurvey.of(network, meters.of(network));
        return pages.page(
                request,
                pages.visit(request).t("network.title"),
                "network/list",
                new NetworkPage(network, survey, config, clock.instant(), typed, fault));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(HttpRequest<?> request) {
        return export(request).json();
    }

    @Post("/connect")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> connect(HttpRequest<?> request, @Body WireForm form) {
        try {
            desk.connect(form.wire(), form.given(form.reason()), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/network"));
        } catch (DcimException e) {
            return list(request, form, text(request, e)).status(status(e));
        }
    }

    @Get("/links/{id}")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> linkForm(HttpRequest<?> request, long id) {
        return link(request, desk.get(id), null, "");
    }

    @Post("/links/{id}")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body WireForm form) {
        Feed feed = desk.get(id);
        try {
            desk.change(id, form.wire(), form.given(form.reason()), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/network"));
        } catch (DcimException e) {
            return link(request, feed, form, text(request, e)).status(status(e));
        }
    }

    @Post("/links/{id}/remove")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disconnect(HttpRequest<?> request, long id, @Nullable @Body Map<String, String> body) {
        desk.disconnect(id, body == null ? "" : body.getOrDefault("reason", ""), SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/network"));
    }

    @Get("/what-if")
    HttpResponse<?> whatIf(HttpRequest<?> request) {
        NetworkQuestions.Asked asked = questions.ask(request.getParameters().getAll("open"));
        List<String> choices = asked.network().chain().nodes().stream()
                .filter(node -> !asked.network().chain().outOf(node.key()).isEmpty())
                .map(ChainNode::name)
                .sorted()
                .toList();
        return pages.page(
                        request,
                        pages.visit(request).t("network.what-if"),
                        "network/what-if",
                        new CutPage(asked.cut(), choices, String.join(", ", asked.unknown()), assets.names()))
                .status(asked.unknown().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> link(HttpRequest<?> request, Feed feed, @Nullable WireForm typed, String fault) {
        Network network = networks.now();
        Function<String, String> name =
                key -> network.chain().find(key).map(ChainNode::name).orElse(key);
        return pages.page(
                request,
                pages.visit(request).t("network.link"),
                "network/link",
                new LinkPage(
                        feed.id(),
                        name.apply(feed.fromNode()),
                        name.apply(feed.toNode()),
                        typed == null ? WireForm.of(feed, network.link(feed)) : typed,
                        fault));
    }

    private ListExport<Edge> export(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        Network network = networks.now();
        return new ListExport<>(
                "network",
                List.of(
                        text("from", words, edge -> edge.from().name()),
                        text("port", words, edge -> edge.feed().outlet()),
                        text("to", words, edge -> edge.to().name()),
                        text("far-port", words, edge -> edge.link().farPort()),
                        rate("rated", words, Edge::rated),
                        rate("budgeted", words, Edge::budgeted),
                        rate("alone", words, Edge::alone),
                        text("unknown", words, edge -> Integer.toString(edge.unknown())),
                        rate("down", words, edge -> edge.traffic().down()),
                        rate("up", words, edge -> edge.traffic().up())),
                NetworkSurvey.of(network, meters.of(network)).edges());
    }

    private static ListColumn<Edge> text(String code, Words words, Function<Edge, String> text) {
        return new ListColumn<>(code, words.t("network.head." + code), text, text);
    }

    private static ListColumn<Edge> rate(String code, Words words, Function<Edge, Double> rate) {
        return new ListColumn<>(
                code,
                words.t("network.head." + code) + " (Mbit/s)",
                edge -> rate.apply(edge) == null ? "" : NetworkPage.rate(rate.apply(edge), words),
                edge -> rate.apply(edge) == null ? "" : Double.toString(Math.round(10 * rate.apply(edge)) / 10.0));
    }

    private static HttpStatus status(DcimException failure) {
        return failure.code() == ErrorCode.INVALID_VALUE
                ? HttpStatus.UNPROCESSABLE_ENTITY
                : HttpStatus.valueOf(failure.code().httpStatus());
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        Words words = pages.visit(request).words();
        String text = FieldText.of(failure, words, "network.accepted.");
        return failure.code() == ErrorCode.INVALID_VALUE
                ? words.t("network.field." + failure.arguments().getFirst()) + ": " + text
                : text;
    }
}
