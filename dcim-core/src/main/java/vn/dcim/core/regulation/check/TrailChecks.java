package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Checks of the audit log, of the logs beside it, and of what is stored encrypted. */
@Factory
final class TrailChecks {

    private static final String AUDIT = "/audit";
    /** A verification of the log stands for as long as an attestation does that says nothing else. */
    private static final int VERIFIED_MONTHS = 12;
    /** A day is sealed in the night after it. */
    private static final int DAYS_TO_SEAL = 2;

    @Singleton
    @Named("actions-answered")
    RuleCheck<TrailEvidence.Facts> answered() {
        return new RuleCheck<>("actions-answered", TrailEvidence.NAME, (facts, question, ruling) -> {
            ruling.looked(facts.accounts() > 0);
            facts.deeds()
                    .forEach(deed -> ruling.wrong(new Offence(
                            "actor:" + deed.actor() + ":" + deed.action(),
                            deed.actor(),
                            Phrase.of("deed-of-nobody", deed.action(), deed.count(), deed.lastOn()),
                            AUDIT)));
            facts.unaccepted()
                    .forEach(account -> ruling.wrong(
                            new Offence("account:" + account, account, Phrase.of("not-accepted"), "/accounts")));
            LocalDate verified = facts.verifiedOn();
            if (verified == null || verified.plusMonths(VERIFIED_MONTHS).isBefore(question.day())) {
                ruling.unproven(Phrase.of("audit-not-verified", VERIFIED_MONTHS));
            } else if (!facts.isClean()) {
                ruling.wrong(new Offence("audit", "", Phrase.of("audit-altered", verified), AUDIT));
            } else {
                ruling.due(Deadlines.endOf(verified.plusMonths(VERIFIED_MONTHS)));
                ruling.proof(Phrase.of("audit-verified", verified), AUDIT);
            }
            if (facts.sealedUntil() == null
                    || facts.sealedUntil().isBefore(question.day().minusDays(DAYS_TO_SEAL))) {
                ruling.unproven(Phrase.of("audit-not-sealed"));
            }
        });
    }

    @Singleton
    @Named("logs-saved")
    RuleCheck<TrailEvidence.Facts> saved() {
        return new RuleCheck<>("logs-saved", TrailEvidence.NAME, (facts, question, ruling) -> {
            int months = question.limits().whole("log_backup_interval_months");
            int most = question.limits().whole("log_volume_used_pct");
            if (!facts.isPlanned()) {
                ruling.wrong(new Offence("audit", "", Phrase.of("logs-without-plan"), "/backups"));
            } else if (facts.savedOn() == null) {
                ruling.unproven(Phrase.of("logs-never-saved"));
            } else {
                ruling.looked();
                LocalDate due = facts.savedOn().plusMonths(months);
                ruling.due(Deadlines.endOf(due));
                ruling.proof(Phrase.of("logs-saved", facts.savedOn()), "/backups");
                if (question.day().isAfter(due)) {
                    ruling.wrong(new Offence("audit", "", Phrase.of("logs-saved-late", facts.savedOn()), "/backups"));
                }
            }
            if (facts.diskUsed() == null) {
                ruling.unproven(Phrase.of("disk-unknown"));
            } else if (facts.diskUsed() > most) {
                ruling.wrong(new Offence("disk", "", Phrase.of("disk-full", facts.diskUsed(), most), "/telemetry"));
            }
            events("logon|configuration", facts, ruling);
        });
    }

    @Singleton
    @Named("logs-kept")
    RuleCheck<TrailEvidence.Facts> kept() {
        return new RuleCheck<>("logs-kept", TrailEvidence.NAME, (facts, question, ruling) -> {
            int months = question.limits().whole("retention");
            ruling.looked(facts.accounts() > 0);
            if (facts.months() < months) {
                ruling.wrong(new Offence("audit", "", Phrase.of("kept-too-short", facts.months(), months), AUDIT));
            }
            facts.sources().stream()
                    .filter(source -> source.months() < months)
                    .forEach(source -> ruling.wrong(new Offence(
                            "device:" + source.id(),
                            source.name(),
                            Phrase.of("kept-too-short", source.months(), months),
                            "/logs/sources/" + source.id())));
            events(question.limits().word("log_events"), facts, ruling);
        });
    }

    @Singleton
    @Named("stores-encrypted")
    RuleCheck<TrailEvidence.Facts> encrypted() {
        return new RuleCheck<>("stores-encrypted", TrailEvidence.NAME, (facts, question, ruling) -> {
            ruling.looked(facts.readingsSince() != null);
            if (facts.readingsSince() != null) {
                ruling.proof(Phrase.of("readings-encrypted", facts.readingsSince()), "/telemetry");
            }
            if (facts.isClear()) {
                ruling.wrong(new Offence("history", "", Phrase.of("readings-clear"), "/telemetry"));
            }
        });
    }

    /** A kind of events that never stood in the log is not proven to come into it. */
    private static void events(String kinds, TrailEvidence.Facts facts, Ruling ruling) {
        Arrays.stream(kinds.split("\\|"))
                .filter(kind ->
                        facts.lastDays().stream().noneMatch(last -> last.kind().equals(kind)))
                .forEach(kind -> ruling.unproven(Phrase.of("log-never-told-" + kind)));
    }
}
