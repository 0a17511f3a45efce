package vn.dcim.web.register;

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
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntries.Counts;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterFault;
import vn.dcim.core.register.RegisterField;
import vn.dcim.core.register.RegisterFilter;
import vn.dcim.core.register.RegisterLinks;
import vn.dcim.core.register.RegisterOutcome;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the smaller registers, all made of their definitions. */
@Hidden
@Controller("/registers")
@Needs(Permission.READ_REGISTER)
final class RegisterController {

    private static final int MOST_EXPORTED = 100_000;
    private static final String REVISION = "revision";
    private static final String REASON = "reason";

    private final Registers registers;
    private final RegisterEntries entries;
    private final RegisterDesk desk;
    private final RegisterLinks links;
    private final RegisterAnswers answers;
    private final Pages pages;
    private final Clock clock;

    RegisterController(
            Registers registers,
            RegisterEntries entries,
            RegisterDesk desk,
            RegisterLinks links,
            RegisterAnswers answers,
            Pages pages,
            Clock clock) {
        this.registers = registers;
        this.entries = entries;
        this.desk = desk;
        this.links = links;
        this.answers = answers;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> all(HttpRequest<?> request) {
        return pages.page(
                request,
                pages.visit(request).t("register.title"),
                "register/all",
                new RegistersPage(registers.all(), entries.counts(today(), null), answers.all(today())));
    }

    @Get("/{code}")
    HttpResponse<?> list(HttpRequest<?> request, String code, @RequestBean RegisterView view) {
        RegisterDefinition register = registers.get(code);
        RegisterFilter filter = view.filter(today());
        RegisterEntries.Found found = entries.find(
                register,
                filter,
                view.order(register),
                view.isDescending(),
                (long) view.number() * RegisterListPage.SIZE,
                RegisterListPage.SIZE);
        return pages.page(
                request,
                title(request, register),
                "register/list",
                new RegisterListPage(
                        register,
                        view,
                        found.entries(),
                        links.names(register, found.entries()),
                        found.total(),
                        entries.counts(filter.day(), filter.asOf()).getOrDefault(code, Counts.NONE),
                        answers.of(register, today()),
                        filter.day()));
    }

    @Get("/{code}/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, String code, @RequestBean RegisterView view) {
        return sheet(request, registers.get(code), view).csv();
    }

    @Get("/{code}/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, String code, @RequestBean RegisterView view) {
        return sheet(request, registers.get(code), view).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request, RegisterDefinition register, RegisterView view) {
        Words words = pages.visit(request).words();
        List<RegisterEntry> found = entries.find(
                        register, view.filter(today()), view.order(register), view.isDescending(), 0, MOST_EXPORTED)
                .entries();
        LinkNames names = links.names(register, found);
        return new Sheet(
                register.code(),
                register.fields().stream()
                        .map(field -> RegisterWords.of(field.title(), words))
                        .toList(),
                found.stream()
                        .map(RegisterEntry::values)
                        .map(values -> register.fields().stream()
                                .map(field ->
                                        RegisterWords.of(field, values.getOrDefault(field.code(), ""), names, words))
                                .toList())
                        .toList());
    }

    @Get("/{code}/new")
    @Needs(Permission.ENTER_REGISTER)
    HttpResponse<?> newForm(HttpRequest<?> request, String code) {
        return form(request, entered(request, code), null, Map.of(), List.of(), "");
    }

    @Post("/{code}/new")
    @Needs(Permission.ENTER_REGISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        RegisterDefinition register = entered(request, code);
        Map<String, String> typed = texts(body);
        RegisterOutcome outcome = desk.add(register, typed, SignedIn.name(request));
        return outcome.isRefused()
                ? form(request, register, null, typed, outcome.faults(), "").status(HttpStatus.UNPROCESSABLE_ENTITY)
                : HttpResponse.seeOther(path(outcome.entry()));
    }

    @Get("/{code}/{id}")
    HttpResponse<?> entry(HttpRequest<?> request, String code, long id) {
        RegisterDefinition register = registers.get(code);
        return show(request, register, entries.get(register, id), "", "");
    }

    @Get("/{code}/{id}/edit")
    @Needs(Permission.ENTER_REGISTER)
    HttpResponse<?> editForm(HttpRequest<?> request, String code, long id) {
        RegisterDefinition register = entered(request, code);
        RegisterEntry entry = entries.get(register, id);
        Words words = pages.visit(request).words();
        LinkNames names = links.names(register, List.of(entry));
        Map<String, String> values = entry.values();
        Map<String, String> typed = register.fields().stream()
                .collect(Collectors.toMap(
                        RegisterField::code,
                        field -> RegisterWords.typed(field, values.getOrDefault(field.code(), ""), names, words),
                        (first, _) -> first,
                        HashMap::new));
        typed.put(REVISION, Integer.toString(entry.revision()));
        return form(request, register, entry, typed, List.of(), "");
    }

    @Post("/{code}/{id}/edit")
    @Needs(Permission.ENTER_REGISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, String code, long id, @Body Map<String, Object> body) {
        RegisterDefinition register = entered(request, code);
        RegisterEntry entry = entries.get(register, id);
        Map<String, String> typed = texts(body);
        try {
            RegisterOutcome outcome = desk.change(
                    register, id, revision(typed), typed, typed.getOrDefault(REASON, ""), SignedIn.name(request));
            return outcome.isRefused()
                    ? form(request, register, entry, typed, outcome.faults(), "")
                            .status(HttpStatus.UNPROCESSABLE_ENTITY)
                    : HttpResponse.seeOther(path(outcome.entry()));
        } catch (DcimException e) {
            return form(request, register, entry, typed, List.of(), text(request, e))
                    .status(status(e));
        }
    }

    @Post("/{code}/{id}/close")
    @Needs(Permission.CHANGE_REGISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(HttpRequest<?> request, String code, long id, @Body Map<String, Object> body) {
        return turn(request, code, id, false, texts(body));
    }

    @Post("/{code}/{id}/restore")
    @Needs(Permission.CHANGE_REGISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> restore(HttpRequest<?> request, String code, long id, @Body Map<String, Object> body) {
        return turn(request, code, id, true, texts(body));
    }

    /** Returns the register, for whoever may enter into it: the shift into its own, others into all. */
    private RegisterDefinition entered(HttpRequest<?> request, String code) {
        RegisterDefinition register = registers.get(code);
        if (!register.isOfShift()) {
            SignedIn.require(request, Permission.CHANGE_REGISTER);
        }
        return register;
    }

    private HttpResponse<?> turn(
            HttpRequest<?> request, String code, long id, boolean active, Map<String, String> typed) {
        RegisterDefinition register = registers.get(code);
        RegisterEntry entry = entries.get(register, id);
        String reason = typed.getOrDefault(REASON, "");
        try {
            return HttpResponse.seeOther(
                    path(desk.setActive(register, id, revision(typed), active, reason, SignedIn.name(request))));
        } catch (DcimException e) {
            return show(request, register, entry, reason, text(request, e)).status(status(e));
        }
    }

    @Get("/{code}/import")
    @Needs(Permission.CHANGE_REGISTER)
    HttpResponse<?> importForm(HttpRequest<?> request, String code) {
        return importPage(request, registers.get(code), "", "", null, "");
    }

    /** Tries a list, or takes it over where {@code do} is {@code take}. */
    @Post("/{code}/import")
    @Needs(Permission.CHANGE_REGISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> importList(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        RegisterDefinition register = registers.get(code);
        Map<String, String> typed = texts(body);
        String table = typed.getOrDefault("table", "");
        String reason = typed.getOrDefault(REASON, "");
        try {
            boolean isTaken = typed.getOrDefault("do", "").equals("take");
            RegisterPlan plan =
                    isTaken ? desk.take(register, table, reason, SignedIn.name(request)) : desk.plan(register, table);
            return isTaken && !plan.isFaulty()
                    ? HttpResponse.seeOther(URI.create("/registers/" + register.code()))
                    : importPage(request, register, table, reason, plan, "")
                            .status(plan.isFaulty() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
        } catch (DcimException e) {
            return importPage(request, register, table, reason, null, text(request, e))
                    .status(status(e));
        }
    }

    private MutableHttpResponse<?> importPage(
            HttpRequest<?> request,
            RegisterDefinition register,
            String table,
            String reason,
            @Nullable RegisterPlan plan,
            String refusal) {
        LinkNames names = plan == null
                ? new LinkNames(Map.of())
                : links.names(
                        register,
                        plan.lines().stream()
                                .flatMap(line -> Stream.of(line.entry(), line.before()))
                                .filter(Objects::nonNull)
                                .toList());
        return pages.page(
                request,
                title(request, register),
                "register/import",
                new RegisterImportPage(register, table, reason, plan, names, refusal));
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, RegisterDefinition register, RegisterEntry entry, String typed, String fault) {
        List<RegisterEntries.Version> versions = entries.versions(entry.id());
        LinkNames names = links.names(
                register, versions.stream().map(RegisterEntries.Version::entry).toList());
        return pages.page(
                request,
                entry.name(),
                "register/entry",
                new RegisterEntryPage(register, entry, names, versions, today(), typed, fault));
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request,
            RegisterDefinition register,
            @Nullable RegisterEntry entry,
            Map<String, String> typed,
            List<RegisterFault> faults,
            String refusal) {
        Map<String, List<String>> offered = register.fields().stream()
                .filter(field -> field.type().isLink())
                .collect(Collectors.toMap(RegisterField::code, links::offered));
        Visit visit = pages.visit(request);
        return pages.page(
                request,
                entry == null ? visit.t("register.add") : entry.name(),
                "register/form",
                new RegisterFormPage(register, entry, offered, typed, faults, refusal));
    }

    private String title(HttpRequest<?> request, RegisterDefinition register) {
        return RegisterWords.of(register.title(), pages.visit(request).words());
    }

    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return texts;
    }

    private static int revision(Map<String, String> typed) {
        String revision = typed.getOrDefault(REVISION, "");
        if (!revision.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, REVISION, revision, "1, 2, …");
        }
        return Integer.parseInt(revision);
    }

    private static HttpStatus status(DcimException failure) {
        return failure.code() == ErrorCode.CHANGED_MEANWHILE || failure.code() == ErrorCode.ALREADY_EXISTS
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "register.accepted.");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private static URI path(RegisterEntry entry) {
        return URI.create("/registers/" + entry.register() + "/" + entry.id());
    }
}
