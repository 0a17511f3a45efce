package vn.dcim.core.syslog;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where a receiver hands over what it received. */
public interface LogIntake {

    /**
     * Takes messages in their order. Returns at once; the stage completes when all of them are durable, or known not to be of a
     * registered source and counted as such. It completes exceptionally when they were not stored and will not be (the program is
     * ending, or there is no room). A line on which the sender can be held up is not read on before the stage has completed.
     */
    CompletionStage<Void> accept(List<LogMessage> messages);

    /** Tells how many bytes of messages wait to be stored; a receiver that nobody can hold up drops what would exceed its bound. */
    long waitingBytes();

    /** Takes note of messages that were lost, for want of room. */
    void dropped(int messages);
}
