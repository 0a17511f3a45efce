package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.register.FieldType;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;

/**
 * Enters the lists of {@code demo-registers/} into the registers of the demo, some of it ended, late or not noted down as it should be; a
 * register without a list stays empty. In these lists {@code {-30}} stands for the day thirty days ago, {@code {year}} for the present
 * year and {@code {accounts}} for everybody who may sign in.
 */
@Singleton
final class DemoRegisters {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Pattern DAYS = Pattern.compile("\\{([+-]?\\d+)\\}");

    private final Registers registers;
    private final RegisterEntries entries;
    private final RegisterDesk desk;
    private final Accounts accounts;
    private final Clock clock;

    DemoRegisters(Registers registers, RegisterEntries entries, RegisterDesk desk, Accounts accounts, Clock clock) {
        this.registers = registers;
        this.entries = entries;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; assets, units and accounts must be there. */
    void enter() {
        if (!entries.counting("systems").isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        registers.all().stream()
                .filter(register -> DemoRegisters.class.getResource(file(register.code())) != null)
                // why: what leads to entries of another register comes after those
                .sorted(Comparator.comparing(DemoRegisters::leadsToEntries))
                .forEach(register -> take(register, today));
    }

    private void take(RegisterDefinition register, LocalDate today) {
        RegisterPlan plan = desk.take(register, list(register.code(), today), "", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(register.code() + ": " + plan.faults() + " "
                    + plan.lines().stream()
                            .filter(line -> !line.faults().isEmpty())
                            .findFirst());
        }
    }

    private static boolean leadsToEntries(RegisterDefinition register) {
        return register.fields().stream().anyMatch(field -> field.type() == FieldType.ENTRY);
    }

    private static String file(String code) {
        return "/demo-registers/" + code + ".csv";
    }

    private String list(String code, LocalDate today) {
        String file = file(code);
        try (InputStream list = DemoRegisters.class.getResourceAsStream(file)) {
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{year}", Integer.toString(today.getYear()))
                    .replace("{last-year}", Integer.toString(today.getYear() - 1))
                    .replace(
                            "{accounts}",
                            accounts.all().stream().map(Account::name).collect(Collectors.joining("; ")));
            return DAYS.matcher(text).replaceAll(days -> DAY.format(today.plusDays(Integer.parseInt(days.group(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
