package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import vn.dcim.core.foreign.AccountCheck;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.check.DepartureEvidence.Gone;
import vn.dcim.core.regulation.check.DepartureEvidence.Item;
import vn.dcim.core.staff.ItemKind;

/** Checks of what hangs on people who go, or get another post. */
@Factory
final class DepartureChecks {

    private static final String LIST = "/departures";
    private static final String LEAVERS = AccountCheck.LEAVER.obligations().getFirst();
    private static final Set<String> RETURNED = Set.of(
            ItemKind.CARDS.code(), ItemKind.EQUIPMENT.code(), ItemKind.DATA.code(), ItemKind.SIGNING_TOKENS.code());
    private static final Set<String> RIGHTS =
            Set.of(ItemKind.ACCOUNT.code(), ItemKind.SESSIONS.code(), ItemKind.DELEGATIONS.code());

    @Singleton
    @Named("leavers-return")
    RuleCheck<DepartureEvidence.Facts> returns() {
        return check("leavers-return", DepartureChecks::returned);
    }

    @Singleton
    @Named("leavers-rights")
    RuleCheck<DepartureEvidence.Facts> rights() {
        return check("leavers-rights", (facts, question, ruling) -> {
            rightsEnded(facts, question, ruling);
            ruling.answers(facts.elsewhere(), LEAVERS, question);
        });
    }

    @Singleton
    @Named("leavers-handover")
    RuleCheck<DepartureEvidence.Facts> handover() {
        return check("leavers-handover", (facts, question, ruling) -> {
            returned(facts, question, ruling);
            rightsEnded(facts, question, ruling);
            ruling.answers(facts.elsewhere(), LEAVERS, question);
            facts.uninstructed()
                    .forEach(account -> ruling.wrong(
                            new Offence("account:" + account, account, Phrase.of("not-instructed"), "/accounts")));
        });
    }

    @Singleton
    @Named("leavers-locked-out")
    RuleCheck<DepartureEvidence.Facts> lockedOut() {
        return check("leavers-locked-out", (facts, question, ruling) -> {
            returned(facts, question, ruling);
            rightsEnded(facts, question, ruling);
            ruling.answers(facts.elsewhere(), LEAVERS, question);
            facts.gone().stream()
                    .filter(gone -> gone.hadAccount() && !gone.isAccountThere())
                    .forEach(gone -> ruling.wrong(of(gone, "leaver-account-erased")));
        });
    }

    @Singleton
    @Named("leavers-told")
    RuleCheck<DepartureEvidence.Facts> told() {
        return check("leavers-told", (facts, question, ruling) -> {
            boolean isShared =
                    question.limits().find("leaver_notice_working_days").isPresent();
            for (Gone gone : facts.gone()) {
                if (!isShared) {
                    returned(gone, question, ruling);
                }
                gone.items().stream()
                        .filter(item ->
                                item.kind().equals(isShared ? ItemKind.SHARED_NOTICE.code() : ItemKind.NOTICE.code()))
                        .forEach(item -> told(gone, item, isShared, question, ruling));
            }
            if (facts.systems() == 0) {
                ruling.unproven(Phrase.of("no-told-system"));
            }
        });
    }

    @Singleton
    @Named("leavers-undertake")
    RuleCheck<DepartureEvidence.Facts> undertake() {
        return check(
                "leavers-undertake", (facts, question, ruling) -> facts.gone().forEach(gone -> gone.items().stream()
                        .filter(item -> item.kind().equals(ItemKind.UNDERTAKING.code()))
                        .forEach(item -> {
                            if (item.state().equals("waived")) {
                                ruling.wrong(of(gone, "undertaking-waived"));
                            } else if (item.isOpen()) {
                                open(gone, item, "undertaking-missing", question, ruling);
                            } else if (item.document().isBlank()) {
                                ruling.wrong(of(gone, "undertaking-missing", item.dueOn()));
                            }
                        })));
    }

    @Singleton
    @Named("administrators-change")
    RuleCheck<DepartureEvidence.Facts> administrators() {
        return check("administrators-change", (facts, question, ruling) -> {
            facts.unlisted().stream()
                    .filter(DepartureEvidence.Unlisted::isAdministrator)
                    .forEach(one -> ruling.wrong(new Offence(
                            "account:" + one.account(),
                            one.account(),
                            Phrase.of("decision-missing", one.endedOn()),
                            LIST)));
            for (Gone gone : facts.gone()) {
                for (Item item : gone.items()) {
                    if (item.kind().equals(ItemKind.ADMINISTRATOR_PASSWORDS.code())) {
                        decided(facts, gone, item, question, ruling);
                    }
                }
            }
        });
    }

    private static RuleCheck<DepartureEvidence.Facts> check(String name, RuleCheck.Rule<DepartureEvidence.Facts> rule) {
        return new RuleCheck<>(name, DepartureEvidence.NAME, (facts, question, ruling) -> {
            ruling.looked(!facts.gone().isEmpty());
            ruling.proof(Phrase.of("departures", facts.gone().size()), LIST);
            // why: what other systems answer proves nothing of people nobody noted here
            if (facts.gone().isEmpty() && facts.unlisted().isEmpty()) {
                ruling.unproven(Phrase.of("nothing-kept"));
            }
            rule.judge(facts, question, ruling);
            if (!facts.unlisted().isEmpty()) {
                ruling.unproven(Phrase.of(
                        "ended-without-departure",
                        facts.unlisted().size(),
                        facts.unlisted().getFirst().account()));
            }
        });
    }

    private static void returned(DepartureEvidence.Facts facts, Question question, Ruling ruling) {
        facts.gone().forEach(gone -> returned(gone, question, ruling));
    }

    private static void returned(Gone gone, Question question, Ruling ruling) {
        gone.items().stream()
                .filter(item -> RETURNED.contains(item.kind()) && item.isOpen())
                .forEach(item -> open(gone, item, "return-open-" + item.kind(), question, ruling));
        if (gone.endsAccount() && question.day().isAfter(gone.lastDay())) {
            gone.held().forEach(asset -> ruling.wrong(of(gone, "asset-still-held", asset)));
        }
    }

    private static void rightsEnded(DepartureEvidence.Facts facts, Question question, Ruling ruling) {
        int hours = question.limits()
                .find("disable_delay_h")
                .map(Limit::key)
                .map(question.limits()::whole)
                .orElse(0);
        for (Gone gone : facts.gone()) {
            Instant end = Deadlines.endOf(gone.lastDay()).plus(Duration.ofHours(hours));
            if (gone.endsAccount() && gone.keepsRights()) {
                if (question.at().isBefore(end)) {
                    ruling.due(end);
                } else {
                    ruling.wrong(of(gone, "leaver-keeps-rights", gone.lastDay()));
                }
            } else {
                gone.items().stream()
                        .filter(item -> RIGHTS.contains(item.kind()) && item.isOpen())
                        .forEach(item -> open(gone, item, "rights-open-" + item.kind(), question, ruling));
            }
        }
    }

    private static void told(Gone gone, Item item, boolean isShared, Question question, Ruling ruling) {
        LocalDate due = item.dueOn();
        if (isShared) {
            int days = question.limits().whole("leaver_notice_working_days");
            if (days < 1 || days > gone.workingDays().size() || !gone.isCalendarKnown()) {
                ruling.unproven(Phrase.of("calendar-incomplete", gone.lastDay().getYear()));
                return;
            }
            due = gone.workingDays().get(days - 1);
        }
        if (item.isOpen()) {
            open(gone, item, due, "notice-missing", question, ruling, item.what(), due);
        } else if (item.state().equals("done") && item.document().isBlank()) {
            ruling.wrong(of(gone, "notice-unwritten", item.what()));
        } else if (item.happenedOn() != null
                && item.state().equals("done")
                && item.happenedOn().isAfter(due)) {
            ruling.wrong(of(gone, "notice-late", item.what(), due, item.happenedOn()));
        }
    }

    private static void decided(DepartureEvidence.Facts facts, Gone gone, Item item, Question question, Ruling ruling) {
        if (item.isOpen()) {
            open(gone, item, "decision-missing", question, ruling);
        } else if (item.state().equals("waived") || item.document().isBlank()) {
            ruling.wrong(of(gone, "decision-missing", item.dueOn()));
        }
        Instant ordered = item.orderedAt();
        if (ordered != null) {
            facts.administrators().stream()
                    .filter(one -> !one.passwordChangedAt().isAfter(ordered))
                    .forEach(one -> ruling.wrong(new Offence(
                            "account:" + one.account(),
                            one.account(),
                            Phrase.of("password-before-decision", one.passwordChangedAt(), ordered),
                            "/accounts/" + one.id())));
        }
    }

    /** On its last day an item is in time. */
    private static void open(Gone gone, Item item, String key, Question question, Ruling ruling) {
        open(gone, item, item.dueOn(), key, question, ruling, item.dueOn());
    }

    private static void open(
            Gone gone, Item item, LocalDate due, String key, Question question, Ruling ruling, Object... arguments) {
        if (question.day().isAfter(due)) {
            ruling.wrong(of(gone, key, arguments));
        } else {
            ruling.due(Deadlines.endOf(due));
        }
    }

    private static Offence of(Gone gone, String key, Object... arguments) {
        return new Offence(
                "departure:" + gone.id(), gone.fullName(), Phrase.of(key, arguments), LIST + "/" + gone.id());
    }
}
