package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;

/** Checks of who was there, and of what they looked at. */
@Factory
final class RosterChecks {

    @Singleton
    @Named("duty-staffed")
    OffenceCheck<RosterEvidence.Facts> staffed() {
        return check("duty-staffed", RosterChecks::bare);
    }

    @Singleton
    @Named("daily-look")
    OffenceCheck<RosterEvidence.Facts> dailyLook() {
        return check("daily-look", RosterChecks::daysWithoutRound);
    }

    @Singleton
    @Named("security-watched")
    OffenceCheck<RosterEvidence.Facts> securityWatched() {
        return check("security-watched", RosterChecks::unwatched);
    }

    /** Nobody there, or an alarm of security that waited too long. */
    private static List<Offence> unwatched(RosterEvidence.Facts facts, Question question) {
        Duration limit = Duration.ofSeconds(Math.round(question.limits().number("ack_min") * 60));
        List<Offence> wrong = new ArrayList<>(bare(facts, question));
        for (RosterEvidence.Wait wait : facts.waits()) {
            Instant known = wait.knownAt() == null ? question.at() : wait.knownAt();
            if (known.isAfter(wait.raisedAt().plus(limit))) {
                wrong.add(new Offence(
                        "alarm:" + wait.alarm(),
                        wait.rule(),
                        wait.knownAt() == null
                                ? Phrase.of("alarm-not-acknowledged", wait.raisedAt())
                                : Phrase.of("alarm-acknowledged-late", wait.raisedAt(), wait.knownAt()),
                        "/alarms/" + wait.alarm()));
            }
        }
        return wrong;
    }

    private static List<Offence> bare(RosterEvidence.Facts facts, Question question) {
        return facts.bare().stream()
                .map(bare -> new Offence(
                        "roster:" + bare.kind() + ":" + bare.from(),
                        bare.account(),
                        Phrase.of("roster-" + bare.kind(), bare.from(), bare.until()),
                        "/shift/roster"))
                .toList();
    }

    /** Looks at days that are over, from the first shift of the roster's week on. */
    private static List<Offence> daysWithoutRound(RosterEvidence.Facts facts, Question question) {
        int interval = Math.max(1, question.limits().whole("check_interval_days"));
        LocalDate first = LocalDate.ofInstant(facts.from(), CentreTime.ZONE);
        return first.datesUntil(question.day().minusDays(interval - 1L))
                .filter(day -> Stream.iterate(day, each -> each.plusDays(1))
                        .limit(interval)
                        .noneMatch(facts.roundDays()::contains))
                .map(day -> new Offence("round:" + day, day.toString(), Phrase.of("no-round", day), "/shift"))
                .toList();
    }

    /** Where no shift is planned, nothing is proven. */
    private static OffenceCheck<RosterEvidence.Facts> check(
            String name, BiFunction<RosterEvidence.Facts, Question, List<Offence>> rule) {
        return new OffenceCheck<>(
                name,
                RosterEvidence.NAME,
                facts -> facts.shifts() > 0,
                facts -> List.of(
                        new Proof(Phrase.of("shifts", facts.shifts()), facts.from(), facts.until(), "/shift/roster")),
                rule);
    }
}
