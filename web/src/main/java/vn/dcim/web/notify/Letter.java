package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.web.language.Words;

/**
 * What a recipient reads.
 *
 * @param priority the highest of its items
 * @param acknowledge address of the one-time link; null for none
 */
public record Letter(
        Words words,
        String subject,
        AlarmPriority priority,
        List<Item> items,
        @Nullable String acknowledge) {

    /**
     * One notice in words.
     *
     * @param priority its word
     * @param device name; empty for an event of the system
     * @param at in local time
     * @param state of the alarm now; empty for an event
     * @param value with its unit; empty for an event
     * @param facts each a line
     * @param consequences each with its device
     * @param link to the alarm; null for none
     */
    public record Item(
            String priority,
            String title,
            String device,
            String at,
            String state,
            String value,
            String meaning,
            List<String> facts,
            List<String> consequences,
            @Nullable String link) {

        public String what() {
            return device.isEmpty() ? title : device + ": " + title;
        }
    }

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    /** Returns all of it as plain text. */
    String text() {
        var text = new StringBuilder();
        for (Item item : items) {
            text.append(t("notice.line", item.priority(), item.what(), item.at()))
                    .append('\n');
            if (!item.state().isEmpty()) {
                text.append(t("notice.state", item.state(), item.value())).append('\n');
            }
            if (!item.meaning().isEmpty()) {
                text.append(item.meaning()).append('\n');
            }
            item.facts().forEach(fact -> text.append(fact).append('\n'));
            if (!item.consequences().isEmpty()) {
                text.append(t("notice.consequences", item.consequences().size()))
                        .append('\n');
                item.consequences()
                        .forEach(line -> text.append("  - ").append(line).append('\n'));
            }
            if (item.link() != null) {
                text.append(item.link()).append('\n');
            }
            text.append('\n');
        }
        if (acknowledge != null) {
            text.append(t("notice.acknowledge.text"))
                    .append('\n')
                    .append(acknowledge)
                    .append("\n\n");
        }
        return text.append(t("notice.footer")).append('\n').toString();
    }

    /** Returns it as one short line, for a telephone. */
    String brief() {
        int consequences =
                items.stream().mapToInt(item -> item.consequences().size()).sum();
        return consequences == 0 ? subject : subject + " " + t("notice.brief.consequences", consequences);
    }
}
