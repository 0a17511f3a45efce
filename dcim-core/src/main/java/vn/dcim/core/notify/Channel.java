package vn.dcim.core.notify;

/** A way to reach people; every bean of this type has a queue and a thread of its own. */
public interface Channel {

    /** Returns the word of rule files, such as {@code mail}. */
    String name();

    /** Tells whether the site has set it up; asked once, at the start. */
    boolean isSetUp();

    /** Tells whether something can be an address of this channel. */
    boolean accepts(String address);

    /**
     * Sends, and returns when the other side has taken it. Ends within a minute also when the other side keeps silent.
     *
     * @return what the server said
     * @throws ChannelFailure
     */
    String send(Dispatch dispatch);
}
