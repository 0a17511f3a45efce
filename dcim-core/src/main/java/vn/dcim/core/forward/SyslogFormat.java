package vn.dcim.core.forward;

import com.cloudbees.syslog.Facility;
import com.cloudbees.syslog.SDElement;
import com.cloudbees.syslog.SyslogMessage;
import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes messages as RFC 5424 has them: structured data for programs, as it was written; and a text for people, on one line, that
 * begins with the mark of UTF-8.
 */
final class SyslogFormat {

    /** Which fields may lose their ends, and how many bytes each keeps at least. */
    static final List<String> CUTTABLE = List.of("before", "after", "reason");

    private static final String APPLICATION = "dcim";
    private static final char UTF_8_MARK = '\uFEFF';
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_ID = 32;
    private static final int LONGEST_APPLICATION = 48;
    private static final int LONGEST_PROCESS = 128;
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n\\x00]");
    private static final int LONGEST_TEXT = 500;
    private static final int LEAST_KEPT = 64;

    private final String structuredDataId;
    private final String host;

    /** @param hostName null for the name of this machine */
    SyslogFormat(String structuredDataId, @Nullable String hostName) {
        this.structuredDataId = structuredDataId;
        this.host = printable(hostName == null ? ownName() : hostName, LONGEST_HOST);
    }

    /**
     * Returns a message in UTF-8, without framing. One that is too long loses the ends of {@link #CUTTABLE} fields, which the field
     * {@code cut} then names.
     */
    byte[] bytes(Outgoing message, Facility facility, int longest) {
        return message.origin() == null ? ours(message, facility, longest) : relayed(message, longest);
    }

    /** The header and the structured data are those of whoever said it; ours stands before theirs. */
    private byte[] relayed(Outgoing message, int longest) {
        Outgoing.Origin origin = message.origin();
        byte[] written = relayed(message, origin.structuredData(), message.text(), "");
        if (written.length > longest) {
            boolean isTextEnough = written.length - longest < message.text().getBytes(StandardCharsets.UTF_8).length;
            String structuredData = isTextEnough ? origin.structuredData() : "";
            String cut = isTextEnough ? "text" : "structured-data text";
            int room = longest - relayed(message, structuredData, "", cut).length;
            written = relayed(message, structuredData, cut(message.text(), Math.max(0, room)), cut);
        }
        return written;
    }

    private byte[] relayed(Outgoing message, String structuredData, String text, String cut) {
        Outgoing.Origin origin = message.origin();
        var element = new SDElement(structuredDataId);
        message.fields().forEach(element::addSDParam);
        if (!cut.isEmpty()) {
            element.addSDParam("cut", cut);
        }
        String header = new SyslogMessage()
                .withFacility(Facility.fromNumericalCode(origin.facility()))
                .withSeverity(message.severity())
                .withTimestamp(message.at().toEpochMilli())
                .withHostname(printable(origin.host(), LONGEST_HOST))
                .withAppName(printable(origin.application(), LONGEST_APPLICATION))
                .withProcId(printable(origin.process(), LONGEST_PROCESS))
                .withMsgId(printable(message.messageId(), LONGEST_ID))
                .withSDElement(element)
                .toRfc5424SyslogMessage();
        return (header.stripTrailing()
                        + structuredData
                        + ' '
                        + UTF_8_MARK
                        + LINE_ENDS.matcher(text).replaceAll(" "))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] ours(Outgoing message, Facility facility, int longest) {
        byte[] whole = write(message, facility, message.fields(), message.text());
        int keep = longest;
        byte[] written = whole;
        Map<String, String> fields = message.fields();
        while (written.length > longest && keep > LEAST_KEPT) {
            // why: how much a text grows by its escapes is not known before it is written
            keep /= 2;
            fields = cut(message.fields(), keep);
            written = write(message, facility, fields, cut(message.text(), Math.min(keep, LONGEST_TEXT)));
        }
        return written;
    }

    private byte[] write(Outgoing message, Facility facility, Map<String, String> fields, String text) {
        var element = new SDElement(structuredDataId);
        fields.forEach(element::addSDParam);
        return new SyslogMessage()
                .withFacility(facility)
                .withSeverity(message.severity())
                .withTimestamp(message.at().toEpochMilli())
                .withHostname(host)
                .withAppName(APPLICATION)
                .withMsgId(printable(message.messageId(), LONGEST_ID))
                .withSDElement(element)
                .withMsg(UTF_8_MARK + text.replaceAll("\\p{Cntrl}", " "))
                .toRfc5424SyslogMessage()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> cut(Map<String, String> fields, int longest) {
        Map<String, String> kept = new LinkedHashMap<>(fields);
        StringBuilder cut = new StringBuilder();
        for (String name : CUTTABLE) {
            String text = kept.getOrDefault(name, "");
            if (text.getBytes(StandardCharsets.UTF_8).length > longest) {
                kept.put(name, cut(text, longest));
                cut.append(cut.isEmpty() ? "" : " ").append(name);
            }
        }
        kept.put("cut", cut.toString());
        return kept;
    }

    /** Cuts between characters. */
    private static String cut(String text, int longestBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > longestBytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    /** Returns a word of the header: printable ASCII without spaces, or the nil value. */
    private static String printable(String word, int longest) {
        String kept = word.replaceAll("[^!-~]", "");
        return kept.isEmpty() ? "-" : kept.substring(0, Math.min(longest, kept.length()));
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // why: a machine without a name is said to have none
            return "";
        }
    }
}
