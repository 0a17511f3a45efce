package vn.dcim.web.register;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.RegisterAnswers.Answer;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntries.Counts;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterFilter;
import vn.dcim.core.register.RegisterLinks;
import vn.dcim.core.register.Registers;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;

/** The smaller registers in the API. */
@Tag(name = "registers")
@Controller("/api/v1/registers")
@Needs(Permission.READ_REGISTER)
final class RegisterApi {

    private static final int MOST = 1000;

    private final Registers registers;
    private final RegisterEntries entries;
    private final RegisterLinks links;
    private final RegisterAnswers answers;
    private final Clock clock;

    RegisterApi(
            Registers registers, RegisterEntries entries, RegisterLinks links, RegisterAnswers answers, Clock clock) {
        this.registers = registers;
        this.entries = entries;
        this.links = links;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(
            summary = "Lists the registers",
            description = "Each with its counts, its fields, and what it answers to its obligations today.")
    @Get
    List<RegisterSummary> all() {
        Map<String, Counts> counts = entries.counts(today(), null);
        Map<String, List<Answer>> told = answers.all(today());
        return registers.all().stream()
                .map(register -> RegisterSummary.of(
                        register, counts.getOrDefault(register.code(), Counts.NONE), told.get(register.code())))
                .toList();
    }

    @Operation(
            summary =
                    "Lists the entries of a register, without those that do not count any more unless state asks for them",
            description =
                    "q: words that stand in it. state: valid, ending, ended, wanting, closed. as-of: dd/MM/yyyy, as they stood at the "
                            + "end of that day. sort: code of a field, with - before it for the greatest first.")
    @Get("/{code}")
    ListPage<RegisterResource> list(
            String code, @RequestBean RegisterView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–" + MOST);
        }
        RegisterDefinition register = registers.get(code);
        RegisterFilter filter = view.filter(today());
        RegisterEntries.Found found = entries.find(
                register, filter, view.order(register), view.isDescending(), (long) view.number() * size, size);
        LinkNames names = links.names(register, found.entries());
        return new ListPage<>(
                found.entries().stream()
                        .map(entry -> RegisterResource.of(register, entry, names, filter.day()))
                        .toList(),
                found.total());
    }

    @Operation(summary = "Shows an entry of a register")
    @Get("/{code}/{id}")
    RegisterResource get(String code, long id) {
        RegisterDefinition register = registers.get(code);
        RegisterEntry entry = entries.get(register, id);
        return RegisterResource.of(register, entry, links.names(register, List.of(entry)), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
