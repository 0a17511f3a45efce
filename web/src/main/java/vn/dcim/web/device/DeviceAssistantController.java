package vn.dcim.web.device;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.Failures;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The add-device assistant: identify, look, save. Works as a plain form; htmx only swaps the part below it. */
@Hidden
@Controller("/devices/new")
@Needs(Permission.CHANGE_DEVICE)
final class DeviceAssistantController {

    private final DeviceIdentifier identifier;
    private final IdentifiedDevices kept;
    private final DeviceAdditions additions;
    private final Previews previews;
    private final SeenDevices devices;
    private final List<DeviceOffers> offers;
    private final Pages pages;

    DeviceAssistantController(
            DeviceIdentifier identifier,
            IdentifiedDevices kept,
            DeviceAdditions additions,
            Previews previews,
            SeenDevices devices,
            List<DeviceOffers> offers,
            Pages pages) {
        this.identifier = identifier;
        this.kept = kept;
        this.additions = additions;
        this.previews = previews;
        this.devices = devices;
        this.offers = offers;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> form(HttpRequest<?> request) {
        return show(request, page(IdentifyForm.EMPTY, Map.of(), "", null, null));
    }

    @Post("/identify")
    @Costs(Cost.DEVICE_QUESTIONS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> identify(HttpRequest<?> request, @Body IdentifyForm form) {
        DeviceQuestion question = form.question();
        List<DcimException> faults = question.faults();
        if (!faults.isEmpty()) {
            return refuse(request, form, faults);
        }
        try {
            Identified found = identifier.identify(question);
            String key = kept.keep(found, SignedIn.name(request));
            SaveForm proposal = Previews.proposal(key, found.reading());
            return show(request, preview(form, found, proposal, Map.of(), words(request)));
        } catch (DcimException e) {
            return refuse(request, form, List.of(e));
        }
    }

    @Post("/save")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @Body SaveForm form) {
        String account = SignedIn.name(request);
        Words words = words(request);
        Optional<Identified> found = kept.find(form.wantedKey(), account);
        if (found.isEmpty()) {
            String over = words.t("assistant.expired", IdentifiedDevices.KEPT.toMinutes());
            return failed(request, page(IdentifyForm.EMPTY, Map.of(), over, null, null));
        }
        try {
            Device device =
                    additions.add(found.get(), form.device(found.get().reading().deviceClass()), account);
            kept.forget(form.wantedKey());
            return leadTo(request, "/devices/" + device.id());
        } catch (DcimException e) {
            Map<String, String> errors = Map.of(fieldOfSave(e), FieldText.of(e, words));
            return show(request, preview(IdentifyForm.EMPTY, found.get(), form, errors, words))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private HttpResponse<?> refuse(HttpRequest<?> request, IdentifyForm form, List<DcimException> failures) {
        Words words = words(request);
        DcimException first = failures.getFirst();
        Map<String, String> errors = IdentifyErrors.of(failures, form, words);
        // why: beside the list of offers there is no field that a failure of theirs could stand at
        boolean belongsToField = !errors.isEmpty() && !DeviceAddress.isMqtt(form.address());
        Device known = first.code() == ErrorCode.ADDRESS_IN_USE
                ? devices.get((Long) first.arguments().get(2), SignedIn.scope(request))
                : null;
        return failed(
                request,
                page(
                        form.withoutSecrets(),
                        belongsToField ? errors : Map.of(),
                        belongsToField ? "" : Failures.text(words, first),
                        known,
                        null));
    }

    private HttpResponse<?> failed(HttpRequest<?> request, AssistantPage page) {
        // why: what has to be mended stands above, beside its fields
        return show(request, page)
                .status(HttpStatus.UNPROCESSABLE_ENTITY)
                .header("HX-Reswap", "innerHTML show:#failure:top");
    }

    private static String fieldOfSave(DcimException failure) {
        return switch (failure.code()) {
            case INVALID_VALUE -> failure.arguments().getFirst().toString();
            case ALREADY_EXISTS -> "name";
            case NOT_FOUND ->
                Set.of("place", "unit").contains(failure.arguments().getFirst())
                        ? failure.arguments().getFirst().toString()
                        : "powerA";
            default -> "";
        };
    }

    private AssistantPage preview(
            IdentifyForm form, Identified found, SaveForm typed, Map<String, String> errors, Words words) {
        return page(form.withoutSecrets(), Map.of(), "", null, previews.preview(found, typed, errors, words));
    }

    private AssistantPage page(
            IdentifyForm form,
            Map<String, String> errors,
            String failure,
            @Nullable Device known,
            @Nullable PreviewPage preview) {
        return new AssistantPage(form, errors, failure, known, offered(), preview);
    }

    private List<DeviceOffers.Offer> offered() {
        return offers.stream()
                .flatMap(source -> source.offers().stream())
                .sorted(Comparator.comparing(DeviceOffers.Offer::address))
                .toList();
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, AssistantPage page) {
        return isPart(request)
                ? pages.fragment(request, "device/identified", page)
                : pages.page(request, words(request).t("assistant.title"), "device/new", page);
    }

    private static HttpResponse<?> leadTo(HttpRequest<?> request, String path) {
        return isPart(request)
                ? HttpResponse.noContent().header("HX-Redirect", path)
                : HttpResponse.seeOther(URI.create(path));
    }

    private static boolean isPart(HttpRequest<?> request) {
        return request.getHeaders().contains("HX-Request");
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }
}
