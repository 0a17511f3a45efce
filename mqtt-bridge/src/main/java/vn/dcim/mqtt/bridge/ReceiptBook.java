package vn.dcim.mqtt.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.ingest.MessageReceipts;
import vn.dcim.core.ingest.MessageReceipts.Receipt;

/**
 * Gives every message without a time of its own its place and instant, the same for every delivery of it. Used by one thread.
 */
final class ReceiptBook {

    /** How many receipts are looked through for a second delivery. */
    static final int REMEMBERED = 20_000;

    private static final int FORGET_EVERY = 1_000;

    private final MessageReceipts receipts;
    private final String client;
    private final List<Receipt> unwritten = new ArrayList<>();
    private RedeliveryWindow window = RedeliveryWindow.closed();
    private BrokerConnection connection;
    private long last = -1;
    private long forgotten;

    ReceiptBook(MessageReceipts receipts, String client) {
        this.receipts = receipts;
        this.client = client;
    }

    /** Begins anew for the messages of a connection; what was not written of the one before never counted. */
    void turnTo(BrokerConnection now) {
        if (connection == now) {
            return;
        }
        unwritten.clear();
        List<Receipt> written = receipts.last(client, REMEMBERED);
        last = written.isEmpty() ? 0 : written.getLast().number();
        if (now.isResumed()) {
            window = new RedeliveryWindow(written);
        } else {
            // why: in a new session the broker counts packet ids from the beginning; what it redelivers is none of
            // these
            receipts.forget(client, last);
            window = RedeliveryWindow.closed();
        }
        connection = now;
    }

    /** An entry, and whether it was there before. */
    record Entry(Receipt receipt, boolean before) {}

    Entry enter(int packetId, boolean redelivered, long fingerprint, Instant at) {
        return window.recognise(packetId, redelivered, fingerprint)
                .map(receipt -> new Entry(receipt, true))
                .orElseGet(() -> {
                    Receipt receipt = new Receipt(++last, packetId, fingerprint, at);
                    unwritten.add(receipt);
                    return new Entry(receipt, false);
                });
    }

    /** Makes the entries durable; called before the messages are handed over. */
    void write() {
        receipts.append(client, unwritten);
        unwritten.clear();
        if (last - REMEMBERED >= forgotten + FORGET_EVERY) {
            forgotten = last - REMEMBERED;
            receipts.forget(client, forgotten);
        }
    }

    /** Begins anew with the next connection, after a failure to write. */
    void abandon() {
        // why: a commit whose answer was lost has written them, and they could be written no second time
        unwritten.clear();
        connection = null;
    }
}
