package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.NoticeRule.Step;
import vn.dcim.core.notify.NoticeRule.Target;

/** Writes down who is to be told of something, by which channel and when. */
@Singleton
final class NoticePlan {

    /** What stands in the place of a rule's name. */
    private static final String OWNER = "owner";

    private static final String ADDRESS = "address";

    private static final String MAIL = "mail";

    private final NoticeRules rules;
    private final Recipients recipients;
    private final Audience audience;
    private final Channels channels;

    NoticePlan(NoticeRules rules, Recipients recipients, Audience audience, Channels channels) {
        this.rules = rules;
        this.recipients = recipients;
        this.audience = audience;
        this.channels = channels;
    }

    /** Plans for an alarm that stands anew; nothing at all where no channel is set up. */
    void alarm(Connection connection, AlarmChange change) throws SQLException {
        alarm(connection, change, change.transition().at());
    }

    /** @param at from when on its steps count */
    void alarm(Connection connection, AlarmChange change, Instant at) throws SQLException {
        if (channels.setUp().isEmpty()) {
            return;
        }
        AlarmPriority priority = change.alarm().priority();
        for (NoticeRule rule : rules.ofAlarm(priority)) {
            write(
                    connection,
                    rule,
                    new NoticeEntry(
                            0,
                            at,
                            rule.id(),
                            change.alarm().id(),
                            change.transition().id(),
                            new Notice(NoticeKind.ALARM, priority, Map.of())),
                    change.alarm().deviceId());
        }
    }

    void event(Connection connection, Notice notice, Instant now) throws SQLException {
        for (NoticeRule rule : rules.ofEvent(notice.kind())) {
            write(connection, rule, new NoticeEntry(0, now, rule.id(), null, null, notice), null);
        }
    }

    /** Returns how many deliveries an event of a kind, of the system itself, would come to now. */
    int reach(NoticeKind kind) {
        int reached = 0;
        for (NoticeRule rule : rules.ofEvent(kind)) {
            for (int number = 0; number < rule.steps().size(); number++) {
                reached += (int) deliveries(rule, number, rule.steps().get(number), Instant.EPOCH, null).stream()
                        .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                        .count();
            }
        }
        return reached;
    }

    /** Plans for the owner of an account whom no rule of the event tells by mail already. */
    void alsoOwner(Connection connection, Notice notice, String account, Instant now) throws SQLException {
        boolean isTold = rules.ofEvent(notice.kind()).stream()
                .flatMap(rule -> rule.steps().stream())
                .filter(step -> step.by().contains(MAIL))
                .flatMap(step -> step.to().stream())
                .filter(target -> target.role() != null)
                .flatMap(target -> recipients.of(target.role()).stream())
                .anyMatch(recipient -> recipient.account().equals(account));
        if (!isTold) {
            owner(connection, notice, recipients.find(account).stream().toList(), now);
        }
    }

    /** Plans for the owner of an account, by mail and at once; two recipients where the address is another one now. */
    void owner(Connection connection, Notice notice, List<Recipient> owner, Instant now) throws SQLException {
        Map<String, Recipient> reached = new LinkedHashMap<>();
        owner.stream()
                .filter(recipient -> recipient.addresses().containsKey(MAIL))
                .forEach(recipient -> reached.putIfAbsent(recipient.addresses().get(MAIL), recipient));
        if (reached.isEmpty() || !channels.isSetUp(MAIL)) {
            return;
        }
        NoticeEntry stored = NoticeRows.insert(connection, new NoticeEntry(0, now, OWNER, null, null, notice));
        for (Recipient recipient : reached.values()) {
            String address = recipient.addresses().get(MAIL);
            NoticeRows.insert(
                    connection,
                    stored,
                    waiting(0, now, MAIL, recipient.account(), address, recipient.language(), false));
        }
    }

    /**
     * Plans for one address of mail, at once and whatever the rules say.
     *
     * @return id of the delivery
     * @throws DcimException INVALID_VALUE (mail-server, mail) where mail is not set up, or for what is no address
     */
    long address(Connection connection, Notice notice, String address, @Nullable FiledFiles.Checked file, Instant now)
            throws SQLException {
        if (!channels.isSetUp(MAIL)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "mail-server", "", "dcim.notify.mail");
        }
        if (!channels.get(MAIL).accepts(address)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "mail", address, "");
        }
        NoticeEntry stored = NoticeRows.insert(connection, new NoticeEntry(0, now, ADDRESS, null, null, notice));
        if (file != null) {
            NoticeRows.attach(connection, stored.id(), file.name(), file.type(), file.sha256());
        }
        return NoticeRows.insert(
                connection, stored, waiting(0, now, MAIL, "", address, SettingsRecipients.USUAL_LANGUAGE, false));
    }

    private void write(Connection connection, NoticeRule rule, NoticeEntry entry, @Nullable Long deviceId)
            throws SQLException {
        NoticeEntry stored = NoticeRows.insert(connection, entry);
        for (int number = 0; number < rule.steps().size(); number++) {
            Step step = rule.steps().get(number);
            Instant due = rules.due(rule, step, entry.at(), entry.priority());
            for (Delivery delivery : deliveries(rule, number, step, due, deviceId)) {
                NoticeRows.insert(connection, stored, delivery);
            }
        }
    }

    private List<Delivery> deliveries(NoticeRule rule, int number, Step step, Instant due, @Nullable Long deviceId) {
        // why: one person may have several roles, and an address may be named beside its owner's role
        Map<String, Delivery> found = new LinkedHashMap<>();
        for (Target target : step.to()) {
            for (Delivery delivery : target.role() == null
                    ? List.of(delivery(
                            rule,
                            number,
                            due,
                            target.channel(),
                            "",
                            target.address(),
                            SettingsRecipients.USUAL_LANGUAGE))
                    : ofRole(rule, number, step, due, target, deviceId)) {
                found.putIfAbsent(delivery.channel() + " " + delivery.address(), delivery);
            }
        }
        return List.copyOf(found.values());
    }

    private List<Delivery> ofRole(
            NoticeRule rule, int number, Step step, Instant due, Target target, @Nullable Long deviceId) {
        List<Recipient> people = recipients.of(target.role());
        List<Recipient> concerned = people.stream()
                .filter(person -> audience.mayKnow(person.account(), deviceId))
                .toList();
        if (concerned.isEmpty() && !people.isEmpty()) {
            // why: nobody is missing an address; it is nothing that anybody of the role may know
            return List.of();
        }
        List<Delivery> found = concerned.stream()
                .flatMap(person -> step.by().stream()
                        .filter(channel -> person.addresses().containsKey(channel))
                        .map(channel -> delivery(
                                rule,
                                number,
                                due,
                                channel,
                                person.account(),
                                person.addresses().get(channel),
                                person.language())))
                .toList();
        return found.isEmpty()
                ? List.of(undeliverable(
                        delivery(
                                rule,
                                number,
                                due,
                                step.by().getFirst(),
                                "",
                                "role:" + target.role().code(),
                                SettingsRecipients.USUAL_LANGUAGE),
                        Delivery.NO_ADDRESS))
                : found;
    }

    private Delivery delivery(
            NoticeRule rule, int step, Instant due, String channel, String account, String address, String language) {
        Delivery delivery = waiting(step, due, channel, account, address, language, rule.isDigest());
        return channels.isSetUp(channel) ? delivery : undeliverable(delivery, Delivery.CHANNEL_OFF);
    }

    private static Delivery waiting(
            int step, Instant due, String channel, String account, String address, String language, boolean digest) {
        return new Delivery(
                0, 0, step, channel, account, address, language, digest, DeliveryState.WAITING, "", due, null, null, 0);
    }

    private static Delivery undeliverable(Delivery of, String reason) {
        return new Delivery(
                0,
                0,
                of.step(),
                of.channel(),
                of.account(),
                of.address(),
                of.language(),
                of.digest(),
                DeliveryState.UNDELIVERABLE,
                reason,
                of.dueAt(),
                null,
                null,
                0);
    }
}
