package vn.dcim.snmp.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;

/** The index of a table row; fills {@code {1}}, {@code {2}}, {@code {-1}} (last part) and {@code {index}} of a template. */
record RowKey(OID index) {

    private static final Pattern PART = Pattern.compile("\\{(-?\\d+|index)}");

    String fill(String template) {
        Matcher matcher = PART.matcher(template);
        return matcher.replaceAll(match -> {
            String which = match.group(1);
            if (which.equals("index")) {
                return index.toDottedString();
            }
            int part = Integer.parseInt(which);
            int position = part > 0 ? part - 1 : index.size() + part;
            return position >= 0 && position < index.size() ? Integer.toUnsignedString(index.get(position)) : "";
        });
    }
}
