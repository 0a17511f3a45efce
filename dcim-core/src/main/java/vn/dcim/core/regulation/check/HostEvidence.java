package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.software.SoftwareConfig;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Servers, workstations and laptops: what is installed on them, by the register and by the lists of consoles. */
@Singleton
@Requires(property = "datasources.default.url")
final class HostEvidence extends NamedEvidence<Answers> {

    static final String NAME = "hosts";

    private static final Set<HostFlaw> UNLICENSED = EnumSet.of(
            HostFlaw.NO_SYSTEM,
            HostFlaw.SYSTEM_UNLICENSED,
            HostFlaw.SYSTEM_NOT_RECOMMENDED,
            HostFlaw.NO_ANTI_MALWARE,
            HostFlaw.ANTI_MALWARE_UNLICENSED,
            HostFlaw.ANTI_MALWARE_NOT_RECOMMENDED);

    private final Hosts hosts;
    private final SoftwareRegister register;
    private final SoftwareConfig config;
    private final UntilOther<Look, Answers> told;

    private record Look(Hosts.Standing standing, Map<Long, TitleLine> titles) {}

    HostEvidence(Hosts hosts, SoftwareRegister register, SoftwareConfig config, Versions versions) {
        super(NAME, Answers.class);
        this.hosts = hosts;
        this.register = register;
        this.config = config;
        this.told = new UntilOther<>(versions, this::told);
    }

    @Override
    public Answers gather(Instant now) {
        return told.of(new Look(OneRound.once("hosts", hosts::standing), register.lines(null)));
    }

    private Answers told(Look look) {
        Hosts.Standing standing = look.standing();
        boolean isThere = !standing.machines().isEmpty();
        return new Answers(List.of(
                hosts("BK11-10.4.a-a", standing, UNLICENSED, isThere, List.of()),
                hosts(
                        "BK11-10.4.a-b",
                        standing,
                        EnumSet.of(HostFlaw.SILENT, HostFlaw.MISSING),
                        isThere && standing.isProven(),
                        List.of(new Answers.Under("definition_age_h", config.definitionHours(), true))),
                titles(
                        "BK11-10.4.e",
                        look.titles(),
                        EnumSet.of(TitleFlaw.NOT_PERMITTED, TitleFlaw.PERMITTED_ELSEWHERE))));
    }

    private static Answers.Answer hosts(
            String obligation,
            Hosts.Standing standing,
            Set<HostFlaw> flaws,
            boolean isProven,
            List<Answers.Under> under) {
        return Answers.Answer.of(
                obligation,
                isProven,
                standing.machines().stream()
                        .flatMap(host -> host.flaws().stream()
                                .filter(flaws::contains)
                                .map(flaw -> new Offence(
                                        "asset:" + host.assetId(),
                                        host.name(),
                                        Phrase.of("finding", "hosts.flaw." + code(flaw)),
                                        "/software/hosts/" + host.assetId())))
                        .toList(),
                under,
                Proof.of(
                        Phrase.of(
                                "hosts-listed",
                                standing.machines().size(),
                                standing.reports().size() - standing.outOfDate().size()),
                        "/software/hosts"));
    }

    private static Answers.Answer titles(String obligation, Map<Long, TitleLine> lines, Set<TitleFlaw> flaws) {
        List<TitleLine> titles = List.copyOf(lines.values());
        return Answers.Answer.of(
                obligation,
                !titles.isEmpty(),
                titles.stream()
                        .flatMap(line -> line.flaws().stream()
                                .filter(flaws::contains)
                                .map(flaw -> new Offence(
                                        "software:" + line.title().id(),
                                        line.title().name(),
                                        Phrase.of("finding", "software.flaw." + code(flaw)),
                                        "/software/" + line.title().id())))
                        .toList(),
                List.of(),
                Proof.of(Phrase.of("software-titles", titles.size()), "/software"));
    }

    private static String code(Enum<?> flaw) {
        return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
