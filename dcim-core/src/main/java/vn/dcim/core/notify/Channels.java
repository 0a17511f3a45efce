package vn.dcim.core.notify;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The channels of the program. */
@Singleton
public final class Channels {

    private final List<Channel> all;

    Channels(Collection<Channel> all) {
        this.all = all.stream().sorted(Comparator.comparing(Channel::name)).toList();
    }

    /** Returns all, also those that are not set up, by name. */
    public List<Channel> all() {
        return all;
    }

    public List<Channel> setUp() {
        return all.stream().filter(Channel::isSetUp).toList();
    }

    boolean isSetUp(String name) {
        return setUp().stream().anyMatch(channel -> channel.name().equals(name));
    }

    /** @throws DcimException INVALID_VALUE when no such channel is set up */
    Channel get(String name) {
        return setUp().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "channel",
                        name,
                        setUp().stream().map(Channel::name).collect(Collectors.joining(", "))));
    }
}
