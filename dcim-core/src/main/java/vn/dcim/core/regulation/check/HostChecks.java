package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.software.HostFlaw;

/** Checks of servers and workstations. */
@Factory
final class HostChecks {

    private static final Set<HostFlaw> UNGUARDED =
            EnumSet.of(HostFlaw.NO_ANTI_MALWARE, HostFlaw.MISSING, HostFlaw.SILENT);
    private static final Set<HostFlaw> UNPROTECTED = EnumSet.of(
            HostFlaw.NO_ANTI_MALWARE,
            HostFlaw.ANTI_MALWARE_UNLICENSED,
            HostFlaw.ANTI_MALWARE_NOT_RECOMMENDED,
            HostFlaw.MISSING,
            HostFlaw.SILENT,
            HostFlaw.NOT_SCANNED);
    private static final Set<HostFlaw> UNKEMPT = EnumSet.of(
            HostFlaw.NO_ANTI_MALWARE,
            HostFlaw.ANTI_MALWARE_UNLICENSED,
            HostFlaw.MISSING,
            HostFlaw.PATCHES_MISSING,
            HostFlaw.PATCHES_UNKNOWN);

    /** Every host is on the console, and what is on the console is in the register. */
    @Singleton
    @Named("hosts-guarded")
    OffenceCheck<MachineEvidence.Facts> guarded() {
        return check("hosts-guarded", MachineEvidence.Facts::isProven, (facts, _) -> {
            List<Offence> wrong = new ArrayList<>(flaws(facts, _ -> true, UNGUARDED));
            facts.strangers()
                    .forEach(host -> wrong.add(
                            new Offence("host:" + host, host, Phrase.of("host-not-registered"), "/software/hosts")));
            return wrong;
        });
    }

    @Singleton
    @Named("hosts-protected")
    OffenceCheck<MachineEvidence.Facts> protectedHosts() {
        return check(
                "hosts-protected", MachineEvidence.Facts::isProven, (facts, _) -> flaws(facts, _ -> true, UNPROTECTED));
    }

    @Singleton
    @Named("servers-kept")
    OffenceCheck<MachineEvidence.Facts> serversKept() {
        return check("servers-kept", facts -> facts.isProven() && facts.arePortsKept(), (facts, _) -> {
            List<Offence> wrong = new ArrayList<>(flaws(facts, MachineEvidence.Host::isServer, UNKEMPT));
            wrong.addAll(facts.ports());
            return wrong;
        });
    }

    @Singleton
    @Named("servers-single-purpose")
    OffenceCheck<MachineEvidence.Facts> singlePurpose() {
        return check("servers-single-purpose", facts -> facts.carried() > 0, (facts, _) -> facts.unpermitted().stream()
                .map(one -> new Offence(
                        "asset:" + one.asset(),
                        one.server(),
                        Phrase.of("software-not-permitted", one.title()),
                        "/equipment/" + one.asset()))
                .toList());
    }

    /** Workstations and laptops. */
    @Singleton
    @Named("workstations-scanned")
    OffenceCheck<MachineEvidence.Facts> workstationsScanned() {
        return new OffenceCheck<>(
                "workstations-scanned",
                MachineEvidence.NAME,
                facts -> facts.isProven() && facts.hosts().stream().anyMatch(host -> !host.isServer()),
                HostChecks::proofs,
                HostChecks::unscanned);
    }

    private static List<Offence> unscanned(MachineEvidence.Facts facts, Question question) {
        LocalDate from = question.day().minusDays(question.limits().whole("full_scan_interval_days"));
        return facts.hosts().stream()
                .filter(host -> !host.isServer())
                .filter(host -> host.scannedOn() == null || host.scannedOn().isBefore(from))
                .map(host -> offence(
                        host,
                        host.scannedOn() == null
                                ? Phrase.of("never-scanned")
                                : Phrase.of("last-scanned", host.scannedOn())))
                .toList();
    }

    private static OffenceCheck<MachineEvidence.Facts> check(
            String name,
            Predicate<MachineEvidence.Facts> isKept,
            BiFunction<MachineEvidence.Facts, Question, List<Offence>> rule) {
        return new OffenceCheck<>(
                name,
                MachineEvidence.NAME,
                facts -> !facts.hosts().isEmpty() && isKept.test(facts),
                HostChecks::proofs,
                rule);
    }

    private static List<Proof> proofs(MachineEvidence.Facts facts) {
        return List.of(Proof.of(Phrase.of("hosts", facts.hosts().size()), "/software/hosts"));
    }

    private static List<Offence> flaws(
            MachineEvidence.Facts facts, Predicate<MachineEvidence.Host> which, Set<HostFlaw> flaws) {
        return facts.hosts().stream()
                .filter(which)
                .flatMap(host -> flaws.stream()
                        .filter(flaw -> host.flaws().contains(flaw.name()))
                        .map(flaw -> offence(
                                host,
                                Phrase.of(
                                        "finding",
                                        "hosts.flaw."
                                                + flaw.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-')))))
                .toList();
    }

    private static Offence offence(MachineEvidence.Host host, Phrase what) {
        return new Offence("asset:" + host.asset(), host.name(), what, "/equipment/" + host.asset());
    }
}
