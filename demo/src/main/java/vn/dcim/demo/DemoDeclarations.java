package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Automation;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.DeclarationDesk;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.Standing;

/**
 * What head and security officer of the demo answer for, article by article, with the papers that it rests on. Of a few obligations nothing
 * was attested, since the papers are not there yet.
 */
@Singleton
final class DemoDeclarations {

    private static final String FILE = "/demo-declarations.tsv";

    /** The certificate is applied for; of the officers' diplomas, the agencies' scope and the classes of information nobody has papers yet. */
    private static final Set<String> OPEN = Set.of("BK11-4.3", "BK11-32.1", "BK11-37.1", "BK22-5.1.a");

    private final Compliance compliance;
    private final DeclarationDesk desk;
    private final Clock clock;

    DemoDeclarations(Compliance compliance, DeclarationDesk desk, Clock clock) {
        this.compliance = compliance;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param article or clause such as {@code BK11-6} or {@code BK11-5.1} @param signer role of who signs @param days for which it counts */
    private record Attestation(String article, Role signer, String paper, int days, String statement) {}

    /** Signs unless an earlier start did. */
    void sign() {
        List<Standing> all = compliance.all();
        if (all.stream().anyMatch(standing -> !standing.declarations().isEmpty())) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, Attestation> known = read();
        Map<Role, Map<String, DeclarationDesk.Draft>> drafts = new HashMap<>();
        for (Standing standing : all) {
            Obligation obligation = standing.obligation();
            Attestation of = of(obligation, known);
            if (obligation.judging() != Automation.FULL && !OPEN.contains(obligation.id())) {
                drafts.computeIfAbsent(of.signer(), _ -> new HashMap<>())
                        .put(
                                obligation.id(),
                                new DeclarationDesk.Draft(
                                        Declaration.Kind.ATTESTATION,
                                        of.statement(),
                                        null,
                                        of.paper(),
                                        today.plusDays(of.days())));
            }
        }
        drafts.forEach((signer, sheet) -> desk.signAll(sheet, signer.code()));
    }

    /** Returns that of its clause, or else that of its article. */
    private static Attestation of(Obligation obligation, Map<String, Attestation> known) {
        String article = obligation.text() + "-" + obligation.article();
        return Stream.of(article + "." + obligation.clause(), article)
                .filter(known::containsKey)
                .map(known::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody attests " + obligation.id()));
    }

    private static Map<String, Attestation> read() {
        try (InputStream file = DemoDeclarations.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Attestation(
                            cells[0], Role.of(cells[1]).orElseThrow(), cells[2], Integer.parseInt(cells[3]), cells[4]))
                    .collect(Collectors.toMap(Attestation::article, attestation -> attestation));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
