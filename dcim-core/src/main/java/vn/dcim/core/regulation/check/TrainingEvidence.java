package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standings;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterFilter;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;

/** Who uses the centre's resources, which training was held with whom, and who has which certificate. */
@Singleton
@Requires(property = "datasources.default.url")
final class TrainingEvidence extends NamedEvidence<TrainingEvidence.Facts> {

    static final String NAME = "training";

    private static final int MOST_ENTRIES = 10_000;

    private final Accounts accounts;
    private final Standings standings;
    private final Grants grants;
    private final Registers registers;
    private final RegisterEntries entries;

    TrainingEvidence(
            Accounts accounts, Standings standings, Grants grants, Registers registers, RegisterEntries entries) {
        super(NAME, Facts.class);
        this.accounts = accounts;
        this.standings = standings;
        this.grants = grants;
        this.registers = registers;
        this.entries = entries;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<User> users, List<Training> trainings, List<Certificate> certificates) {

        Facts {
            users = List.copyOf(users);
            trainings = List.copyOf(trainings);
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * Somebody who may sign in.
     *
     * @param since when the account was made
     * @param assignedOn when it got its role
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record User(
            long id,
            String account,
            String fullName,
            boolean isSecurityOfficer,
            LocalDate since,
            LocalDate assignedOn) {

        boolean isNamedBy(String name) {
            return name.equalsIgnoreCase(account) || !fullName.isBlank() && name.equalsIgnoreCase(fullName);
        }
    }

    /** @param heldOn null for not yet @param present accounts or full names of those present; none where nobody named them */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Training(
            long id, String number, String kind, @Nullable LocalDate heldOn, List<String> present) {

        Training {
            present = List.copyOf(present);
        }
    }

    /** @param kind {@code certificate} or {@code course} @param endsOn the last day; null for no end */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Certificate(
            String account,
            String kind,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate endsOn) {}

    @Override
    public Facts gather(Instant now) {
        Map<Long, Grant> granted = grants.ofRoles();
        return new Facts(
                accounts.all().stream()
                        .filter(account -> standings.of(account).keepsRights() && account.role() != Role.DISPLAY)
                        .map(account -> {
                            Grant grant = granted.get(account.id());
                            return new User(
                                    account.id(),
                                    account.name(),
                                    account.person().fullName(),
                                    account.role() == Role.SECURITY_OFFICER,
                                    day(account.createdAt()),
                                    day(grant == null ? account.createdAt() : grant.recordedAt()));
                        })
                        .toList(),
                entries("trainings", now).stream()
                        .map(entry -> new Training(
                                entry.id(),
                                entry.name(),
                                value(entry, "kind"),
                                dayIn(entry, "held-on"),
                                Arrays.stream(value(entry, "present").split("[\\n,;]"))
                                        .map(String::strip)
                                        .filter(name -> !name.isEmpty())
                                        .toList()))
                        .toList(),
                entries("certificates", now).stream()
                        .map(entry -> new Certificate(
                                value(entry, "account"),
                                value(entry, "kind"),
                                dayIn(entry, "issued-on"),
                                dayIn(entry, "ends-on")))
                        .toList());
    }

    private List<RegisterEntry> entries(String register, Instant now) {
        return entries.find(
                        registers.get(register),
                        new RegisterFilter("", null, day(now), null),
                        null,
                        false,
                        0,
                        MOST_ENTRIES)
                .entries();
    }

    private static String value(RegisterEntry entry, String field) {
        return entry.values().getOrDefault(field, "");
    }

    private static @Nullable LocalDate dayIn(RegisterEntry entry, String field) {
        String value = value(entry, field);
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    /** Checks of who was trained. */
    @Factory
    static final class Checks {

        private static final String TRAININGS = "/registers/trainings";
        private static final String CERTIFICATES = "/registers/certificates";

        @Singleton
        @Named("training-attended")
        RuleCheck<Facts> attended() {
            return new RuleCheck<>("training-attended", NAME, (facts, question, ruling) -> {
                int days = question.limits().whole("training_age_days");
                LocalDate from = question.day().minusDays(days);
                List<Training> held = facts.trainings().stream()
                        .filter(one -> one.heldOn() != null
                                && !one.heldOn().isBefore(from)
                                && !one.heldOn().isAfter(question.day()))
                        .toList();
                ruling.looked(!facts.trainings().isEmpty());
                ruling.proof(Phrase.of("trainings", held.size(), days), TRAININGS);
                held.stream()
                        .filter(one -> one.present().isEmpty())
                        .forEach(one -> ruling.wrong(new Offence(
                                "register:trainings:" + one.id(),
                                one.number(),
                                Phrase.of("training-without-names"),
                                TRAININGS)));
                if (facts.trainings().isEmpty()) {
                    ruling.unproven(Phrase.of("nothing-kept"));
                    return;
                }
                facts.users().forEach(user -> attended(user, held, days, question, ruling));
            });
        }

        private static void attended(User user, List<Training> held, int days, Question question, Ruling ruling) {
            Optional<LocalDate> last = held.stream()
                    .filter(one -> one.present().stream().anyMatch(user::isNamedBy))
                    .map(Training::heldOn)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder());
            LocalDate due = last.orElse(user.since()).plusDays(days);
            ruling.due(question.day().isAfter(due) ? null : Deadlines.endOf(due));
            if (question.day().isAfter(due)) {
                ruling.wrong(new Offence(
                        "account:" + user.account(),
                        user.account(),
                        Phrase.of("not-trained", days),
                        "/accounts/" + user.id()));
            }
        }

        @Singleton
        @Named("officer-certified")
        RuleCheck<Facts> certified() {
            return new RuleCheck<>("officer-certified", NAME, (facts, question, ruling) -> {
                int months = question.limits().whole("training_deadline_months");
                facts.users().stream()
                        .filter(User::isSecurityOfficer)
                        .forEach(user -> certified(user, facts, months, question, ruling));
                ruling.proof(Phrase.of("certificates", facts.certificates().size()), CERTIFICATES);
            });
        }

        private static void certified(User user, Facts facts, int months, Question question, Ruling ruling) {
            ruling.looked();
            LocalDate due = user.assignedOn().plusMonths(months);
            boolean isProven = facts.certificates().stream()
                    .filter(one -> user.isNamedBy(one.account()) && one.issuedOn() != null)
                    .filter(one -> !Objects.requireNonNull(one.issuedOn()).isAfter(question.day()))
                    .anyMatch(one -> one.kind().equals("certificate")
                            ? one.endsOn() == null || !one.endsOn().isBefore(question.day())
                            : !Objects.requireNonNull(one.issuedOn()).isAfter(due));
            if (isProven) {
                return;
            }
            if (question.day().isAfter(due)) {
                ruling.wrong(new Offence(
                        "account:" + user.account(),
                        user.account(),
                        Phrase.of("officer-uncertified", user.assignedOn(), due),
                        CERTIFICATES));
            } else {
                ruling.unproven(Phrase.of("officer-has-time", user.account(), due));
                ruling.due(Deadlines.endOf(due));
            }
        }
    }
}
