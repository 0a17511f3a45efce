package vn.dcim.snmp.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.core.error.DcimException;

/** GET of any number of variables, in requests of the size that the agent can answer. */
final class GetExchange extends Exchange<Answer> {

    private final List<OID> open;
    private final Map<OID, Variable> values = new LinkedHashMap<>();
    private int from;
    private int asked;
    private int limit = Integer.MAX_VALUE;
    private int unanswered;

    GetExchange(SnmpPeer peer, List<OID> oids, Duration within) {
        super(peer, within);
        open = new ArrayList<>(oids);
    }

    @Override
    void step() {
        if (from >= open.size()) {
            complete(new Answer(values, null));
        } else {
            super.step();
        }
    }

    /** What was answered before the agent fell silent counts. */
    @Override
    void fail(DcimException failure) {
        if (values.isEmpty()) {
            super.fail(failure);
        } else {
            complete(new Answer(values, failure));
        }
    }

    @Override
    PDU request() {
        int size = Math.min(limit, peer().getSize().next(System.nanoTime()));
        asked = Math.min(size, open.size() - from);
        PDU pdu = peer().newPdu(PDU.GET);
        for (OID oid : open.subList(from, from + asked)) {
            pdu.add(new VariableBinding(oid));
        }
        return pdu;
    }

    @Override
    void unanswered() {
        unanswered = Math.max(unanswered, asked);
        peer().getSize().silence(asked);
    }

    @Override
    void answered(PDU response) {
        if (unanswered > asked) {
            peer().getSize().failed(unanswered, System.nanoTime());
        }
        unanswered = 0;
        switch (response.getErrorStatus()) {
            case PDU.noError -> take(response);
            case PDU.tooBig -> tooBig();
            case PDU.authorizationError -> fail(refused("authorizationError"));
            default -> offender(response.getErrorIndex());
        }
    }

    private void take(PDU response) {
        int answered = 0;
        for (VariableBinding binding : response.getVariableBindings()) {
            if (answered < asked && binding.getOid().equals(open.get(from + answered))) {
                answered++;
            }
            if (!binding.isException() && binding.getSyntax() != SMIConstants.SYNTAX_NULL) {
                values.put(binding.getOid(), binding.getVariable());
            }
        }
        if (answered == 0) {
            tooBig();
            return;
        }
        if (answered < asked) {
            peer().getSize().failed(asked, System.nanoTime());
        } else {
            peer().getSize().worked(asked);
        }
        from += answered;
        limit = Integer.MAX_VALUE;
        step();
    }

    private void tooBig() {
        if (asked == 1) {
            // why: a single value that does not fit can never be read; the others can
            from++;
        } else {
            peer().getSize().failed(asked, System.nanoTime());
        }
        step();
    }

    /** One variable spoils the request: SNMPv1's noSuchName, or the genErr of a faulty agent. */
    private void offender(int index) {
        if (index >= 1 && index <= asked) {
            open.remove(from + index - 1);
        } else if (asked == 1) {
            from++;
        } else {
            // why: the agent does not say which; half of them may be without it
            limit = asked / 2;
        }
        step();
    }
}
