package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.software.ConsoleFault;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts.Standing;

/**
 * What machines lack.
 *
 * @param flaw that is shown alone; null for all
 * @param number of the page, from 0
 * @param console as it was typed for a list that was refused
 * @param list as above
 * @param faults of that list
 * @param fault why it was refused as a whole; empty where it was not
 */
public record HostPage(
        Standing standing,
        @Nullable HostFlaw flaw,
        int number,
        String console,
        String list,
        List<ConsoleFault> faults,
        String fault) {

    static final int SIZE = 50;

    public List<HostState> fitting() {
        return standing.machines().stream()
                .filter(machine -> flaw == null || machine.flaws().contains(flaw))
                .toList();
    }

    public List<HostState> shown() {
        return fitting().stream().skip((long) number * SIZE).limit(SIZE).toList();
    }

    public boolean hasNext() {
        return (long) (number + 1) * SIZE < fitting().size();
    }

    /** Returns how many machines have each flaw. */
    public Map<HostFlaw, Long> counts() {
        Map<HostFlaw, Long> counts = new EnumMap<>(HostFlaw.class);
        standing.machines().forEach(machine -> machine.flaws().forEach(one -> counts.merge(one, 1L, Long::sum)));
        return counts;
    }
}
