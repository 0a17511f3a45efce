package vn.dcim.plant.model;

/**
 * A circuit breaker between two parts of the plant. It is ideal: closed it has no loss, open it carries nothing, and it trips by no
 * overload; only a hand opens it.
 */
public final class Breaker {

    private final String name;
    private final String from;
    private final String to;
    private boolean closed = true;

    Breaker(String name, String from, String to) {
        this.name = name;
        this.from = from;
        this.to = to;
    }

    public String name() {
        return name;
    }

    /** What feeds it, such as {@code ATS-1}. */
    public String from() {
        return from;
    }

    /** What it feeds, such as {@code R05}. */
    public String to() {
        return to;
    }

    /** Opens it (false) or closes it. */
    public void closed(boolean on) {
        closed = on;
    }

    public boolean closed() {
        return closed;
    }
}
