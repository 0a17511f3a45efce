package vn.dcim.snmp;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import vn.dcim.core.device.DeviceNetworks;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.snmp.profile.ProfileLibrary;
import vn.dcim.snmp.recording.RecordingReader;
import vn.dcim.snmp.transport.SnmpTransport;

/** Makes beans of what also lives without a container. */
@Factory
final class SnmpBeans {

    @Singleton
    ProfileLibrary profiles(SnmpConfig config) {
        return ProfileLibrary.load(config.profiles() == null ? null : Path.of(config.profiles()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    SnmpTransport transport(SnmpConfig config, DeviceNetworks networks) {
        return new SnmpTransport(config.transport(), networks);
    }

    @Singleton
    DeviceReader recordings(ProfileLibrary library) {
        return new RecordingReader(library);
    }

    @Singleton
    DeviceReader liveDevices(ProfileLibrary library, SnmpTransport transport) {
        return new LiveDeviceReader(library, transport);
    }
}
