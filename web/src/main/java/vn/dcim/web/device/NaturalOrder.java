package vn.dcim.web.device;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people count: {@code camera.2} before {@code camera.10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern PART = Pattern.compile("0*(\\d+)|\\D+");

    @Override
    public int compare(String left, String right) {
        Matcher a = PART.matcher(left);
        Matcher b = PART.matcher(right);
        while (a.find()) {
            if (!b.find()) {
                return 1;
            }
            int order = part(a, b);
            if (order != 0) {
                return order;
            }
        }
        return b.find() ? -1 : left.compareTo(right);
    }

    private static int part(Matcher a, Matcher b) {
        String left = a.group(1);
        String right = b.group(1);
        if (left == null || right == null) {
            return a.group().compareTo(b.group());
        }
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }
}
