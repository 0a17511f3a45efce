package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.dcim.core.account.Role;

/**
 * Something that is not as it should be, whoever found it: an obligation that is not met, or a finding of the X-ray.
 *
 * @param about what work of it is made of: the id of the obligation, or {@code xray:7}
 * @param told how letters and logs call it: the id of the obligation, or {@code xray:}, the name of the rule, a space and the name of
 *     the thing
 * @param isOpen false where it is as it should be by now, or nobody knows
 * @param isLeft whether somebody has signed that it may be so for a time
 * @param since null where it never was looked at
 * @param owners accounts of these roles answer for it
 * @param offences what is wrong, by name
 */
public record Finding(
        String about,
        String told,
        boolean isOpen,
        boolean isLeft,
        @Nullable Instant since,
        Set<Role> owners,
        List<Offence> offences) {

    public Finding {
        owners = Set.copyOf(owners);
        offences = List.copyOf(offences);
    }

    /** Returns whom it concerns by its age; only who answers for it where somebody higher up has signed that already. */
    public Escalation escalation(Instant now, EscalationConfig after) {
        if (!isOpen || isLeft || since == null) {
            return Escalation.OWNER;
        }
        Duration age = Duration.between(since, now);
        if (age.compareTo(after.head()) >= 0) {
            return Escalation.HEAD;
        }
        return age.compareTo(after.lead()) >= 0 ? Escalation.LEAD : Escalation.OWNER;
    }

    /** Returns the page where it stands. */
    public String path() {
        return path(about);
    }

    /** Returns the page of what work is made of. */
    public static String path(String about) {
        int colon = about.indexOf(':');
        return "/compliance/" + (colon < 0 ? about : about.substring(0, colon) + "/" + about.substring(colon + 1));
    }
}
