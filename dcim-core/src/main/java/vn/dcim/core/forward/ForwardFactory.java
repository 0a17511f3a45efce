package vn.dcim.core.forward;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes what the settings shape. */
@Factory
final class ForwardFactory {

    @Singleton
    SyslogFormat format(ForwardConfig config) {
        return new SyslogFormat(config.structuredDataId(), config.hostName());
    }
}
