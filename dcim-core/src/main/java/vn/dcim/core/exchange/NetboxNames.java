package vn.dcim.core.exchange;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import vn.dcim.core.text.PlainText;

/** Names as NetBox wants them: one thing's alone, no longer than there is room for, and a slug of plain letters beside them. */
final class NetboxNames {

    private final int longest;
    private final Set<String> taken = new HashSet<>();

    NetboxNames(int longest) {
        this.longest = longest;
    }

    /** Returns the name, shortened or numbered where it must be. */
    String of(String name) {
        return free(name, " (", ")");
    }

    /** Returns the name in small letters of ASCII, digits and hyphens. */
    String slug(String name) {
        String plain = PlainText.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return free(plain.isEmpty() ? "unknown" : plain, "-", "");
    }

    private String free(String name, String before, String after) {
        String wanted = cut(name, longest);
        for (int number = 2; !taken.add(wanted.toLowerCase(Locale.ROOT)); number++) {
            String mark = before + number + after;
            wanted = cut(name, longest - mark.length()) + mark;
        }
        return wanted;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).strip();
    }
}
