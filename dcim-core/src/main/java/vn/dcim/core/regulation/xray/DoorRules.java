package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Rules about doors. */
@Factory
final class DoorRules {

    static final String WITHOUT_CAUSE = "door-without-cause";
    static final String FORCED = "door-forced-open";

    @Singleton
    @Named(WITHOUT_CAUSE)
    XrayRule<DoorEvidence.Facts> withoutCause() {
        return new ConsistencyRule<>(
                WITHOUT_CAUSE, DoorEvidence.NAME, Role.SECURITY_OFFICER, (facts, _) -> withoutCause(facts));
    }

    /** A door opened while nobody was on duty, nobody was to work, and nobody was on a visit; or a log has events of nobody. */
    static XrayRule.Look withoutCause(DoorEvidence.Facts facts) {
        List<Offence> found = new ArrayList<>();
        facts.openings().stream()
                .filter(opening -> !opening.forced())
                .filter(opening -> !isExplained(opening.at(), facts))
                .map(opening -> new Offence(
                        subject(opening),
                        opening.name(),
                        Phrase.of("xray-door-opened", opening.door(), opening.at()),
                        "/devices/" + opening.device()))
                .forEach(found::add);
        facts.logs().stream()
                .filter(log -> log.nameless() != null && log.nameless() > 0)
                .map(log -> new Offence(
                        "register:access-logs:" + log.entry(),
                        log.controller().isEmpty() ? log.name() : log.controller(),
                        Phrase.of("xray-door-nameless", log.nameless(), log.day()),
                        "/registers/access-logs/" + log.entry()))
                .forEach(found::add);
        List<Phrase> missing = new ArrayList<>();
        if (facts.doors() == 0 && facts.logs().isEmpty()) {
            missing.add(Phrase.of("xray-no-doors"));
        }
        if (facts.doors() > 0 && facts.shifts().isEmpty()) {
            missing.add(Phrase.of("xray-no-shifts"));
        }
        facts.logs().stream()
                .filter(log -> log.nameless() == null)
                .findFirst()
                .ifPresent(log -> missing.add(Phrase.of("xray-door-log-silent", log.name())));
        return new XrayRule.Look(found, missing);
    }

    @Singleton
    @Named(FORCED)
    XrayRule<DoorEvidence.Facts> forced() {
        return new ConsistencyRule<>(FORCED, DoorEvidence.NAME, Role.SHIFT_LEAD, (facts, _) -> forced(facts));
    }

    /** A door was opened by force, whoever was there. */
    static XrayRule.Look forced(DoorEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.openings().stream()
                        .filter(DoorEvidence.Opening::forced)
                        .map(opening -> new Offence(
                                subject(opening),
                                opening.name(),
                                Phrase.of("xray-door-forced", opening.door(), opening.at()),
                                "/devices/" + opening.device()))
                        .toList(),
                facts.doors() == 0 ? List.of(Phrase.of("xray-no-doors")) : List.of());
    }

    private static String subject(DoorEvidence.Opening opening) {
        return "device:" + opening.device() + ":door:" + opening.door() + ":" + opening.at();
    }

    private static boolean isExplained(Instant at, DoorEvidence.Facts facts) {
        return facts.shifts().stream().anyMatch(span -> span.covers(at))
                || facts.orders().stream().anyMatch(span -> span.covers(at))
                || facts.visits().stream().anyMatch(visit -> !at.isBefore(visit.from()) && !at.isAfter(visit.until()));
    }
}
