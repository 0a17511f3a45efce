package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentStep;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.core.work.fault.FaultReport;

/** What users reported: faults by the codes on equipment, and malware on their machines. */
@Singleton
@Requires(property = "datasources.default.url")
final class UserReportEvidence extends NamedEvidence<UserReportEvidence.Facts> {

    static final String NAME = "user-reports";

    /** Kinds of incidents of annex I of the draft of Kon Tum that are malware. */
    private static final Set<String> MALWARE = Set.of("malware", "virus");

    private static final Set<AssetKind> OF_USERS = EnumSet.of(AssetKind.WORKSTATION, AssetKind.LAPTOP);

    private final FaultDesk faults;
    private final Incidents incidents;
    private final Assets assets;

    UserReportEvidence(FaultDesk faults, Incidents incidents, Assets assets) {
        super(NAME, Facts.class);
        this.faults = faults;
        this.incidents = incidents;
        this.assets = assets;
    }

    /**
     * @param codes how many pieces of equipment bear a code by which anybody reports
     * @param reports of the last year, of those decided the last hundred
     * @param infected machines of users, of the last year
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(long codes, List<Report> reports, List<Infected> infected) {

        Facts {
            reports = List.copyOf(reports);
            infected = List.copyOf(infected);
        }
    }

    /** @param receivedAt when the shift decided about it; null while it is unread */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Report(
            long id,
            String reference,
            Instant reportedAt,
            @Nullable Instant receivedAt) {}

    /**
     * Malware at a user's machine.
     *
     * @param detectedAt the first sign of it
     * @param reportedAt when it was told here
     * @param offAt when the machine was switched off or cut off; null for not yet
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Infected(
            long incident,
            String title,
            Instant detectedAt,
            Instant reportedAt,
            @Nullable Instant offAt) {}

    @Override
    public Facts gather(Instant now) {
        Instant from =
                ZonedDateTime.ofInstant(now, CentreTime.ZONE).minusYears(1).toInstant();
        return new Facts(
                faults.codes(),
                Stream.concat(faults.fresh().stream(), faults.decided().stream())
                        .filter(report -> !report.reportedAt().isBefore(from))
                        .sorted(Comparator.comparing(FaultReport::id))
                        .map(report ->
                                new Report(report.id(), report.reference(), report.reportedAt(), report.decidedAt()))
                        .toList(),
                infected(from));
    }

    private List<Infected> infected(Instant from) {
        List<IncidentFile> malware = OneRound.once("incidents", incidents::all).stream()
                .filter(file -> !file.incident().drill()
                        && file.incident().assetId() != null
                        && !file.incident().detectedAt().isBefore(from)
                        && file.kind().filter(MALWARE::contains).isPresent())
                .toList();
        Set<Long> ofUsers =
                assets
                        .get(malware.stream()
                                .map(file -> file.incident().assetId())
                                .distinct()
                                .toList())
                        .stream()
                        .filter(asset -> OF_USERS.contains(asset.kind()))
                        .map(Asset::id)
                        .collect(Collectors.toSet());
        return malware.stream()
                .filter(file -> ofUsers.contains(file.incident().assetId()))
                .map(file -> new Infected(
                        file.incident().id(),
                        file.incident().title(),
                        file.incident().detectedAt(),
                        file.incident().openedAt(),
                        file.steps().stream()
                                .filter(step -> step.kind() == StepKind.ISOLATED)
                                .map(IncidentStep::happenedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(null)))
                .toList();
    }

    /** Checks of how soon users report, and are heard. */
    @Factory
    static final class Checks {

        @Singleton
        @Named("infected-off")
        RuleCheck<Facts> infectedOff() {
            return new RuleCheck<>("infected-off", NAME, (facts, question, ruling) -> {
                Duration limit = minutes(question, "report_delay_min");
                for (Infected one : facts.infected()) {
                    ruling.looked();
                    Instant due = one.detectedAt().plus(limit);
                    if (one.reportedAt().isAfter(due)) {
                        ruling.wrong(wrong(one, "infected-told-late", one.detectedAt(), one.reportedAt()));
                    }
                    if (one.offAt() == null && question.at().isAfter(due)) {
                        ruling.wrong(wrong(one, "infected-not-off", one.detectedAt()));
                    } else if (one.offAt() != null && one.offAt().isAfter(due)) {
                        ruling.wrong(wrong(one, "infected-off-late", one.detectedAt(), one.offAt()));
                    }
                }
                ruling.proof(Phrase.of("infected", facts.infected().size()), "/incidents");
            });
        }

        @Singleton
        @Named("reports-received")
        RuleCheck<Facts> received() {
            return new RuleCheck<>("reports-received", NAME, (facts, question, ruling) -> {
                Duration limit = minutes(question, "report_receipt_min");
                ruling.looked(facts.codes() > 0);
                for (Report report : facts.reports()) {
                    Instant due = report.reportedAt().plus(limit);
                    Instant until = report.receivedAt() == null ? question.at() : report.receivedAt();
                    ruling.looked();
                    if (until.isAfter(due)) {
                        ruling.wrong(new Offence(
                                "fault-report:" + report.id(),
                                report.reference(),
                                report.receivedAt() == null
                                        ? Phrase.of("report-unread", report.reportedAt())
                                        : Phrase.of("report-read-late", report.reportedAt(), report.receivedAt()),
                                "/work/faults"));
                    } else if (report.receivedAt() == null) {
                        ruling.due(due);
                    }
                }
                ruling.proof(Phrase.of("reports", facts.codes(), facts.reports().size()), "/work/faults");
            });
        }

        private static Duration minutes(Question question, String key) {
            return Duration.ofSeconds(Math.round(question.limits().number(key) * 60));
        }

        private static Offence wrong(Infected one, String key, Object... arguments) {
            return new Offence(
                    "incident:" + one.incident(),
                    one.title(),
                    Phrase.of(key, arguments),
                    "/incidents/" + one.incident());
        }
    }
}
