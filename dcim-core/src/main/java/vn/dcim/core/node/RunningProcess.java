package vn.dcim.core.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a process that wrote down its identity still runs, where that can be told for certain: on the same start of the same
 * machine (or container), by the process's number and the tick at which it began. A crashed program that is started again need not
 * wait then for its own lease to run out.
 */
final class RunningProcess {

    /** What stands between the number of a process and its name in {@code /proc/N/stat} may hold blanks; after it they are counted. */
    private static final int START_AFTER_NAME = 20;

    private RunningProcess() {}

    /** Returns what to write down; empty where the system does not tell. */
    static String identity() {
        long pid = ProcessHandle.current().pid();
        try {
            return space() + " " + pid + " " + begun(pid);
        } catch (IOException | RuntimeException e) {
            // why: only Linux tells all of it; elsewhere the lease runs out
            return "";
        }
    }

    /** Tells whether the process of an identity has surely ended. */
    static boolean hasEnded(String identity) {
        String[] parts = identity.split(" ");
        if (parts.length != 3) {
            return false;
        }
        try {
            if (!parts[0].equals(space())) {
                return false;
            }
            long pid = Long.parseLong(parts[1]);
            return !Files.exists(Path.of("/proc/" + pid)) || !begun(pid).equals(parts[2]);
        } catch (IOException | RuntimeException e) {
            // why: what cannot be told for certain counts as running
            return false;
        }
    }

    /** Returns the start of the machine and the space of process numbers. */
    private static String space() throws IOException {
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        return boot + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    }

    private static String begun(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")[START_AFTER_NAME - 1];
    }
}
