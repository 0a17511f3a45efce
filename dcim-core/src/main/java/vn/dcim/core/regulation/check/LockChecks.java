package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;

/** Checks of failed sign-ins, of the locks that follow, and of what ends those. */
@Factory
final class LockChecks {

    /** The fewest failures that any text limits. */
    static final int FEWEST = 5;

    /** What belongs to one attempt is written down within this, in either order; and password checks take their time. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Pattern FURTHER_PROOF = Pattern.compile("[a-z-]+ \\+ (totp|recovery-code).*", Pattern.DOTALL);
    private static final String RULES = "/rights";

    @Singleton
    @Named("lockout")
    RuleCheck<SignInEvidence.Facts> lockout() {
        return check("lockout", (facts, question, ruling) -> {
            limit(facts, question, ruling);
            window(facts, question, ruling);
            duration(facts, question, ruling);
            trail(facts).forEach((account, events) -> unlocked(account, events, facts, question, ruling));
        });
    }

    @Singleton
    @Named("unlock-by-owner")
    RuleCheck<SignInEvidence.Facts> unlockByOwner() {
        return check("unlock-by-owner", (facts, question, ruling) -> {
            if (facts.unlockAfterSeconds() != null) {
                ruling.wrong(ofRules("lock-ends-by-itself", facts.unlockAfterSeconds()));
            }
            trail(facts).forEach((account, events) -> ends(account, events, facts, ruling));
        });
    }

    @Singleton
    @Named("lock-further-proof")
    RuleCheck<SignInEvidence.Facts> furtherProof() {
        return check("lock-further-proof", (facts, question, ruling) -> {
            limit(facts, question, ruling);
            facts.events().stream()
                    .filter(event -> event.kind().equals("unlocked"))
                    .filter(event -> !FURTHER_PROOF.matcher(event.proof()).matches())
                    .forEach(event -> ruling.wrong(of(event.account(), "unlock-without-further-proof", event.at())));
            if (facts.bareAccounts() > 0) {
                ruling.unproven(Phrase.of("accounts-without-factor", facts.bareAccounts()));
            }
        });
    }

    @Singleton
    @Named("lock-warned")
    RuleCheck<SignInEvidence.Facts> warned() {
        return check("lock-warned", (facts, question, ruling) -> {
            limit(facts, question, ruling);
            facts.events().stream()
                    .filter(event -> event.kind().equals("locked"))
                    .forEach(event -> warned(event, facts, ruling));
            if (facts.reached() == 0) {
                ruling.unproven(Phrase.of("lock-reaches-nobody"));
            }
        });
    }

    private static RuleCheck<SignInEvidence.Facts> check(String name, RuleCheck.Rule<SignInEvidence.Facts> rule) {
        return new RuleCheck<>(name, SignInEvidence.NAME, (facts, question, ruling) -> {
            ruling.looked(facts.accounts() > 0);
            ruling.proof(
                    Phrase.of(
                            "locks",
                            facts.failures(),
                            facts.events().stream()
                                    .filter(event -> event.kind().equals("locked"))
                                    .count()),
                    "/audit?action=account.lock");
            rule.judge(facts, question, ruling);
        });
    }

    private static void limit(SignInEvidence.Facts facts, Question question, Ruling ruling) {
        int most = question.limits().whole("failed_logins");
        if (facts.failures() > most) {
            ruling.wrong(ofRules("lock-after-more", facts.failures(), most));
        }
    }

    private static void window(SignInEvidence.Facts facts, Question question, Ruling ruling) {
        // why: without a window failures count however far apart, which locks sooner
        if (question.limits().find("lock_window_min").isPresent() && facts.windowSeconds() != null) {
            int minutes = question.limits().whole("lock_window_min");
            if (facts.windowSeconds() < minutes * 60L) {
                ruling.wrong(ofRules("lock-window-short", facts.windowSeconds(), minutes));
            }
        }
    }

    private static void duration(SignInEvidence.Facts facts, Question question, Ruling ruling) {
        if (question.limits().find("lock_duration_min").isEmpty()) {
            return;
        }
        int minutes = question.limits().whole("lock_duration_min");
        if (facts.unlockAfterSeconds() == null) {
            ruling.wrong(ofRules("lock-not-timed", minutes));
        } else if (facts.unlockAfterSeconds() < minutes * 60L) {
            ruling.wrong(ofRules("lock-time-short", facts.unlockAfterSeconds(), minutes));
        }
    }

    private static Map<String, List<SignInEvidence.Event>> trail(SignInEvidence.Facts facts) {
        Map<String, List<SignInEvidence.Event>> byAccount = new LinkedHashMap<>();
        facts.events().forEach(event -> byAccount
                .computeIfAbsent(event.account(), _ -> new ArrayList<>())
                .add(event));
        return byAccount;
    }

    /** Finds failures in a row that should have locked an account and did not, wherever they came in. */
    private static void unlocked(
            String account,
            List<SignInEvidence.Event> events,
            SignInEvidence.Facts facts,
            Question question,
            Ruling ruling) {
        int most = question.limits().whole("failed_logins");
        Duration window = question.limits().find("lock_window_min").isPresent()
                ? Duration.ofMinutes(question.limits().whole("lock_window_min"))
                : facts.windowSeconds() == null ? null : Duration.ofSeconds(facts.windowSeconds());
        List<Instant> failed = new ArrayList<>();
        @Nullable Instant lockedAt = null;
        for (SignInEvidence.Event event : events) {
            switch (event.kind()) {
                case "failed" -> {
                    // why: the failure that locks is written down after the lock
                    if (lockedAt != null && !event.at().isAfter(lockedAt.plus(AT_ONCE))) {
                        continue;
                    }
                    failed.add(event.at());
                    if (failed.size() < most) {
                        continue;
                    }
                    Instant first = failed.get(failed.size() - most);
                    if (isWithin(first, event.at(), window) && !isLocked(events, first, event.at())) {
                        ruling.wrong(of(account, "not-locked", most, first, event.at()));
                        failed.clear();
                    }
                }
                case "locked" -> {
                    lockedAt = event.at();
                    failed.clear();
                }
                default -> failed.clear();
            }
        }
    }

    /** Leaves out what is so near the edge that the writing of the log could decide. */
    private static boolean isWithin(Instant first, Instant last, @Nullable Duration window) {
        return window == null || !last.isAfter(first.plus(window).minus(AT_ONCE));
    }

    private static boolean isLocked(List<SignInEvidence.Event> events, Instant from, Instant at) {
        return events.stream()
                .filter(event -> event.kind().equals("locked"))
                .anyMatch(event -> !event.at().isBefore(from) && !event.at().isAfter(at.plus(AT_ONCE)));
    }

    /** Finds locks that ended by anything but the owner's request. */
    private static void ends(
            String account, List<SignInEvidence.Event> events, SignInEvidence.Facts facts, Ruling ruling) {
        Instant locked = null;
        for (SignInEvidence.Event event : events) {
            switch (event.kind()) {
                case "locked" -> locked = event.at();
                case "unlocked" -> {
                    if (!isAsked(account, locked, event, facts)) {
                        ruling.wrong(of(account, "unlock-without-request", event.at()));
                    }
                    locked = null;
                }
                case "entered" -> {
                    if (locked != null && event.at().isAfter(locked.plus(AT_ONCE))) {
                        ruling.wrong(of(account, "entered-while-locked", locked, event.at()));
                        locked = null;
                    }
                }
                default -> {}
            }
        }
        if (locked != null
                && facts.open().stream().anyMatch(open -> open.account().equals(account))) {
            ruling.wrong(of(account, "lock-fell-away", locked));
        }
    }

    private static boolean isAsked(
            String account, @Nullable Instant locked, SignInEvidence.Event unlock, SignInEvidence.Facts facts) {
        return facts.requests().stream()
                .filter(request -> request.account().equals(account))
                .filter(request -> locked == null || !request.at().isBefore(locked))
                .filter(request -> !request.at().isAfter(unlock.at().plus(AT_ONCE)))
                .anyMatch(request -> !request.by().isBlank()
                        && !request.by().equals(account)
                        && !request.proof().isBlank());
    }

    private static void warned(SignInEvidence.Event lock, SignInEvidence.Facts facts, Ruling ruling) {
        List<SignInEvidence.Warning> about = facts.warnings().stream()
                .filter(warning -> warning.account().equals(lock.account())
                        && !warning.address().isBlank()
                        && Duration.between(warning.at(), lock.at()).abs().compareTo(AT_ONCE) <= 0)
                .toList();
        if (about.stream().anyMatch(warning -> warning.sent() > 0)) {
            return;
        }
        if (about.stream().anyMatch(warning -> warning.waiting() > 0)) {
            ruling.unproven(Phrase.of("lock-warning-waits", lock.account()));
        } else {
            ruling.wrong(of(lock.account(), "lock-told-nobody", lock.at()));
        }
    }

    private static Offence of(String account, String key, Object... arguments) {
        return new Offence("account:" + account, account, Phrase.of(key, arguments), "/accounts");
    }

    private static Offence ofRules(String key, Object... arguments) {
        return new Offence("access-rules:sign-in", "", Phrase.of(key, arguments), RULES);
    }
}
