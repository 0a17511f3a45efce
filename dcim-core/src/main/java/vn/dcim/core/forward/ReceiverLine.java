package vn.dcim.core.forward;

import java.io.IOException;
import java.time.Duration;

/** An open line to a receiver. One thread sends; any may break it off. */
interface ReceiverLine extends AutoCloseable {

    /** How a line that was ended in order came to its end. */
    enum End {
        /** The receiver ended it too: it has read all that was sent. */
        ANSWERED,
        /** The receiver said nothing in time. */
        SILENT
    }

    /** Hands a message over; it may wait for {@link #flush}. */
    void send(byte[] message) throws IOException;

    void flush() throws IOException;

    /** @throws IOException why, when the receiver has ended the line */
    void requireUp() throws IOException;

    /** Says that nothing more follows and waits for the receiver to end the line. @throws IOException when it broke before */
    End finish(Duration patience) throws IOException;

    /** Ends the line at once, from another thread; what is being sent fails with this fault. */
    void breakOff(String fault, String detail);

    /** Tells for how long the present message has been on its way; zero when none is. */
    Duration underWay();

    /** Returns what was negotiated: {@code TLSv1.3}, {@code TCP}, {@code UDP}. */
    String protocol();

    /** Returns the suite; empty for none. */
    String cipher();

    @Override
    void close();
}
