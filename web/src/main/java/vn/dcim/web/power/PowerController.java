package vn.dcim.web.power;

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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerNode;
import vn.dcim.core.power.PowerSurvey;
import vn.dcim.core.power.PowerSurveys;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the power chain and of its parts. */
@Hidden
@Controller("/power")
@Needs(Permission.VIEW)
final class PowerController {

    private final Chains chains;
    private final PowerSurveys surveys;
    private final PowerDesk desk;
    private final PowerConfig config;
    private final Assets assets;
    private final Pages pages;
    private final Clock clock;

    PowerController(
            Chains chains,
            PowerSurveys surveys,
            PowerDesk desk,
            PowerConfig config,
            Assets assets,
            Pages pages,
            Clock clock) {
        this.chains = chains;
        this.surveys = surveys;
        this.desk = desk;
        this.config = config;
        this.assets = assets;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return list(request, CableForm.EMPTY, "", "", List.of());
    }

    private MutableHttpResponse<?> list(
            HttpRequest<?> request, CableForm typed, String fault, String pasted, List<String> wrong) {
        Chain chain = chains.now();
        PowerSurvey survey = surveys.of(chain);
        return pages.page(
                request,
                pages.visit(request).t("power.title"),
                "power/list",
                new PowerPage(chain, survey, config, assets.names(), clock.instant(), typed, fault, pasted, wrong));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return sheet(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return sheet(request).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        Chain chain = chains.now();
        return new Sheet(
                "power",
                List.of("name", "kind", "supply", "budgeted", "carried", "failover", "limit", "capacity", "reading")
                        .stream()
                        .map(head -> words.t("power.head." + head))
                        .toList(),
                surveys.of(chain).stages().stream()
                        .map(stage -> List.of(
                                stage.node().name(),
                                PowerWords.kind(stage.node(), words),
                                PowerWords.supply(stage.supply(), words),
                                PowerWords.kilowatts(stage.budgeted(), words),
                                PowerWords.kilowatts(stage.carried(), words),
                                PowerWords.kilowatts(stage.failover(), words),
                                PowerWords.kilowatts(stage.limit(), words),
                                PowerWords.kilowatts(stage.node().capacity(), words),
                                PowerWords.told(stage.node(), stage.measure(), clock.instant(), words)))
                        .toList());
    }

    @Get("/parts/{key}")
    HttpResponse<?> part(HttpRequest<?> request, String key) {
        return part(request, key, Map.of(), "");
    }

    private MutableHttpResponse<?> part(HttpRequest<?> request, String key, Map<String, String> typed, String fault) {
        Chain chain = chains.now();
        ChainNode node = chain.find(key).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "node", key));
        PowerSurvey survey = surveys.of(chain);
        return pages.page(
                request,
                node.name(),
                "power/part",
                new PartPage(
                        node,
                        chain,
                        survey.stages().stream()
                                .filter(stage -> stage.node().key().equals(key))
                                .findFirst()
                                .orElse(null),
                        survey.draws().get(key),
                        chain.singlePoints().get(key).stream()
                                .map(point -> chain.find(point).orElseThrow())
                                .toList(),
                        config,
                        assets.names(),
                        clock.instant(),
                        typed,
                        fault));
    }

    @Get("/new")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> newForm(HttpRequest<?> request, @QueryValue @Nullable String device) {
        return form(request, null, device == null ? Map.of() : Map.of("device", device), "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        try {
            return to(desk.add(typed, SignedIn.name(request)).key());
        } catch (DcimException e) {
            return form(request, null, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/nodes/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> editForm(HttpRequest<?> request, long id) {
        PowerNode node = desk.get(id);
        Map<String, String> typed = new HashMap<>();
        typed.put("name", node.name());
        typed.put("device", node.deviceId() == null ? "" : node.name());
        typed.put("kind", node.kind().code());
        typed.put("amps", noted(node.ratedAmps()));
        typed.put("phases", noted(node.phases()));
        typed.put("watts", noted(node.ratedWatts()));
        typed.put("derating", noted(node.derating()));
        typed.put("open", node.open() ? "on" : "");
        typed.put("note", node.note());
        typed.put("revision", noted(node.revision()));
        return form(request, node, typed, "");
    }

    @Post("/nodes/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        PowerNode node = desk.get(id);
        try {
            String revision = typed.getOrDefault("revision", "");
            if (!revision.matches("\\d{1,9}")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "revision", revision, "1, 2, …");
            }
            PowerNode changed = desk.change(
                    id, Integer.parseInt(revision), typed, typed.getOrDefault("reason", ""), SignedIn.name(request));
            return to(changed.key());
        } catch (DcimException e) {
            return form(request, node, typed, text(request, e)).status(status(e));
        }
    }

    @Post("/nodes/{id}/remove")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, long id, @Nullable @Body Map<String, Object> body) {
        PowerNode node = desk.get(id);
        try {
            desk.remove(id, texts(body).getOrDefault("reason", ""), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/power"));
        } catch (DcimException e) {
            return part(request, node.key(), texts(body), text(request, e)).status(status(e));
        }
    }

    @Post("/connect")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> connect(HttpRequest<?> request, @Body CableForm form) {
        try {
            return to(desk.connect(form.cable(), SignedIn.name(request)).fromNode());
        } catch (DcimException e) {
            return list(request, form, text(request, e), "", List.of()).status(status(e));
        }
    }

    @Post("/connect-all")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> connectAll(HttpRequest<?> request, @Nullable @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        String pasted = typed.getOrDefault("lines", "");
        List<String> wrong;
        try {
            PowerDesk.Taken taken =
                    desk.take(PastedCables.read(pasted), typed.getOrDefault("reason", ""), SignedIn.name(request));
            if (taken.made() > 0) {
                return HttpResponse.seeOther(URI.create("/power"));
            }
            Words words = pages.visit(request).words();
            wrong = taken.faults().stream()
                    .map(fault -> words.t("power.row", fault.row(), text(request, fault.cause())))
                    .toList();
        } catch (DcimException e) {
            wrong = List.of(text(request, e));
        }
        return list(request, CableForm.EMPTY, "", pasted, wrong).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Post("/feeds/{id}/remove")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disconnect(HttpRequest<?> request, long id, @Nullable @Body Map<String, Object> body) {
        Feed gone = desk.disconnect(id, texts(body).getOrDefault("reason", ""), SignedIn.name(request));
        return to(Feed.isPlace(gone.toNode()) ? gone.fromNode() : gone.toNode());
    }

    @Post("/assets/{id}/load")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> load(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        String key = Chains.key(assets.get(id));
        Map<String, String> typed = texts(body);
        try {
            desk.setLoad(id, typed, SignedIn.name(request));
            return to(key);
        } catch (DcimException e) {
            return part(request, key, typed, text(request, e)).status(status(e));
        }
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request, @Nullable PowerNode node, Map<String, String> typed, String fault) {
        return pages.page(
                request,
                node == null ? pages.visit(request).t("power.add") : node.name(),
                "power/form",
                new NodePage(node, typed, fault));
    }

    private static HttpResponse<?> to(String key) {
        return HttpResponse.seeOther(URI.create("/power/parts/" + key));
    }

    private static HttpStatus status(DcimException failure) {
        return failure.code() == ErrorCode.INVALID_VALUE
                ? HttpStatus.UNPROCESSABLE_ENTITY
                : HttpStatus.valueOf(failure.code().httpStatus());
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        Words words = pages.visit(request).words();
        String text = FieldText.of(failure, words, "power.accepted.");
        return failure.code() == ErrorCode.INVALID_VALUE
                ? words.t("power.field." + failure.arguments().getFirst()) + ": " + text
                : text;
    }

    private static String noted(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static Map<String, String> texts(@Nullable Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        if (body == null) {
            return texts;
        }
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return texts;
    }
}
