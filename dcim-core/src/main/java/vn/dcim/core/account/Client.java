package vn.dcim.core.account;

/**
 * Where a request comes from: an address and a browser or program. Both are cut to what the database holds.
 *
 * @param address of the client; empty where it is not known
 * @param browser in a few words, such as {@code Firefox, Linux}, the same after an update of the browser; empty where not known
 */
public record Client(String address, String browser) {

    public static final Client UNKNOWN = new Client("", "");

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_BROWSER = 100;

    public Client {
        address = cut(address, LONGEST_ADDRESS);
        browser = cut(browser, LONGEST_BROWSER);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Returns both, as the audit log names them. */
    @Override
    public String toString() {
        return (address + " " + browser).strip();
    }
}
