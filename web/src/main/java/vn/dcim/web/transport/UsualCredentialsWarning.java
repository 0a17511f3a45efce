package vn.dcim.web.transport;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.transport.UsualCredentials;

/** Tells at the start of credentials that everybody tries first. */
@Singleton
final class UsualCredentialsWarning implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(UsualCredentialsWarning.class);
    private static final int MOST_NAMES = 5;

    private final UsualCredentials usual;

    UsualCredentialsWarning(UsualCredentials usual) {
        this.usual = usual;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (usual.ofDatabase()) {
            LOG.warn("The account of the database has no password: set dcim.database.password");
        }
        try {
            tell(usual.devices());
        } catch (DataAccessException e) {
            // why: a database that cannot be asked is told by its own part of health
            LOG.debug("Which communities devices are asked with could not be seen", e);
        }
    }

    private static void tell(List<Device> devices) {
        if (!devices.isEmpty()) {
            String names = devices.stream().limit(MOST_NAMES).map(Device::name).collect(Collectors.joining(", "));
            LOG.warn(
                    "{} devices are asked with the community public or private, which everybody tries first: {}{}",
                    devices.size(),
                    names,
                    devices.size() > MOST_NAMES ? ", …" : "");
        }
    }
}
