package vn.dcim.core.account;

import static vn.dcim.core.account.Role.ADMINISTRATOR;
import static vn.dcim.core.account.Role.AGENCY;
import static vn.dcim.core.account.Role.ASSET_MANAGER;
import static vn.dcim.core.account.Role.AUDITOR;
import static vn.dcim.core.account.Role.DISPLAY;
import static vn.dcim.core.account.Role.HEAD;
import static vn.dcim.core.account.Role.MAINTENANCE;
import static vn.dcim.core.account.Role.OPERATOR;
import static vn.dcim.core.account.Role.SECURITY_OFFICER;
import static vn.dcim.core.account.Role.SHIFT_LEAD;
import static vn.dcim.core.account.Role.TOP_ADMINISTRATOR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The table of rights: each action with the roles that may do it, and those that may take it on demand, for a time. */
public enum Permission {
    /** Look at devices, readings, alarms and history. */
    VIEW(EnumSet.allOf(Role.class)),
    /** Say that an alarm was seen. */
    ACKNOWLEDGE_ALARM(
            EnumSet.of(OPERATOR, SHIFT_LEAD, MAINTENANCE, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Hide an alarm for a time, or take it out of service. */
    SHELVE_ALARM(EnumSet.of(OPERATOR, SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(MAINTENANCE)),
    /** Change limits and delays of alarm rules for a device. */
    CHANGE_ALARM_RULE(EnumSet.of(SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(OPERATOR)),
    /** Add, pause, resume and retire devices. */
    CHANGE_DEVICE(
            EnumSet.of(SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(OPERATOR, MAINTENANCE, ASSET_MANAGER)),
    /** Add assets, change them, and hand them over. */
    CHANGE_ASSET(EnumSet.of(ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Draft reports, write their remarks, and review them. */
    CHANGE_REPORT(EnumSet.of(ASSET_MANAGER, HEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Freeze reports and note that they were sent. */
    ISSUE_REPORT(EnumSet.of(HEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** File documents of record, and new versions of them. */
    CHANGE_DOCUMENT(EnumSet.of(ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Note software, licences and what is installed where, and renew. */
    CHANGE_SOFTWARE(EnumSet.of(ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Scan what is there during a stocktake. */
    COUNT_ASSET(EnumSet.of(OPERATOR, SHIFT_LEAD, MAINTENANCE, ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Read the smaller registers, which tell weaknesses, open ports and where keys lie: people, not displays on a wall. */
    READ_REGISTER(EnumSet.complementOf(EnumSet.of(DISPLAY))),
    /** Keep the smaller registers: add entries, change them, close them. */
    CHANGE_REGISTER(EnumSet.of(ASSET_MANAGER, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Enter into the registers that the shift keeps as well, such as visits. */
    ENTER_REGISTER(EnumSet.of(OPERATOR, SHIFT_LEAD, ASSET_MANAGER, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Have jobs run now, hold them up for a time, and resume them. */
    CHANGE_SCHEDULE(EnumSet.of(SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(OPERATOR)),
    /** Write the log book, make rounds, sign handovers, and ask others to swap shifts. */
    WORK_SHIFT(EnumSet.of(OPERATOR, SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Plan the roster, approve swaps, and say what a round looks at. */
    PLAN_SHIFT(EnumSet.of(SHIFT_LEAD, HEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Begin backups and restore tests, and report those of other tools. */
    RUN_BACKUP(EnumSet.of(OPERATOR, SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(MAINTENANCE)),
    /** Read incidents, which tell weaknesses and who was told: people, not displays on a wall. */
    READ_INCIDENT(EnumSet.complementOf(EnumSet.of(DISPLAY))),
    /** Read received logs, which tell who signs in where, and what is being tried. */
    READ_LOG(
            EnumSet.of(OPERATOR, SHIFT_LEAD, SECURITY_OFFICER, AUDITOR, ADMINISTRATOR, TOP_ADMINISTRATOR),
            EnumSet.of(HEAD)),
    /** Open incidents, answer what tells their level, note whom one told and what was done, and close them. */
    WORK_INCIDENT(EnumSet.of(OPERATOR, SHIFT_LEAD, SECURITY_OFFICER, HEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Open work orders. */
    OPEN_WORK(EnumSet.of(OPERATOR, SHIFT_LEAD, MAINTENANCE, ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Make tasks of findings, finish them, and take findings over. */
    WORK_TASK(EnumSet.of(
            OPERATOR,
            SHIFT_LEAD,
            MAINTENANCE,
            ASSET_MANAGER,
            SECURITY_OFFICER,
            HEAD,
            ADMINISTRATOR,
            TOP_ADMINISTRATOR)),
    /** Plan and assign work orders, accept them, send them back and give them up. */
    PLAN_WORK(EnumSet.of(SHIFT_LEAD, ASSET_MANAGER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Declare what is backed up, by what, when and where to. */
    CHANGE_BACKUP(EnumSet.of(ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Start and finish drills; in the demo start and stop scenarios and move the clock. */
    RUN_DRILL(EnumSet.of(SHIFT_LEAD, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Do one's own orders on the telephone: results, photos, the customer's signature. */
    DO_FIELD_WORK(EnumSet.of(OPERATOR, SHIFT_LEAD, MAINTENANCE, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** See who has an account and how it stands. */
    READ_ACCOUNT(EnumSet.of(HEAD, AUDITOR, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(SHIFT_LEAD)),
    /** Make accounts, unlock, suspend and end them, and give them roles and passwords. */
    CHANGE_ACCOUNT(EnumSet.of(ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Review all accounts, and sign the result. */
    REVIEW_ACCOUNT(EnumSet.of(SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Work off what hangs on somebody who goes. */
    CHANGE_DEPARTURE(EnumSet.of(SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(HEAD)),
    /** Record and withdraw exceptions, such as of a path that is not encrypted enough. */
    CHANGE_EXCEPTION(EnumSet.of(SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** See how it stands with the texts in force, which tells weaknesses: people of the centre, not displays and not other agencies. */
    READ_COMPLIANCE(EnumSet.complementOf(EnumSet.of(AGENCY, DISPLAY))),
    /** Answer for obligations: attest, record exceptions, say what does not concern the centre. */
    SIGN_DECLARATION(EnumSet.of(HEAD, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR)),
    /** Try the channels of notices, and send again what was given up. */
    CHANGE_NOTICE(EnumSet.of(SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(SHIFT_LEAD)),
    /** Read the audit log. */
    READ_AUDIT(EnumSet.of(AUDITOR, SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR), EnumSet.of(HEAD, SHIFT_LEAD));

    private final Set<Role> roles;
    private final Set<Role> onDemand;

    Permission(Set<Role> roles) {
        this(roles, Set.of());
    }

    Permission(Set<Role> roles, Set<Role> onDemand) {
        this.roles = Set.copyOf(roles);
        this.onDemand = Set.copyOf(onDemand);
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Returns the roles that do not have it, but may take it for a time with fresh proof and a reason. */
    public Set<Role> onDemand() {
        return onDemand;
    }

    /** Tells whether it lets look and change nothing. */
    public boolean isReading() {
        return this == VIEW || name().startsWith("READ_");
    }

    /** Returns the permission of a code; empty where there is none. */
    public static Optional<Permission> of(String code) {
        return Arrays.stream(values())
                .filter(permission -> permission.code().equals(code))
                .findFirst();
    }

    /** Returns the word of the bundles, such as {@code acknowledge-alarm}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
