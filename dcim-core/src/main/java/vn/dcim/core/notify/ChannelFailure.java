package vn.dcim.core.notify;

/** A channel could not send. */
public final class ChannelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    /**
     * @param words the server's own, or what went wrong; no secret
     * @param permanent whether another attempt is useless
     */
    public ChannelFailure(String words, boolean permanent) {
        super(words);
        this.permanent = permanent;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
