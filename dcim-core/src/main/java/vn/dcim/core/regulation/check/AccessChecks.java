package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** Checks of who may do what, of changes without an order, and of devices that nobody asks. */
@Factory
final class AccessChecks {

    @Singleton
    @Named("refusals-answered")
    OffenceCheck<RefusalEvidence.Facts> refusalsAnswered() {
        return new OffenceCheck<>(
                "refusals-answered",
                RefusalEvidence.NAME,
                _ -> true,
                facts -> List.of(Proof.of(Phrase.of("refusals", facts.days().size()), "/audit?action=access.refused")),
                (facts, _) -> facts.days().stream()
                        .filter(day -> day.times() >= RefusalEvidence.TOO_MANY && !day.isStopped() && !day.isActedOn())
                        .map(day -> new Offence(
                                "account:" + day.account(),
                                day.account(),
                                Phrase.of("refusals-unanswered", day.times(), day.day()),
                                "/audit?action=access.refused"))
                        .toList());
    }

    @Singleton
    @Named("configuration-ordered")
    OffenceCheck<ConfigurationEvidence.Facts> configurationOrdered() {
        return new OffenceCheck<>(
                "configuration-ordered",
                ConfigurationEvidence.NAME,
                facts -> facts.copies() > 0,
                facts ->
                        List.of(Proof.of(Phrase.of("configuration-copies", facts.plans(), facts.copies()), "/backups")),
                (facts, _) -> facts.changes().stream()
                        .filter(change -> change.order().isEmpty())
                        .map(change -> new Offence(
                                "backup-run:" + change.run(),
                                change.device(),
                                Phrase.of("configuration-without-order", change.at()),
                                "/backups/runs/" + change.run()))
                        .toList());
    }

    @Singleton
    @Named("actively-asked")
    OffenceCheck<Plant> activelyAsked() {
        return new OffenceCheck<>(
                "actively-asked",
                AskedEvidence.NAME,
                plant -> !plant.units().isEmpty(),
                plant -> List.of(
                        Proof.of(Phrase.of("devices-watched", plant.units().size()), "/devices")),
                (plant, question) -> plant.units().stream()
                        .filter(unit -> unit.told().stream().noneMatch(told -> told.isFresh(question.at())))
                        .map(unit -> unit.wrong(Phrase.of(unit.told().isEmpty() ? "not-asked" : "not-asked-of-late")))
                        .toList());
    }
}
