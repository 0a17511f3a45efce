package vn.dcim.core.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection that NetBox has no cable for, such as one into a panel, as a custom field carries it: {@code
 * from|outlet|path|phases|priority}, a semicolon and a blank between two.
 *
 * @param from name of the part of the chain
 */
record FedBy(String from, String outlet, String path, String phases, int priority) {

    private static final int PARTS = 5;

    static String told(List<FedBy> feeds) {
        return feeds.stream().map(FedBy::told).collect(Collectors.joining("; "));
    }

    private String told() {
        return String.join("|", kept(from), kept(outlet), path, phases, Integer.toString(priority));
    }

    /** @throws IllegalArgumentException with what is no connection */
    static List<FedBy> read(String told) {
        return Arrays.stream(told.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(FedBy::one)
                .toList();
    }

    private static FedBy one(String told) {
        String[] parts = told.split("\\|", -1);
        if (parts.length != PARTS || !parts[PARTS - 1].matches("[01]")) {
            throw new IllegalArgumentException(told);
        }
        return new FedBy(meant(parts[0]), meant(parts[1]), parts[2], parts[3], Integer.parseInt(parts[PARTS - 1]));
    }

    private static String kept(String text) {
        return text.replace("%", "%25").replace("|", "%7C").replace(";", "%3B");
    }

    private static String meant(String text) {
        return text.replace("%3B", ";").replace("%7C", "|").replace("%25", "%");
    }
}
