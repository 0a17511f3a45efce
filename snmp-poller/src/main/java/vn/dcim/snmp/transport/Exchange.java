package vn.dcim.snmp.transport;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.UdpAddress;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A question to an agent that may take several requests, each tried again after silence, all before one deadline.
 *
 * @param <T> the answer
 */
abstract class Exchange<T> {

    private final SnmpPeer peer;
    private final long startNanos = System.nanoTime();
    private final long deadlineNanos;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Exchange(SnmpPeer peer, Duration within) {
        this.peer = peer;
        this.deadlineNanos = startNanos + within.toNanos();
    }

    /** Returns the next request, made anew for every attempt. */
    abstract PDU request();

    /** Takes the answer to the last request; calls {@link #step} or {@link #complete}. */
    abstract void answered(PDU response);

    /** The last request met silence; the next attempt may ask for less. */
    abstract void unanswered();

    CompletableFuture<T> start() {
        step();
        return result;
    }

    SnmpPeer peer() {
        return peer;
    }

    void step() {
        attempt(0);
    }

    void complete(T answer) {
        result.complete(answer);
    }

    void fail(DcimException failure) {
        result.completeExceptionally(failure);
    }

    DcimException refused(String words) {
        return new DcimException(ErrorCode.DEVICE_REFUSED, peer.address().toString(), words);
    }

    private DcimException unreachable(Throwable cause) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return new DcimException(
                cause,
                ErrorCode.DEVICE_UNREACHABLE,
                peer.address().toString(),
                String.format(Locale.ROOT, "%.1f", seconds));
    }

    private void attempt(int number) {
        long remaining = deadlineNanos - System.nanoTime();
        if (remaining <= 0) {
            fail(unreachable(null));
            return;
        }
        long timeoutMs = Math.min(remaining, peer.roundTrip().timeoutNanos(number)) / 1_000_000;
        try {
            peer.security()
                    .target(peer.udpAddress(), timeoutMs)
                    .whenComplete((target, failure) -> send(target, failure, timeoutMs, number));
        } catch (DcimException e) {
            fail(e);
        }
    }

    private void send(Optional<Target<UdpAddress>> target, Throwable failure, long timeoutMs, int number) {
        if (failure != null) {
            fail(unreachable(failure));
        } else if (target.isEmpty()) {
            silent(number);
        } else {
            peer.transport().send(target.get(), request(), timeoutMs, reply -> take(reply, number));
        }
    }

    private void take(Reply reply, int number) {
        try {
            switch (reply) {
                case Reply.Answered(PDU response, long nanos) -> {
                    peer.roundTrip().sample(nanos);
                    answered(response);
                }
                case Reply.Silent ignored -> silent(number);
                case Reply.Reported(UsmReport report) -> {
                    if (report.isOutOfStep() && number < peer.retries()) {
                        peer.security().doubt();
                        attempt(number + 1);
                    } else {
                        fail(refused(report.words()));
                    }
                }
                case Reply.Foreign ignored ->
                    fail(new DcimException(
                            ErrorCode.WRONG_PROTOCOL, peer.address().toString(), "SNMP"));
                case Reply.Unsent(Exception cause) -> fail(unreachable(cause));
            }
        } catch (RuntimeException e) {
            // why: nobody above this thread would tell the one who waits
            result.completeExceptionally(e);
        }
    }

    private void silent(int number) {
        peer.countTimeout();
        unanswered();
        if (number >= peer.retries()) {
            fail(unreachable(null));
        } else {
            // why: an engine that lost its boots, or was replaced, answers in a way that SNMPv3 must not believe
            peer.security().doubt();
            attempt(number + 1);
        }
    }
}
