package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.document.DocumentSubject;
import vn.dcim.core.document.DocumentVersion.Validity;
import vn.dcim.core.document.Documents;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;

/** Evidence and checks of documents by what they are about: procedures, house rules, whether they are kept up to date. */
@Factory
final class DocumentChecks {

    static final String SUBJECTS = "document-subjects";
    static final String RECORDS = "document-records";

    private static final Set<DocumentSubject> PROCEDURES = EnumSet.of(
            DocumentSubject.TRANSFER,
            DocumentSubject.INSTALLATION,
            DocumentSubject.ASSETS,
            DocumentSubject.OPERATION,
            DocumentSubject.BACKUP,
            DocumentSubject.MAINTENANCE,
            DocumentSubject.INCIDENT);

    private static final Set<DocumentSubject> JUDGED =
            EnumSet.of(DocumentSubject.HOUSE_RULES, PROCEDURES.toArray(DocumentSubject[]::new));

    /** Registers whose changes ask for a new plan of network and cabling. */
    private static final List<String> CABLES = List.of("cabling", "network-zones");

    @Singleton
    @Named(SUBJECTS)
    @Requires(property = "datasources.default.url")
    SheetEvidence subjects(Documents documents, RegisterEntries entries, Backups backups) {
        return new SheetEvidence(SUBJECTS, now -> subjectsNow(documents, entries, backups, now));
    }

    @Singleton
    @Named(RECORDS)
    @Requires(property = "datasources.default.url")
    SheetEvidence records(Documents documents, RegisterEntries entries) {
        return new SheetEvidence(RECORDS, _ -> recordsNow(documents, entries));
    }

    @Singleton
    @Named("procedures-in-force")
    SheetCheck procedures() {
        return new SheetCheck(
                "procedures-in-force",
                SUBJECTS,
                (line, _) -> line.has("procedure")
                        ? SheetCheck.Found.of(
                                SheetCheck.when(!line.has("valid"), "procedure-missing-" + line.word("subject")))
                        : SheetCheck.Found.NOTHING);
    }

    @Singleton
    @Named("house-rules")
    SheetCheck houseRules() {
        return new SheetCheck("house-rules", SUBJECTS, (line, _) -> houseRules(line));
    }

    @Singleton
    @Named("backup-procedure")
    SheetCheck backupProcedure() {
        return new SheetCheck("backup-procedure", SUBJECTS, (line, _) -> backup(line));
    }

    @Singleton
    @Named("records-current")
    SheetCheck recordsCurrent() {
        return new SheetCheck("records-current", RECORDS, DocumentChecks::current);
    }

    private static SheetCheck.Found houseRules(Sheet.Line line) {
        if (line.tells("subject", DocumentSubject.HOUSE_RULES.code())) {
            return SheetCheck.Found.of(SheetCheck.when(!line.has("valid"), "house-rules-missing"));
        }
        if (!line.has("visit")) {
            return SheetCheck.Found.NOTHING;
        }
        return SheetCheck.Found.of(SheetCheck.when(
                        line.has("signed") && !line.tells("signed", line.word("current")),
                        "old-rules-signed",
                        line.word("signed"),
                        line.word("current")))
                .proven(line.has("signed") && line.has("current"));
    }

    private static SheetCheck.Found backup(Sheet.Line line) {
        if (line.tells("subject", DocumentSubject.BACKUP.code())) {
            return SheetCheck.Found.of(
                    SheetCheck.when(!line.has("valid"), "procedure-missing-backup"),
                    SheetCheck.when(!line.has("plans"), "backup-without-plan"));
        }
        return line.has("system")
                ? SheetCheck.Found.of(SheetCheck.when(!line.has("named"), "system-not-in-procedure"))
                : SheetCheck.Found.NOTHING;
    }

    private static SheetCheck.Found current(Sheet.Line line, Question question) {
        int days = question.limits().whole("update_delay_days");
        LocalDate changed = line.day("changed-on");
        LocalDate renewed = line.day("renewed-on");
        boolean isBehind = changed != null
                && renewed.isBefore(changed)
                && changed.plusDays(days).isBefore(question.day());
        return SheetCheck.Found.of(
                SheetCheck.when(line.has("over"), "document-over", line.word("over")),
                SheetCheck.when(line.has("stale"), "document-stale", renewed),
                SheetCheck.when(isBehind, "plan-behind", changed, renewed));
    }

    private static Sheet subjectsNow(Documents documents, RegisterEntries entries, Backups backups, Instant now) {
        List<Documents.Filed> all = OneRound.once("documents", () -> documents.find(""));
        List<Sheet.Line> lines = new ArrayList<>();
        boolean hasPlans = backups.plans().stream().anyMatch(BackupPlan::active);
        for (DocumentSubject subject : JUDGED) {
            Documents.Filed valid = valid(all, subject);
            lines.add(new Sheet.Told()
                    .with("subject", subject.code())
                    .when("procedure", PROCEDURES.contains(subject))
                    .when("valid", valid != null)
                    .with("number", valid == null ? null : valid.version().number())
                    .when("plans", hasPlans)
                    .of(
                            valid == null
                                    ? "document-subject:" + subject.code()
                                    : valid.document().toString(),
                            valid == null ? subject.code() : valid.document().title(),
                            valid == null
                                    ? "/documents"
                                    : "/documents/" + valid.document().id()));
        }
        Documents.Filed rules = valid(all, DocumentSubject.HOUSE_RULES);
        if (rules != null) {
            visits(lines, entries, rules, now);
        }
        Documents.Filed backup = valid(all, DocumentSubject.BACKUP);
        List<RegisterEntry> systems = entries.counting("systems");
        for (RegisterEntry system : systems) {
            lines.add(new Sheet.Told()
                    .when("system", true)
                    .when(
                            "named",
                            backup != null
                                    && documents.isNamedIn(backup.document().id(), system.name()))
                    .of("register:systems:" + system.id(), system.name(), "/registers/systems/" + system.id()));
        }
        return new Sheet(
                !all.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("documents", all.size()), "/documents"),
                        Proof.of(Phrase.of("systems-kept", systems.size()), "/registers/systems")));
    }

    /** Of those who came within a year, and since the rules that are valid today. */
    private static void visits(List<Sheet.Line> lines, RegisterEntries entries, Documents.Filed rules, Instant now) {
        LocalDate since = rules.version().validFrom() != null
                ? rules.version().validFrom()
                : rules.version().datedOn() != null
                        ? rules.version().datedOn()
                        : LocalDate.ofInstant(rules.version().filedAt(), CentreTime.ZONE);
        LocalDate from = LocalDate.ofInstant(now, CentreTime.ZONE).minusYears(1);
        for (RegisterEntry visit : entries.counting("visits")) {
            LocalDate day = RecordChecks.day(visit, "day");
            if (day != null && !day.isBefore(since) && !day.isBefore(from)) {
                lines.add(new Sheet.Told()
                        .when("visit", true)
                        .with("current", rules.version().number())
                        .with("signed", visit.values().get("rules-number"))
                        .of("register:visits:" + visit.id(), visit.name(), "/registers/visits/" + visit.id()));
            }
        }
    }

    private static Documents.@Nullable Filed valid(List<Documents.Filed> all, DocumentSubject subject) {
        return all.stream()
                .filter(filed -> filed.version().ofSubjects().contains(subject) && filed.validity() == Validity.VALID)
                .max(Comparator.comparing(filed -> filed.version().filedAt()))
                .orElse(null);
    }

    private static Sheet recordsNow(Documents documents, RegisterEntries entries) {
        List<Documents.Filed> all = OneRound.once("documents", () -> documents.find(""));
        LocalDate recabled = CABLES.stream()
                .flatMap(register -> entries.changedAt(register).stream())
                .max(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, CentreTime.ZONE))
                .orElse(null);
        List<Sheet.Line> lines = all.stream()
                .map(filed -> new Sheet.Told()
                        .with("renewed-on", LocalDate.ofInstant(filed.version().filedAt(), CentreTime.ZONE))
                        .with(
                                "over",
                                filed.validity() == Validity.OVER
                                        ? filed.version().validTo()
                                        : null)
                        .when("stale", filed.isStale())
                        .with(
                                "changed-on",
                                filed.version().ofSubjects().contains(DocumentSubject.NETWORK_PLAN) ? recabled : null)
                        .of(
                                filed.document().toString(),
                                filed.document().title(),
                                "/documents/" + filed.document().id()))
                .toList();
        return new Sheet(!all.isEmpty(), lines, List.of(Proof.of(Phrase.of("documents", all.size()), "/documents")));
    }
}
