package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.software.SoftwareConfig;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;
import vn.dcim.core.version.Versions;

/** Titles of software, their ratings and licences. */
@Singleton
@Requires(property = "datasources.default.url")
final class SoftwareEvidence extends NamedEvidence<Answers> {

    static final String NAME = "software";

    private static final Set<String> TABLES = Set.of("software_title", "licence", "installation", "asset");
    private static final int LONGEST_YEAR = 366;
    private static final int LONGEST_MONTH = 31;
    private static final int YEAR = 12;

    private final SoftwareRegister register;
    private final SoftwareConfig config;
    private final Versions versions;

    SoftwareEvidence(SoftwareRegister register, SoftwareConfig config, Versions versions) {
        super(NAME, Answers.class);
        this.register = register;
        this.config = config;
        this.versions = versions;
    }

    /** All that is read is of these tables, whose every change has an instant of its own; the day is that of the round. */
    @Override
    public Optional<String> mark(Instant now) {
        return Optional.of(versions.newest(TABLES).toString());
    }

    @Override
    public Answers gather(Instant now) {
        List<TitleLine> titles = register.lines(null).values().stream()
                .filter(line -> line.title().retiredOn() == null || line.flaws().contains(TitleFlaw.RETIRED_IN_USE))
                .sorted(Comparator.comparing(line -> line.title().id()))
                .toList();
        return new Answers(List.of(
                of("BK11-10.1", titles, Set.of(TitleFlaw.INCOMPLETE), List.of()),
                of(
                        "BK11-10.3",
                        titles,
                        Set.of(
                                TitleFlaw.NO_LICENCE,
                                TitleFlaw.EXPIRED_IN_USE,
                                TitleFlaw.OVER_USED,
                                TitleFlaw.CORES_UNKNOWN),
                        List.of()),
                of(
                        "BK11-29.2.a",
                        titles,
                        Set.of(TitleFlaw.NOT_PERMITTED, TitleFlaw.PERMITTED_ELSEWHERE, TitleFlaw.NO_CONSENT),
                        List.of()),
                of(
                        "BK11-21.1.e",
                        titles,
                        Set.of(TitleFlaw.EXPIRED_IN_USE, TitleFlaw.NO_RENEWAL),
                        List.of(new Answers.Under("renewal_lead_days", config.renewalLead(), false))),
                of(
                        "BK11-10.2",
                        titles,
                        Set.of(TitleFlaw.UNRATED, TitleFlaw.RATING_OUT_OF_DATE),
                        List.of(new Answers.Under("rating_age_days", ratingDays(), true)))));
    }

    /** The longest that so many months can be, but for the day of a leap year. */
    private int ratingDays() {
        return config.ratingMonths() / YEAR * (LONGEST_YEAR - 1) + config.ratingMonths() % YEAR * LONGEST_MONTH;
    }

    private static Answers.Answer of(
            String obligation, List<TitleLine> titles, Set<TitleFlaw> flaws, List<Answers.Under> under) {
        return Answers.Answer.of(
                obligation,
                !titles.isEmpty(),
                titles.stream()
                        .flatMap(line -> line.flaws().stream()
                                .filter(flaws::contains)
                                .map(flaw -> new Offence(
                                        "software:" + line.title().id(),
                                        line.title().name(),
                                        Phrase.of(
                                                "finding",
                                                "software.flaw."
                                                        + flaw.name()
                                                                .toLowerCase(Locale.ROOT)
                                                                .replace('_', '-')),
                                        "/software/" + line.title().id())))
                        .toList(),
                under,
                Proof.of(Phrase.of("software-titles", titles.size()), "/software"));
    }
}
