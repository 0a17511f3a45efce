package vn.dcim.snmp.transport;

import java.time.Duration;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** What follows an OID: GETBULK, or GETNEXT for SNMPv1 and for agents that do not know GETBULK. */
final class NextExchange extends Exchange<List<VariableBinding>> {

    private final OID after;
    private final int most;
    private boolean bulk;
    private int asked;
    private int unanswered;

    NextExchange(SnmpPeer peer, OID after, int most, Duration within) {
        super(peer, within);
        this.after = after;
        this.most = most;
    }

    @Override
    PDU request() {
        bulk = most > 1 && peer().knowsBulk();
        asked = bulk ? Math.min(most, peer().bulkSize().next(System.nanoTime())) : 1;
        PDU pdu = peer().newPdu(bulk ? PDU.GETBULK : PDU.GETNEXT);
        if (bulk) {
            pdu.setMaxRepetitions(asked);
        }
        pdu.add(new VariableBinding(after));
        return pdu;
    }

    @Override
    void unanswered() {
        unanswered = Math.max(unanswered, asked);
        peer().bulkSize().silence(asked);
    }

    @Override
    void answered(PDU response) {
        if (unanswered > asked) {
            peer().bulkSize().failed(unanswered, System.nanoTime());
        }
        unanswered = 0;
        switch (response.getErrorStatus()) {
            case PDU.noError -> take(response);
            case PDU.noSuchName -> complete(List.of());
            case PDU.authorizationError -> fail(refused("authorizationError"));
            case PDU.tooBig -> smaller();
            default -> {
                if (bulk) {
                    peer().refusesBulk();
                    step();
                } else {
                    complete(List.of());
                }
            }
        }
    }

    private void smaller() {
        if (asked == 1) {
            complete(List.of());
        } else {
            peer().bulkSize().failed(asked, System.nanoTime());
            step();
        }
    }

    private void take(PDU response) {
        if (bulk) {
            peer().bulkSize().worked(asked);
        }
        complete(List.copyOf(response.getVariableBindings().stream()
                .filter(binding -> !Null.endOfMibView.equals(binding.getVariable()))
                .toList()));
    }
}
