package vn.dcim.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;

/** An exchange on its way: what it is made from, and what came of it so far. */
final class Step {

    final NetboxSet set;
    final OnKnown onKnown;
    final Map<String, String> roles;
    final AssetTerms terms;
    final String reason;
    final String actor;
    final List<Made> made = new ArrayList<>();
    final Set<String> unknownRoles = new TreeSet<>();
    private final Set<String> leftOut;
    private final List<ExchangeLine> lines = new ArrayList<>();

    /**
     * Something that was added, to be undone one day.
     *
     * @param what place, part or cable
     * @param id 0 for a cable
     * @param ends of a cable: both nodes and the outlet, a line each
     */
    record Made(String what, long id, String name, String ends) {

        Made(String what, long id, String name) {
            this(what, id, name, "");
        }
    }

    /**
     * @param roles codes of kinds by the other program's words, plain
     * @param leftOut ids of lines that are not to be taken
     */
    Step(
            NetboxSet set,
            OnKnown onKnown,
            Map<String, String> roles,
            AssetTerms terms,
            String reason,
            String actor,
            Set<String> leftOut) {
        this.set = set;
        this.onKnown = onKnown;
        this.roles = roles;
        this.terms = terms;
        this.reason = reason;
        this.actor = actor;
        this.leftOut = leftOut;
    }

    /** Returns the objects of a kind that are to be taken. */
    List<NetboxRow> rows(NetboxKind kind) {
        return set.of(kind).stream().filter(row -> !isLeftOut(row.id())).toList();
    }

    boolean isLeftOut(String id) {
        return leftOut.contains(id);
    }

    List<ExchangeLine> lines() {
        return lines;
    }

    void tell(NetboxRow row, String name, Fate fate, List<Fault> faults, List<Change> changes) {
        tell(row.id(), row.kind(), row, name, fate, faults, changes);
    }

    void tell(
            String id,
            NetboxKind kind,
            NetboxRow row,
            String name,
            Fate fate,
            List<Fault> faults,
            List<Change> changes) {
        lines.add(new ExchangeLine(id, kind, row.file(), row.where(), name, fate, faults, changes));
    }

    void tellFault(NetboxRow row, String name, Fault fault) {
        tell(row, name, Fate.FAULTY, List.of(fault), List.of());
    }

    /** Returns what becomes of something that is known, and would be changed. */
    Fate fateOfKnown() {
        return switch (onKnown) {
            case UPDATE -> Fate.CHANGED;
            case SKIP -> Fate.SKIPPED;
            case STOP -> Fate.FAULTY;
        };
    }
}
