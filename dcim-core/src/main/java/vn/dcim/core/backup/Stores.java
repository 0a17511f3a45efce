package vn.dcim.core.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Opens places for files of copies by their addresses. */
@Singleton
class Stores {

    private static final String FORM = "/srv/backup, sftp://user@host:22/path";

    /** @throws DcimException INVALID_VALUE (target) for what is no address of a place for files */
    void check(String address) {
        boolean isFolder = address.startsWith("/") && address.indexOf('\0') < 0;
        if (!isFolder && !SftpAddress.isOne(address)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "target", address, FORM);
        }
    }

    /** @param settings of the plan: how to sign in, and which key the host has */
    Store open(String address, Map<String, String> settings) throws IOException, RunFault {
        return SftpAddress.isOne(address)
                ? SftpStore.open(SftpAddress.of(address), settings)
                : new FolderStore(Path.of(address));
    }
}
