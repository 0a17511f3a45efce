package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineFinding;
import vn.dcim.core.link.LineFindings;
import vn.dcim.core.link.Lines;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** The lines to the Internet: whose they are, what is asked on each, what they carry, how switching over was tried. */
@Singleton
@Requires(property = "datasources.default.url")
final class LineEvidence extends NamedEvidence<Findings> {

    static final String NAME = "internet-lines";

    private final Lines lines;
    private final LineFindings findings;

    LineEvidence(Lines lines, LineFindings findings) {
        super(NAME, Findings.class);
        this.lines = lines;
        this.findings = findings;
    }

    @Override
    public Findings gather(Instant now) {
        List<InternetLine> used = lines.used();
        return new Findings(
                !used.isEmpty(),
                findings.now().stream()
                        .filter(finding -> !finding.kind().obligation().isEmpty())
                        .map(LineEvidence::found)
                        .toList(),
                used.stream()
                        .map(line -> Proof.of(
                                Phrase.of("internet-line", line.name(), line.provider()), "/lines/" + line.id()))
                        .toList());
    }

    private static Findings.Found found(LineFinding finding) {
        return new Findings.Found(
                List.of(finding.kind().obligation()),
                new Offence(
                        "line:" + finding.line(),
                        finding.line(),
                        Phrase.of("finding", "line.finding." + finding.kind().code(), finding.line(), finding.detail()),
                        "/lines"));
    }
}
