package vn.dcim.plant.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * The answer of an agent to one request (RFC 1157 section 4.1, RFC 3416 section 4.2).
 *
 * @param view what may be read
 * @param v1 whether the request came as SNMPv1
 * @param maxBytes the most bytes the encoded variable bindings may take
 * @param faults how the agent misbehaves
 */
record Answer(OidTree view, boolean v1, int maxBytes, AgentFaults faults) {

    private static final OID START = new OID("0.0");

    /** The response to a request of any kind; it bears the request's id. */
    PDU to(PDU request) {
        PDU response = (PDU) request.clone();
        response.clear();
        response.setType(PDU.RESPONSE);
        List<? extends VariableBinding> asked = request.getVariableBindings();
        switch (request.getType()) {
            case PDU.GET -> each(response, asked, this::get);
            case PDU.GETNEXT -> each(response, asked, this::next);
            case PDU.GETBULK -> bulk(response, request);
            case PDU.SET -> fail(response, asked, v1 ? PDU.noSuchName : PDU.notWritable, asked.isEmpty() ? 0 : 1);
            default -> fail(response, asked, PDU.genErr, 0);
        }
        // why: PDU.clear(), here and in fail(), also forgets the request's id
        response.setRequestID(request.getRequestID());
        return response;
    }

    private interface Reader {
        /** The binding that answers, or null where SNMPv1 knows no such name. */
        VariableBinding read(OID oid);
    }

    private void each(PDU response, List<? extends VariableBinding> asked, Reader reader) {
        if (asked.size() > faults.maxVarbinds()) {
            tooBig(response, asked);
            return;
        }
        int bytes = 0;
        List<VariableBinding> found = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            VariableBinding binding = reader.read(asked.get(i).getOid());
            if (binding == null) {
                fail(response, asked, PDU.noSuchName, i + 1);
                return;
            }
            bytes += binding.getBERLength();
            if (bytes > maxBytes) {
                tooBig(response, asked);
                return;
            }
            found.add(binding);
        }
        response.addAll(found);
    }

    private VariableBinding get(OID oid) {
        Variable value = view.get(oid);
        if (v1) {
            return value == null || value instanceof Counter64 ? null : new VariableBinding(oid, value);
        }
        if (value == null) {
            value = view.knowsObjectOf(oid) ? Null.noSuchInstance : Null.noSuchObject;
        }
        return new VariableBinding(oid, value);
    }

    private VariableBinding next(OID oid) {
        Predicate<Variable> wanted = v1 ? value -> !(value instanceof Counter64) : value -> true;
        OID turn = faults.walkTurnsAt();
        VariableBinding found = view.next(turn != null && oid.compareTo(turn) >= 0 ? START : oid, wanted);
        if (found == null && !v1) {
            return new VariableBinding(oid, Null.endOfMibView);
        }
        return found;
    }

    /** Fills rows until the repetitions, the view or the room end: GETBULK is cut, never refused. */
    private void bulk(PDU response, PDU request) {
        List<? extends VariableBinding> asked = request.getVariableBindings();
        int single = Math.max(0, Math.min(request.getNonRepeaters(), asked.size()));
        Room room = new Room(response);
        for (int i = 0; i < single; i++) {
            if (!room.add(next(asked.get(i).getOid()))) {
                return;
            }
        }
        List<OID> row = new ArrayList<>();
        asked.subList(single, asked.size()).forEach(binding -> row.add(binding.getOid()));
        for (int repetition = 0; repetition < request.getMaxRepetitions() && !row.isEmpty(); repetition++) {
            boolean ended = true;
            for (int i = 0; i < row.size(); i++) {
                VariableBinding binding = next(row.get(i));
                if (!room.add(binding)) {
                    return;
                }
                row.set(i, binding.getOid());
                ended &= Null.endOfMibView.equals(binding.getVariable());
            }
            if (ended) {
                return;
            }
        }
    }

    private final class Room {
        private final PDU response;
        private int bytes;

        private Room(PDU response) {
            this.response = response;
        }

        private boolean add(VariableBinding binding) {
            bytes += binding.getBERLength();
            if (bytes > maxBytes || response.size() >= faults.maxVarbinds()) {
                return false;
            }
            response.add(binding);
            return true;
        }
    }

    private void tooBig(PDU response, List<? extends VariableBinding> asked) {
        if (v1) {
            fail(response, asked, PDU.tooBig, 0);
        } else {
            fail(response, List.of(), PDU.tooBig, 0);
        }
    }

    private static void fail(PDU response, List<? extends VariableBinding> asked, int status, int index) {
        response.clear();
        response.addAll(asked);
        response.setErrorStatus(status);
        response.setErrorIndex(index);
    }
}
