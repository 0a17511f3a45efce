package vn.dcim.core.backup;

import java.io.IOException;

/** Copies that are files of a target. */
final class FileCopies {

    private FileCopies() {}

    static String folder(BackupCopy copy) {
        return copy.address().substring(0, copy.address().lastIndexOf('/'));
    }

    static String name(BackupCopy copy) {
        return copy.address().substring(copy.address().lastIndexOf('/') + 1);
    }

    static void delete(Stores stores, Job job, BackupCopy copy) throws RunFault {
        try (Store store = stores.open(folder(copy), job.settings())) {
            store.delete(name(copy));
        } catch (IOException e) {
            throw new RunFault(e, "target", copy.address() + ": " + CopyFile.told(e));
        }
    }
}
