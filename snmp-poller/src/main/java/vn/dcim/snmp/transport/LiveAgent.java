package vn.dcim.snmp.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * An agent as it answers now, for finding out what it is. Blocks the caller. To be used once and thrown away: it remembers where
 * the agent's tree has gaps.
 */
public final class LiveAgent implements SnmpView {

    private static final OID END = new OID(new int[] {0xFFFF_FFFF});

    private final SnmpPeer peer;
    private final int maxVariables;
    private final long deadlineNanos;
    private final TreeMap<OID, OID> gaps = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** An agent that may take two minutes and walk 200,000 variables under one root. */
    public LiveAgent(SnmpPeer peer) {
        this(peer, 200_000, Duration.ofMinutes(2));
    }

    /**
     * @param maxVariables after how many variables a walk is taken for one that never ends
     * @param patience for everything that is asked of it
     */
    public LiveAgent(SnmpPeer peer, int maxVariables, Duration patience) {
        this.peer = peer;
        this.maxVariables = maxVariables;
        this.deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    /** Returns what was wrong with the agent's answers without being fatal, in English, for the log. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public String where() {
        return peer.address().toString();
    }

    @Override
    public Map<OID, Variable> get(List<OID> oids) {
        return await(peer.get(oids, remaining())).whole();
    }

    @Override
    public SortedMap<OID, Variable> walk(OID root) {
        SortedMap<OID, Variable> found = new TreeMap<>();
        OID last = root;
        while (true) {
            OID known = gapFrom(last);
            if (known != null && !known.startsWith(root)) {
                return found;
            }
            List<VariableBinding> bindings = await(peer.next(last, remaining()));
            if (bindings.isEmpty()) {
                rememberGap(last, END);
                return found;
            }
            for (VariableBinding binding : bindings) {
                OID oid = binding.getOid();
                if (oid.compareTo(last) <= 0) {
                    warnings.add("the walk of " + root + " turned back from " + last + " to " + oid + " and was ended");
                    return found;
                }
                rememberGap(last, oid);
                if (!oid.startsWith(root)) {
                    return found;
                }
                found.put(oid, binding.getVariable());
                last = oid;
            }
            if (found.size() > maxVariables) {
                throw new DcimException(
                        ErrorCode.ENDLESS_TABLE, peer.address().toString(), root.toDottedString(), found.size());
            }
        }
    }

    @Override
    public boolean exists(OID prefix) {
        OID next = gapFrom(prefix);
        if (next == null) {
            List<VariableBinding> bindings = await(peer.next(prefix, 1, remaining()));
            next = bindings.isEmpty() ? END : bindings.getFirst().getOid();
            if (next.compareTo(prefix) <= 0) {
                warnings.add("what follows " + prefix + " is said to be " + next);
                next = END;
            }
            rememberGap(prefix, next);
        }
        return next.startsWith(prefix)
                || !liesInGap(prefix) && !get(List.of(prefix)).isEmpty();
    }

    private void rememberGap(OID from, OID to) {
        gaps.put(from, to);
    }

    /** Returns what the agent said comes after an OID; null where it was not asked. */
    private OID gapFrom(OID oid) {
        Map.Entry<OID, OID> gap = gaps.floorEntry(oid);
        return gap != null && oid.compareTo(gap.getValue()) < 0 ? gap.getValue() : null;
    }

    private boolean liesInGap(OID oid) {
        Map.Entry<OID, OID> gap = gaps.lowerEntry(oid);
        return gap != null && oid.compareTo(gap.getValue()) < 0;
    }

    private Duration remaining() {
        return Duration.ofNanos(deadlineNanos - System.nanoTime());
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DcimException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
