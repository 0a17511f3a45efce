package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line to the Internet. Texts are empty where nothing is known.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param contractNumber as the register of suppliers has it
 * @param contractEndsOn the last day; null where nobody said
 * @param promisedMbit Mbit/s; null where nobody said
 * @param promisedPercent availability; null where nobody said
 * @param gateway address of the next hop
 * @param sourceAddress what its probes are sent from
 * @param interfaceName of the network interface, for lines whose source address changes
 * @param path conduits and entries on its way, between commas
 * @param routerId device that counts its traffic; null for none
 * @param routerPort number of its interface there, the n of {@code if.n.in.rate}; null for none
 * @param probes one a line, as {@link LineProbe} reads them
 * @param retiredOn since when it is no more used; null while it is
 */
@MappedEntity("internet_line")
public record InternetLine(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String name,
        String provider,
        String contractNumber,
        @Nullable LocalDate contractEndsOn,
        @Nullable Integer promisedMbit,
        @Nullable BigDecimal promisedPercent,
        String gateway,
        String sourceAddress,
        String interfaceName,
        String path,
        @Nullable Long routerId,
        @Nullable Integer routerPort,
        String probes,
        String note,
        @Nullable LocalDate retiredOn,
        String changedBy,
        String changedFor) {

    public boolean isUsed() {
        return retiredOn == null;
    }

    /** Returns what is asked on this line; the next hop by an echo, unless it is asked in another way. */
    public List<LineProbe> asked() {
        List<LineProbe> asked = new ArrayList<>(LineProbe.read(probes));
        if (!gateway.isEmpty() && asked.stream().noneMatch(probe -> probe.role() == ProbeRole.GATEWAY)) {
            asked.addFirst(new LineProbe(ProbeRole.GATEWAY, ProbeMethod.ICMP, gateway, 0, ""));
        }
        return asked;
    }

    /** Returns the parts of its way. */
    public List<String> ways() {
        return Arrays.stream(path.split("[,;\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    InternetLine ending(@Nullable LocalDate day) {
        return copy(revision, day, retiredOn, changedBy, changedFor);
    }

    InternetLine retired(LocalDate day, String actor, String reason) {
        return copy(revision + 1, contractEndsOn, day, actor, reason);
    }

    private InternetLine copy(
            int next, @Nullable LocalDate ends, @Nullable LocalDate retired, String actor, String reason) {
        return new InternetLine(
                id,
                next,
                name,
                provider,
                contractNumber,
                ends,
                promisedMbit,
                promisedPercent,
                gateway,
                sourceAddress,
                interfaceName,
                path,
                routerId,
                routerPort,
                probes,
                note,
                retired,
                actor,
                reason);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "line:" + id + " " + name;
    }
}
