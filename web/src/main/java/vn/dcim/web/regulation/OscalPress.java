package vn.dcim.web.regulation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.oscal.OscalDocuments;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** The OSCAL documents of how it stands today; in Vietnamese, whoever asks in whatever language. */
@Singleton
final class OscalPress {

    private final OscalDocuments documents;
    private final Compliance compliance;
    private final Words words;
    private final Clock clock;

    OscalPress(OscalDocuments documents, Compliance compliance, Dictionary dictionary, Clock clock) {
        this.documents = documents;
        this.compliance = compliance;
        this.words = dictionary.in(Language.VI);
        this.clock = clock;
    }

    byte[] assessmentPlan() {
        return documents.assessmentPlan(today(), this::say);
    }

    /** Returns how it stands, as of the newest judgement: the same bytes until something is judged otherwise. */
    byte[] assessmentResults() {
        List<Standing> all = compliance.all();
        Instant at = all.stream()
                .map(Standing::judgedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Deadlines.startOf(today()));
        return documents.assessmentResults(all.stream().map(this::inForce).toList(), today(), at, at, this::say);
    }

    private Standing inForce(Standing standing) {
        return new Standing(
                standing.obligation(),
                standing.limits(),
                standing.verdict(),
                standing.excepted(),
                standing.since(),
                standing.judgedAt(),
                standing.declarations().stream()
                        .filter(declaration -> declaration.isInForce(today()))
                        .toList());
    }

    private String say(Phrase phrase) {
        return RegulationWords.of(words, phrase);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
