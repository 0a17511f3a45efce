package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.dcim.core.CentreTime;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Servers and workstations: what is wrong with their protection, what is on servers without permission, what ports they have open. */
@Singleton
@Requires(property = "datasources.default.url")
final class MachineEvidence extends NamedEvidence<MachineEvidence.Facts> {

    static final String NAME = "machines";

    private static final String PORTS = "ports";
    private static final String OF_PORTS = "BK11-21.2";

    private final Hosts hosts;
    private final Registers registers;
    private final RegisterAnswers answers;
    private final UntilOther<List<HostState>, List<Host>> told;

    MachineEvidence(Hosts hosts, Registers registers, RegisterAnswers answers, Versions versions) {
        super(NAME, Facts.class);
        this.hosts = hosts;
        this.registers = registers;
        this.answers = answers;
        this.told = new UntilOther<>(versions, MachineEvidence::told);
    }

    /**
     * @param isProven whether any console gave out a list that is new enough
     * @param strangers on such a list and not in the register
     * @param carried how many titles are noted on servers
     * @param unpermitted those that nobody permitted
     * @param arePortsKept whether the permitted ports are noted
     * @param ports what is wrong with them
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            boolean isProven,
            List<Host> hosts,
            List<String> strangers,
            int carried,
            List<Carried> unpermitted,
            boolean arePortsKept,
            List<Offence> ports) {

        Facts {
            hosts = List.copyOf(hosts);
            strangers = List.copyOf(strangers);
            unpermitted = List.copyOf(unpermitted);
            ports = List.copyOf(ports);
        }
    }

    /** A machine in service. @param kind code @param flaws names of {@link HostFlaw} @param scannedOn null for never */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Host(
            long asset,
            String name,
            String kind,
            Set<String> flaws,
            @Nullable LocalDate scannedOn) {

        Host {
            // why: always in one order, as those of which it is judged again
            flaws = Collections.unmodifiableSet(new TreeSet<>(flaws));
        }

        boolean isServer() {
            return kind.equals("server");
        }
    }

    /** A title on a server. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Carried(long asset, String server, String title) {}

    private static List<Host> told(List<HostState> machines) {
        return machines.stream()
                .map(host -> new Host(
                        host.assetId(),
                        host.name(),
                        host.kind().code(),
                        Set.copyOf(host.flaws().stream().map(HostFlaw::name).toList()),
                        host.scannedAt() == null ? null : LocalDate.ofInstant(host.scannedAt(), CentreTime.ZONE)))
                .toList();
    }

    @Override
    public Facts gather(Instant now) {
        Hosts.Standing standing = OneRound.once("hosts", hosts::standing);
        List<Hosts.Carried> carried = hosts.carriedByServers();
        RegisterDefinition register = registers.get(PORTS);
        RegisterAnswers.Answer ports =
                answers.all(LocalDate.ofInstant(now, CentreTime.ZONE)).get(register.code()).stream()
                        .filter(answer -> answer.obligation().equals(OF_PORTS))
                        .findFirst()
                        .orElseThrow();
        return new Facts(
                standing.isProven(),
                told.of(standing.machines()),
                standing.unknown().stream().map(host -> host.host()).toList(),
                carried.size(),
                carried.stream()
                        .filter(one -> !one.isPermitted())
                        .map(one -> new Carried(one.assetId(), one.server(), one.title()))
                        .toList(),
                ports.verdict() != RegisterAnswers.Verdict.NO_EVIDENCE,
                ports.breaches().stream()
                        .flatMap(breach -> breach.rules().stream()
                                .map(rule -> new Offence(
                                        "register:ports:" + breach.entry().id(),
                                        breach.entry().name(),
                                        Phrase.of(
                                                "register-rule",
                                                rule.title().vi(),
                                                rule.title().en()),
                                        "/registers/ports")))
                        .toList());
    }
}
