package vn.dcim.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what a data set is backed up. */
public enum RunnerKind {
    /** The database of this program, by mariadb-dump. */
    OWN_DATABASE,
    RESTIC,
    /** A command on another machine, whose output is kept. */
    SSH_COMMAND,
    /** The configuration of a network device, by SSH or SFTP. */
    DEVICE_CONFIG,
    /** Another tool, which reports its runs. */
    REPORTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of a code; empty where there is none. */
    public static Optional<RunnerKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
