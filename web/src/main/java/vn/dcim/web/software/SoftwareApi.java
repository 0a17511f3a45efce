package vn.dcim.web.software;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Ending;
import vn.dcim.core.software.Endings;
import vn.dcim.core.software.FieldFault;
import vn.dcim.core.software.FormField;
import vn.dcim.core.software.InstallationDesk;
import vn.dcim.core.software.InstallationField;
import vn.dcim.core.software.LicenceDesk;
import vn.dcim.core.software.LicenceField;
import vn.dcim.core.software.LicenceStock;
import vn.dcim.core.software.Outcome;
import vn.dcim.core.software.SoftwareDesk;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.SoftwareRegister.Found;
import vn.dcim.core.software.SoftwareRegister.Installed;
import vn.dcim.core.software.TitleField;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Software, its licences and what ends in the API. */
@Tag(name = "software")
@Controller("/api/v1/software")
@Needs(Permission.VIEW)
final class SoftwareApi {

    private final SoftwareRegister register;
    private final SoftwareDesk desk;
    private final LicenceDesk licences;
    private final InstallationDesk installations;
    private final Endings endings;

    SoftwareApi(
            SoftwareRegister register,
            SoftwareDesk desk,
            LicenceDesk licences,
            InstallationDesk installations,
            Endings endings) {
        this.register = register;
        this.desk = desk;
        this.licences = licences;
        this.installations = installations;
        this.endings = endings;
    }

    @Operation(
            summary = "Lists titles with what was bought and what is used of each",
            description =
                    "q: words of name, version, maker, purpose, scope, managing party. state=retired: those out of use. as-of: "
                            + "dd/MM/yyyy, as they stood at the end of that day. Sort: name, maker, kind, risk, used, free, value, "
                            + "ends, with - before it for the greatest first.")
    @Get
    ListPage<SoftwareResource> list(@RequestBean SoftwareView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > 1000) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–1000");
        }
        Found found = register.find(
                view.filter(), view.instant(), view.order(), view.isDescending(), (long) view.number() * size, size);
        return new ListPage<>(found.lines().stream().map(SoftwareResource::of).toList(), found.total());
    }

    @Operation(
            summary = "Lists what ends: licences, subscriptions, warranties, contracts of suppliers",
            description =
                    "days: within which, and ended as long ago. kind: licence, subscription, warranty or contract.")
    @Get("/endings")
    ListPage<EndingResource> endings(
            @QueryValue(defaultValue = EndingView.USUAL_DAYS) int days, @QueryValue(defaultValue = "") String kind) {
        List<Ending> found = EndingView.find(endings, days, kind);
        return new ListPage<>(
                found.stream()
                        .map(ending -> EndingResource.of(ending, register.today()))
                        .toList(),
                found.size());
    }

    @Operation(summary = "Shows a title")
    @Get("/{id}")
    SoftwareResource get(long id) {
        return SoftwareResource.of(register.line(id));
    }

    @Operation(
            summary = "Adds a title",
            description = "Fields by their codes, as they would be typed; name, kind and ground are needed.")
    @ApiResponse(responseCode = "201", description = "The title; its address stands in the header Location")
    @Post
    @Needs(Permission.CHANGE_SOFTWARE)
    HttpResponse<SoftwareResource> add(HttpRequest<?> request, @Body Map<String, String> wanted) {
        long id = kept(desk.add(fields(TitleField.values(), wanted), SignedIn.name(request)))
                .id();
        return HttpResponse.created(get(id), URI.create("/api/v1/software/" + id));
    }

    @Operation(
            summary = "Changes some fields of a title",
            description = "revision: that the change is made upon. What is not among the fields stays.")
    @Patch("/{id}")
    @Needs(Permission.CHANGE_SOFTWARE)
    SoftwareResource change(
            HttpRequest<?> request,
            long id,
            @QueryValue int revision,
            @QueryValue(defaultValue = "") String reason,
            @Body Map<String, String> wanted) {
        kept(desk.change(id, revision, fields(TitleField.values(), wanted), reason, SignedIn.name(request)));
        return get(id);
    }

    @Operation(summary = "Lists the licences of a title, by their first day")
    @Get("/{id}/licences")
    List<PartResource> licences(long id) {
        register.title(id);
        LicenceStock stock = register.stock(id);
        return stock.licences().stream()
                .map(licence -> new PartResource(
                        licence.id(),
                        licence.revision(),
                        Codes.of(stock.standing(licence, register.today())),
                        SoftwareResource.fields(LicenceField.values(), licence)))
                .toList();
    }

    @Operation(
            summary = "Adds a licence to a title",
            description = "Fields by their codes, as they would be typed. Never send the key itself.")
    @Post("/{id}/licences")
    @Needs(Permission.CHANGE_SOFTWARE)
    List<PartResource> addLicence(HttpRequest<?> request, long id, @Body Map<String, String> wanted) {
        kept(licences.add(id, fields(LicenceField.values(), wanted), SignedIn.name(request)));
        return licences(id);
    }

    @Operation(summary = "Lists the machines a title is on and the people who use it")
    @Get("/{id}/installations")
    List<PartResource> installations(long id) {
        register.title(id);
        return register.installed(id).stream().map(SoftwareApi::resource).toList();
    }

    @Operation(
            summary = "Notes that a title is on a machine, or that a person uses it",
            description = "asset: name or label of the machine; or person.")
    @Post("/{id}/installations")
    @Needs(Permission.CHANGE_SOFTWARE)
    List<PartResource> addInstallation(HttpRequest<?> request, long id, @Body Map<String, String> wanted) {
        kept(installations.add(id, fields(InstallationField.values(), wanted), SignedIn.name(request)));
        return installations(id);
    }

    private static PartResource resource(Installed installed) {
        return new PartResource(
                installed.installation().id(),
                installed.installation().revision(),
                Codes.of(installed.status()),
                SoftwareResource.fields(InstallationField.values(), installed));
    }

    private static <T> T kept(Outcome<T> outcome) {
        if (outcome.isRefused()) {
            FieldFault first = outcome.faults().getFirst();
            throw first.kind() == FieldFault.Kind.TAKEN
                    ? new DcimException(ErrorCode.ALREADY_EXISTS, first.field().code(), first.value())
                    // why: what looks like a key is not repeated
                    : new DcimException(
                            ErrorCode.INVALID_VALUE,
                            first.field().code(),
                            first.kind() == FieldFault.Kind.KEY ? "…" : first.value(),
                            first.accepted());
        }
        return outcome.kept();
    }

    private static <F extends FormField> Map<F, String> fields(F[] fields, Map<String, String> wanted) {
        Map<F, String> typed = new HashMap<>();
        wanted.forEach((code, text) -> typed.put(
                FormField.of(fields, code)
                        .orElseThrow(() -> new DcimException(
                                ErrorCode.INVALID_VALUE,
                                "field",
                                code,
                                Arrays.stream(fields).map(FormField::code).collect(Collectors.joining(", ")))),
                text == null ? "" : text));
        return typed;
    }
}
