package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.audit.KeyCover;

/** Covers secrets by the master key. */
@Singleton
final class MasterKeyCover implements KeyCover {

    private final MasterKey masterKey;

    MasterKeyCover(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    @Override
    public byte[] cover(String purpose, byte[] key) {
        return masterKey.seal(key, use(purpose));
    }

    @Override
    public byte[] uncover(String purpose, byte[] box) {
        return masterKey
                .open(box, use(purpose))
                .orElseThrow(() -> new IllegalStateException("the key for " + purpose
                        + " was covered under another master key than those of " + masterKey.source()
                        + ", or altered; restore both"));
    }

    @Override
    public Optional<byte[]> renewed(String purpose, byte[] box) {
        return masterKey.isPresent(box, use(purpose))
                ? Optional.empty()
                : Optional.of(cover(purpose, uncover(purpose, box)));
    }

    private static String use(String purpose) {
        return "key:" + purpose;
    }
}
