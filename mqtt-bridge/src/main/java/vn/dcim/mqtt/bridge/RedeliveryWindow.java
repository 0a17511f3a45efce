package vn.dcim.mqtt.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.ingest.MessageReceipts.Receipt;

/**
 * Recognises, at the beginning of a resumed session, the messages that were taken in before and whose acknowledgement the broker
 * did not see.
 *
 * <p>MQTT 5.0 has it that they come first, in their first order, with their first packet id (4.4, 4.6) and with the DUP flag
 * (3.3.1.1); and no two of them share a packet id. So a message is one of them when the flag is set and the last receipt of that
 * packet id lies behind those recognised before and bears its fingerprint. The first message without the flag ends the window,
 * save one that continues the row of receipts without a gap: a broker that was restored from an older state has forgotten that
 * it sent it. Messages of QoS 0 have no packet id, may come anywhere, and say nothing.
 */
final class RedeliveryWindow {

    private final List<Receipt> receipts;
    private final Map<Integer, Integer> lastOfPacketId = new HashMap<>();
    private int next;
    private boolean open;

    /** @param receipts of this session, oldest first */
    RedeliveryWindow(List<Receipt> receipts) {
        this.receipts =
                receipts.stream().filter(receipt -> receipt.packetId() > 0).toList();
        this.open = !this.receipts.isEmpty();
        for (int i = 0; i < this.receipts.size(); i++) {
            lastOfPacketId.put(this.receipts.get(i).packetId(), i);
        }
    }

    static RedeliveryWindow closed() {
        return new RedeliveryWindow(List.of());
    }

    Optional<Receipt> recognise(int packetId, boolean redelivered, long fingerprint) {
        if (!open || packetId == 0) {
            return Optional.empty();
        }
        int index = redelivered ? lastOfPacketId.getOrDefault(packetId, -1) : next > 0 ? next : -1;
        boolean found = index >= next && index < receipts.size() && matches(receipts.get(index), packetId, fingerprint);
        open = redelivered || found;
        if (!found) {
            return Optional.empty();
        }
        next = index + 1;
        return Optional.of(receipts.get(index));
    }

    private static boolean matches(Receipt receipt, int packetId, long fingerprint) {
        return receipt.packetId() == packetId && receipt.fingerprint() == fingerprint;
    }
}
