package vn.dcim.mqtt.discovery;

/** A value template that is beyond what is read, or that a payload does not suit. */
final class UnreadableTemplate extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnreadableTemplate(String reason) {
        super(reason);
    }
}
