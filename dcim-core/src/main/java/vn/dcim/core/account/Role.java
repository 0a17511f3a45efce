package vn.dcim.core.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person is here for; what each may do stands in {@link Permission}. */
public enum Role {
    OPERATOR(Population.OPERATORS),
    SHIFT_LEAD(Population.OPERATORS),
    ASSET_MANAGER(Population.USERS),
    MAINTENANCE(Population.OPERATORS),
    SECURITY_OFFICER(Population.ADMINISTRATORS),
    ADMINISTRATOR(Population.ADMINISTRATORS),
    /** The regulation's "quản trị cấp cao nhất". */
    TOP_ADMINISTRATOR(Population.TOP_ADMINISTRATOR),
    HEAD(Population.USERS),
    /** The managing agency: reads. */
    AGENCY(Population.USERS),
    /** Reads everything, logs above all. */
    AUDITOR(Population.USERS),
    /** A screen on a wall: one page, no commands. */
    DISPLAY(Population.USERS);

    /** Roles from the one that may do most; who has several elsewhere gets the first here. */
    public static final List<Role> BY_STRENGTH = List.of(
            TOP_ADMINISTRATOR,
            ADMINISTRATOR,
            SECURITY_OFFICER,
            SHIFT_LEAD,
            OPERATOR,
            MAINTENANCE,
            ASSET_MANAGER,
            HEAD,
            AUDITOR,
            AGENCY,
            DISPLAY);

    private final Population population;

    Role(Population population) {
        this.population = population;
    }

    /** Returns whom the texts count this role among when they set limits for passwords. */
    public Population population() {
        return population;
    }

    /** Returns those who make, end and unlock accounts. */
    static List<Role> administering() {
        return Arrays.stream(values())
                .filter(role -> role.may(Permission.CHANGE_ACCOUNT))
                .toList();
    }

    /** Tells whether an account of this role can be narrowed to a part of the centre; the others see everything by their nature. */
    public boolean canBeNarrowed() {
        return switch (this) {
            case OPERATOR, SHIFT_LEAD, ASSET_MANAGER, MAINTENANCE, AGENCY, DISPLAY -> true;
            case SECURITY_OFFICER, ADMINISTRATOR, TOP_ADMINISTRATOR, HEAD, AUDITOR -> false;
        };
    }

    public boolean may(Permission permission) {
        return permission.roles().contains(this);
    }

    /** Tells whether the role does not have the permission, but may take it for a time. */
    public boolean mayOnDemand(Permission permission) {
        return permission.onDemand().contains(this);
    }

    /** Returns the role of a code; empty where there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** Returns the word of the API and of the bundles, such as {@code shift-lead}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
