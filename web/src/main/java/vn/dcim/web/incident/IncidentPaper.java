package vn.dcim.web.incident;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Person;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.drill.Drill;
import vn.dcim.core.drill.DrillScore;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentContact;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentStep;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.Scale;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.shift.Roster;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes the minutes of an incident: what it was, who was told when, what was done in which order, the cause. */
@Singleton
final class IncidentPaper {

    private final Roster roster;
    private final Incidents incidents;
    private final Accounts accounts;
    private final Assets assets;
    private final MinutesPress press;
    private final Clock clock;

    IncidentPaper(
            Roster roster, Incidents incidents, Accounts accounts, Assets assets, MinutesPress press, Clock clock) {
        this.roster = roster;
        this.incidents = incidents;
        this.accounts = accounts;
        this.assets = assets;
        this.press = press;
        this.clock = clock;
    }

    Minutes minutes(IncidentFile file) {
        Words words = press.words();
        var incident = file.incident();
        List<String> lines = new ArrayList<>();
        if (incident.drill()) {
            lines.add(words.t("incident.paper.drill"));
        }
        lines.add(words.t(
                "incident.paper.detected",
                words.second(incident.detectedAt()),
                words.second(incident.openedAt()),
                name(incident.openedBy())));
        if (incident.assetId() != null) {
            lines.add(words.t(
                    "incident.paper.asset", assets.get(incident.assetId()).name()));
        }
        lines.add(words.t(
                "incident.paper.group",
                words.t(
                        file.group() == null
                                ? "incident.level.open"
                                : "incident.group." + file.group().code())));
        for (Scale scale : Scale.values()) {
            lines.add(words.t(
                    "incident.paper.level",
                    words.t("incident.scale." + scale.name().toLowerCase(Locale.ROOT)),
                    IncidentTexts.level(file, scale, words)));
        }
        List<String> closing = new ArrayList<>();
        said(file, StepKind.CAUSE, "incident.paper.cause", closing);
        said(file, StepKind.LESSON, "incident.paper.lesson", closing);
        said(file, StepKind.CLOSED, "incident.paper.outcome", closing);
        return press.minutes(
                "SC-" + incident.id() + "/BB",
                LocalDate.ofInstant(
                        file.last(StepKind.CLOSED).map(IncidentStep::happenedAt).orElse(incident.detectedAt()),
                        CentreTime.ZONE),
                words.t("incident.paper.title"),
                incident.title(),
                lines,
                tables(file, words),
                closing,
                List.of(new Minutes.Signer(words.t("incident.paper.shift"), name(incident.openedBy())), press.head()));
    }

    /** Writes the minutes of a drill: those of its incident, with what was measured against the limits. */
    Minutes drill(Drill drill, DrillScore score, IncidentFile file) {
        Words words = press.words();
        Minutes minutes = minutes(file);
        List<String> lines = new ArrayList<>();
        lines.add(words.t(
                "drill.paper.scenario",
                words.t("drill.scenario." + drill.scenario()),
                words.t(drill.played() ? "drill.played" : "drill.told")));
        lines.add(words.t("drill.paper.people", drill.participants()));
        lines.addAll(minutes.lines());
        var measured = new ReportLetter.Table(
                "score",
                words.t("drill.paper.score", score.percent()),
                List.of(
                        words.t("drill.column.measure"),
                        words.t("drill.column.took"),
                        words.t("drill.column.limit"),
                        words.t("drill.column.result")),
                List.of(false, false, false, false),
                List.of(
                        measured(
                                "acknowledge",
                                score.acknowledgedAt(),
                                words.span(score.acknowledgeLimit().toSeconds()),
                                score.acknowledgedInTime(),
                                score),
                        measured(
                                "level",
                                score.levelledAt(),
                                words.span(score.levelLimit().toSeconds()),
                                score.levelledInTime(),
                                score),
                        measured(
                                "notify",
                                score.toldAt(),
                                words.t("drill.told-of", score.toldInTime(), score.toTell()),
                                score.toldInTime() == score.toTell(),
                                score)),
                "");
        return press.minutes(
                "DT-" + drill.id() + "/BB",
                LocalDate.ofInstant(clock.instant(), CentreTime.ZONE),
                words.t("drill.paper.title"),
                file.incident().title(),
                lines,
                Stream.concat(Stream.of(measured), minutes.tables().stream()).toList(),
                minutes.closing(),
                List.of(new Minutes.Signer(words.t("drill.paper.lead"), name(drill.startedBy())), press.head()));
    }

    private List<String> measured(String code, Instant at, String limit, boolean inTime, DrillScore score) {
        Words words = press.words();
        return List.of(
                words.t("drill.measure." + code),
                DrillPage.took(score.startedAt(), at, words),
                limit,
                words.t(inTime ? "drill.in-time" : "drill.late"));
    }

    /** Returns both levels in words. */
    String levels(IncidentFile file) {
        return Stream.of(Scale.values())
                .map(scale -> press.words().t("incident.scale." + scale.name().toLowerCase(Locale.ROOT)) + ": "
                        + IncidentTexts.level(file, scale, press.words()))
                .collect(Collectors.joining("; "));
    }

    /** Writes the notice to a body: in the form of annex II where that asks for it, freely else, since there is no form. */
    Minutes notice(IncidentFile file, String body) {
        Words words = press.words();
        String addressee = Optional.ofNullable(incidents.contacts().get(body))
                .map(IncidentContact::addressee)
                .orElse(words.t("incident.body." + body));
        if (body.equals(IncidentFile.ANNEX_BODY)) {
            return annex(file, addressee);
        }
        var incident = file.incident();
        Instant now = clock.instant();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("incident.annex.addressee", addressee));
        if (incident.drill()) {
            lines.add(words.t("incident.paper.drill"));
        }
        lines.add(words.t("incident.annex.what", incident.title()));
        lines.add(words.t("incident.annex.occurred", words.minute(incident.detectedAt())));
        lines.add(words.t("incident.annex.noticed", words.minute(now)));
        if (incident.assetId() != null) {
            lines.add(words.t(
                    "incident.paper.asset", assets.get(incident.assetId()).name()));
        }
        lines.add(words.t(
                "incident.paper.group",
                words.t(
                        file.group() == null
                                ? "incident.level.open"
                                : "incident.group." + file.group().code())));
        lines.add(levels(file) + ".");
        file.notices().stream()
                .filter(notice -> notice.body().equals(body))
                .findFirst()
                .ifPresent(notice ->
                        lines.add(words.t("incident.letter.basis", notice.obligation(), words.minute(notice.dueAt()))));
        List<String> closing = new ArrayList<>();
        said(file, StepKind.CAUSE, "incident.paper.cause", closing);
        said(file, StepKind.HELP_REQUESTED, "incident.letter.help", closing);
        closing.add(contact(incident, words));
        return press.minutes(
                "SC-" + incident.id() + "/TB",
                LocalDate.ofInstant(now, CentreTime.ZONE),
                words.t("incident.annex.title"),
                incident.title(),
                lines,
                List.of(steps(file, words)),
                closing,
                List.of(new Minutes.Signer(words.t("incident.paper.shift"), name(incident.openedBy())), press.head()));
    }

    /** Writes annex II to the body that it is for. */
    Minutes annex(IncidentFile file) {
        return notice(file, IncidentFile.ANNEX_BODY);
    }

    /** Writes the notice with every field of the form; what the registry does not know is left to be written by hand. */
    private Minutes annex(IncidentFile file, String addressee) {
        Words words = press.words();
        var incident = file.incident();
        Instant now = clock.instant();
        boolean isSeen = incident.alarmId() != null;
        List<String> lines = List.of(
                words.t("incident.annex.addressee", addressee),
                words.t("incident.annex.part-1"),
                words.t("incident.annex.what", incident.title()),
                words.t("incident.annex.found." + (isSeen ? "alarm" : "person"), name(incident.openedBy())),
                words.t("incident.annex.occurred", words.minute(incident.detectedAt())),
                words.t("incident.annex.noticed", words.minute(now)),
                contact(incident, words),
                words.t("incident.annex.part-2"),
                words.t(
                        "incident.annex.system",
                        incident.assetId() == null
                                ? words.t("incident.annex.blank")
                                : assets.get(incident.assetId()).name()),
                words.t("incident.annex.os"),
                words.t("incident.annex.services"),
                words.t(
                        "incident.annex.addresses",
                        orBlank(
                                incident.assetId() == null
                                        ? ""
                                        : assets.get(incident.assetId()).ips(),
                                words)),
                words.t("incident.annex.domains"),
                words.t("incident.annex.purpose"));
        return press.minutes(
                "SC-" + incident.id() + "/TB",
                LocalDate.ofInstant(now, CentreTime.ZONE),
                words.t("incident.annex.title"),
                words.t("incident.annex.about"),
                lines,
                List.of(),
                List.of(),
                List.of(new Minutes.Signer(words.t("incident.paper.shift"), name(incident.openedBy())), press.head()));
    }

    private void said(IncidentFile file, StepKind kind, String key, List<String> closing) {
        file.last(kind).ifPresent(step -> closing.add(press.words().t(key, step.text())));
    }

    private ReportLetter.Table steps(IncidentFile file, Words words) {
        return new ReportLetter.Table(
                "steps",
                words.t("incident.steps"),
                List.of(words.t("incident.column.at"), words.t("incident.column.what"), words.t("incident.column.by")),
                List.of(false, false, false),
                orNothing(
                        file.steps().stream()
                                .map(step -> List.of(
                                        words.minute(step.happenedAt()),
                                        IncidentTexts.step(step, words),
                                        name(step.author())))
                                .toList(),
                        words),
                "");
    }

    private ReportLetter.Table notices(IncidentFile file, Words words) {
        return new ReportLetter.Table(
                "notices",
                words.t("incident.notices"),
                List.of(words.t("incident.column.at"), words.t("incident.column.what"), words.t("incident.column.by")),
                List.of(false, false, false),
                orNothing(
                        file.attempts().stream()
                                .map(attempt -> List.of(
                                        words.minute(attempt.attemptedAt()),
                                        IncidentTexts.attempt(attempt, words),
                                        name(attempt.author())))
                                .toList(),
                        words),
                "");
    }

    private List<ReportLetter.Table> tables(IncidentFile file, Words words) {
        List<ReportLetter.Table> tables = new ArrayList<>(List.of(steps(file, words), notices(file, words)));
        if (!file.evidence().isEmpty()) {
            tables.add(new ReportLetter.Table(
                    "evidence",
                    words.t("incident.evidence"),
                    List.of(
                            words.t("incident.column.at"),
                            words.t("incident.evidence.file"),
                            words.t("incident.evidence.hash"),
                            words.t("incident.column.by")),
                    List.of(false, false, false, false),
                    file.evidence().stream()
                            .map(one -> List.of(
                                    words.minute(one.addedAt()),
                                    one.fileName(),
                                    one.sha256().replaceAll("(.{16})", "$1 ").strip(),
                                    name(one.addedBy())))
                            .toList(),
                    ""));
        }
        return tables;
    }

    private String contact(Incident incident, Words words) {
        Person person = accounts.find(incident.openedBy()).map(Account::person).orElse(Person.UNKNOWN);
        return words.t(
                "incident.annex.contact",
                name(incident.openedBy()),
                orBlank(person.email(), words),
                orBlank(person.phone(), words));
    }

    private static String orBlank(String text, Words words) {
        return text.isEmpty() ? words.t("incident.annex.blank") : text;
    }

    private static List<List<String>> orNothing(List<List<String>> rows, Words words) {
        return rows.isEmpty() ? List.of(List.of("", words.t("incident.none-yet"), "")) : rows;
    }

    private String name(String account) {
        return roster.names().getOrDefault(account, account);
    }
}
