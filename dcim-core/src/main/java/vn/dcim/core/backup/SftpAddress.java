package vn.dcim.core.backup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of another machine, such as {@code sftp://backup@10.0.0.9:22/srv/backup}. */
record SftpAddress(String user, String host, int port, String folder) {

    private static final Pattern FORM = Pattern.compile("sftp://([^@/:\\s]+)@([^/:\\s]+)(?::(\\d{1,5}))?(/\\S*)");
    private static final int USUAL_PORT = 22;

    static boolean isOne(String address) {
        return FORM.matcher(address).matches();
    }

    static SftpAddress of(String address) {
        Matcher found = FORM.matcher(address);
        if (!found.matches()) {
            throw new IllegalArgumentException(address);
        }
        return new SftpAddress(
                found.group(1),
                found.group(2),
                found.group(3) == null ? USUAL_PORT : Integer.parseInt(found.group(3)),
                found.group(4));
    }
}
