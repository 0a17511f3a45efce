package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;

/** Every path that data takes, each with the protocol and cipher that it really has. */
@Singleton
@Requires(property = "datasources.default.url")
final class TransportEvidence extends NamedEvidence<TransportEvidence.Facts> {

    static final String NAME = "transport-paths";

    private final Collection<TransportPaths> sources;
    private final TransportExemptions exemptions;

    TransportEvidence(Collection<TransportPaths> sources, TransportExemptions exemptions) {
        super(NAME, Facts.class);
        this.sources = sources;
        this.exemptions = exemptions;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Path> paths) {

        Facts {
            paths = List.copyOf(paths);
        }
    }

    /**
     * @param kind code of {@link TransportPath.Kind}
     * @param protocol as negotiated or set, such as {@code SNMPv2c}; empty where nobody knows
     * @param cipher empty for none
     * @param verdict code of {@link Judgement.Verdict}
     * @param reason code of {@link Judgement.Reason}
     * @param isBorne whether an exception on paper runs for it, which changes no judgement
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Path(
            String key,
            String kind,
            String name,
            String protocol,
            String cipher,
            String verdict,
            String reason,
            boolean isBorne) {}

    @Override
    public Facts gather(Instant now) {
        Set<String> borne = exemptions.running().keySet();
        return new Facts(sources.stream()
                .flatMap(source -> source.paths().stream())
                .map(path -> new Path(
                        path.key(),
                        path.kind().code(),
                        path.name(),
                        path.protocol(),
                        path.cipher(),
                        path.judgement().verdict().code(),
                        path.judgement().reason().code(),
                        borne.contains(path.key())))
                .sorted(Comparator.comparing(Path::key))
                .toList());
    }

    /** Each path is encrypted as it has to be, or does not leave the machine. */
    @Factory
    static final class Checks {

        private static final String PAGE = "/transport";

        /** By which readings and logs come and go; without one there is nothing to encrypt. */
        private static final Set<String> MONITORING = Set.of(
                TransportPath.Kind.DEVICE.code(), TransportPath.Kind.BROKER.code(), TransportPath.Kind.RECEIVER.code());

        @Singleton
        @Named("paths-encrypted")
        RuleCheck<Facts> encrypted() {
            return new RuleCheck<>("paths-encrypted", NAME, (facts, question, ruling) -> {
                long unknown = 0;
                for (Path path : facts.paths()) {
                    ruling.looked(MONITORING.contains(path.kind()));
                    if (path.verdict().equals(Judgement.Verdict.FAILS.code())) {
                        ruling.wrong(new Offence(
                                "path:" + path.key(),
                                path.name().isEmpty() ? path.key() : path.name(),
                                Phrase.of(
                                        path.isBorne() ? "path-borne" : "path-" + path.reason(),
                                        path.protocol(),
                                        path.cipher()),
                                PAGE));
                    } else if (path.verdict().equals(Judgement.Verdict.UNKNOWN.code())) {
                        unknown++;
                    }
                }
                if (unknown > 0) {
                    ruling.unproven(Phrase.of("paths-unknown", unknown));
                }
                ruling.proof(Phrase.of("paths", facts.paths().size()), PAGE);
            });
        }
    }
}
