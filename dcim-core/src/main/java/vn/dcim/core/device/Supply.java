package vn.dcim.core.device;

/**
 * What feeds a device that is being added: a {@link Feed} whose lower end has no number yet.
 *
 * @param fromNode {@code device:12} or {@code place:3}
 * @param path {@code A} or {@code B} for power, otherwise empty
 * @param priority as in {@link Feed}
 */
public record Supply(String fromNode, Feed.Kind kind, String path, int priority) {

    Feed to(Device device) {
        return new Feed(null, fromNode, Feed.device(device.id()), kind, path, priority);
    }
}
