package vn.dcim.core.device;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import vn.dcim.core.audit.Sealed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Keeps credentials of devices sealed under the master key, bound to the device they belong to. */
@Singleton
public final class CredentialVault implements Sealed {

    private final SealedCredentialsRepository repository;
    private final MasterKey masterKey;
    private final ObjectMapper mapper;

    CredentialVault(SealedCredentialsRepository repository, MasterKey masterKey, ObjectMapper mapper) {
        this.repository = repository;
        this.masterKey = masterKey;
        this.mapper = mapper;
    }

    public void put(long deviceId, Credentials credentials) {
        var row = new SealedCredentials(deviceId, seal(deviceId, credentials));
        if (repository.existsById(deviceId)) {
            repository.update(row);
        } else {
            repository.save(row);
        }
    }

    /**
     * Returns the credentials of a device, if it has any.
     *
     * @throws DcimException INVALID_VALUE when they were sealed under a version of the master key that is not here, or were altered
     */
    public Optional<Credentials> get(long deviceId) {
        return repository.findById(deviceId).map(row -> open(deviceId, row.box()));
    }

    /**
     * Reads what is sealed of all devices in one question. What is returned tells of a device what {@link #get} would have told at this
     * moment, and opens nothing before it is asked.
     */
    public LongFunction<Optional<Credentials>> all() {
        Map<Long, byte[]> boxes = repository.findAll().stream()
                .collect(Collectors.toUnmodifiableMap(SealedCredentials::deviceId, SealedCredentials::box));
        return deviceId -> Optional.ofNullable(boxes.get(deviceId)).map(box -> open(deviceId, box));
    }

    @Override
    public String what() {
        return "device-credentials";
    }

    @Override
    public int old() {
        return (int) repository.findAll().stream()
                .filter(row -> !masterKey.isPresent(row.box(), use(row.deviceId())))
                .count();
    }

    @Override
    public int renew() {
        int renewed = 0;
        int closed = 0;
        for (SealedCredentials row : repository.findAll()) {
            String use = use(row.deviceId());
            if (!masterKey.isPresent(row.box(), use)) {
                Optional<byte[]> plain = masterKey.open(row.box(), use);
                closed += plain.isEmpty() ? 1 : 0;
                renewed += plain.map(
                                secret -> repository.replace(row.deviceId(), row.box(), masterKey.seal(secret, use)))
                        .orElse(0);
            }
        }
        if (closed > 0) {
            throw new IllegalStateException(closed + " × " + what() + ": sealed under a master key that is not in "
                    + masterKey.source() + ", or altered");
        }
        return renewed;
    }

    private byte[] seal(long deviceId, Credentials credentials) {
        try {
            return masterKey.seal(mapper.writeValueAsBytes(credentials), use(deviceId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Credentials open(long deviceId, byte[] box) {
        byte[] plain = masterKey
                .open(box, use(deviceId))
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "credentials", deviceId, "the master key they were sealed under"));
        try {
            return mapper.readValue(plain, Credentials.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String use(long deviceId) {
        return "device:" + deviceId;
    }
}
