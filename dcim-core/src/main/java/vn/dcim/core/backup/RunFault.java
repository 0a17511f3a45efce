package vn.dcim.core.backup;

/** Why a run or a restore test failed. The code is the key of its words in the bundles; the message is what a tool or a machine said. */
final class RunFault extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    private final String code;

    RunFault(String code, String detail) {
        super(cut(detail));
        this.code = code;
    }

    RunFault(Throwable cause, String code, String detail) {
        super(cut(detail), cause);
        this.code = code;
    }

    String code() {
        return code;
    }

    static String cut(String text) {
        String line = text == null ? "" : text.strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
