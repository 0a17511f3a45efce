package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.scope.SeenDevices;

/** Asks a device that is not in the registry what it is, through whatever collector speaks its protocol. */
@Singleton
final class DeviceIdentifier {

    /** How long a person or a program waits at most. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<DeviceReader> readers;
    private final SeenDevices devices;
    private final ExecutorService workers;

    DeviceIdentifier(
            List<DeviceReader> readers, SeenDevices devices, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.readers = readers;
        this.devices = devices;
        this.workers = workers;
    }

    /**
     * Identifies a device and reads all it offers. Blocks, up to {@link #PATIENCE}.
     *
     * @throws DcimException INVALID_VALUE, ADDRESS_IN_USE, OUTSIDE_NETWORKS, DEVICE_UNREACHABLE, DEVICE_REFUSED, WRONG_PROTOCOL, NO_PROFILE,
     *     ENDLESS_TABLE
     */
    Identified identify(DeviceQuestion question) {
        question.faults().stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
        String address = question.place();
        refuseKnown(address);
        Credentials credentials = DeviceAddress.needsNone(address) ? null : question.credentials();
        return new Identified(address, credentials, read(address, credentials));
    }

    /** @throws DcimException ADDRESS_IN_USE when a device that is not retired is reached there */
    void refuseKnown(String address) {
        Optional<Device> known = devices.listed(Scope.EVERYTHING).stream()
                .filter(device -> DeviceAddress.isSame(device.address(), address))
                .findFirst();
        if (known.isPresent()) {
            throw new DcimException(
                    ErrorCode.ADDRESS_IN_USE,
                    address,
                    known.get().name(),
                    known.get().id());
        }
    }

    private DeviceReading read(String address, @Nullable Credentials credentials) {
        DeviceReader reader = readers.stream()
                .filter(candidate -> candidate.speaks(address))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "address", address, "a protocol that this program is set up for"));
        Future<DeviceReading> answer = workers.submit(() -> first(reader, address, credentials));
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DcimException(e, ErrorCode.DEVICE_UNREACHABLE, address, PATIENCE.toSeconds());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DcimException failure
                    ? failure
                    : new IllegalStateException("reading " + address + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DcimException(e, ErrorCode.SHUTTING_DOWN);
        }
    }

    private static DeviceReading first(DeviceReader reader, String address, @Nullable Credentials credentials) {
        try (var outcomes = reader.read(address, credentials)) {
            return outcomes.map(DeviceReader.Outcome::reading).findFirst().orElseThrow();
        }
    }
}
