package vn.dcim.mqtt.testing;

/** A real broker in a process of its own, which may be killed and started again on the same port and state. */
public interface TestBroker extends AutoCloseable {

    String url();

    /** Returns when it takes connections. */
    void start();

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    void kill();
}
