package vn.dcim.core.error;

/**
 * One constant per kind of failure. The name, lower-cased with hyphens, is the {@code type} of the problem document (RFC 9457)
 * and the key of its text in the message bundles ({@code error.<code>}), whose arguments are the failure's arguments in order.
 */
public enum ErrorCode {
    /** Something named does not exist: kind, identifier. */
    NOT_FOUND(404),
    /** A value that cannot be accepted: field, value, what would be accepted. */
    INVALID_VALUE(400),
    /** The same thing exists already: kind, name. */
    ALREADY_EXISTS(409),
    /** A person who has an account already: full name, name of that account. */
    HAS_ACCOUNT(409),
    /** Another device is reached at an address: address, name of that device, its id. */
    ADDRESS_IN_USE(409),
    /** A device would be asked outside of the networks in which that is allowed: host, its address, those networks. */
    OUTSIDE_NETWORKS(422),
    /** A transition the state table does not allow: thing, state, action. */
    ILLEGAL_TRANSITION(409),
    /** The device did not answer: address, seconds waited. */
    DEVICE_UNREACHABLE(502),
    /** The device answered but refused the credentials: address, what it said. */
    DEVICE_REFUSED(502),
    /** What answered is not the protocol asked for: address, protocol. */
    WRONG_PROTOCOL(502),
    /** The device answers, but nothing that any profile knows: address. */
    NO_PROFILE(502),
    /** A table of the device has no end: address, where it begins, how many values came. */
    ENDLESS_TABLE(502),
    /** A device profile, topic map or rule file is broken: file, line, reason. */
    BROKEN_DEFINITION(422),
    /** A recording or other file cannot be read: file, line, reason. */
    UNREADABLE_FILE(422),
    /** The database cannot be used: address, reason, mend. */
    DATABASE_UNAVAILABLE(503),
    /** The broker cannot be used: address, reason, mend. */
    BROKER_UNAVAILABLE(503),
    /** More readings wait to be stored than there is room for: how many. */
    QUEUE_FULL(503),
    /** Another process collects this device now, and stores what it says: lease. */
    OTHER_NODE(409),
    /** The program is ending and takes nothing more. */
    SHUTTING_DOWN(503),
    /** The account of a display is in use on another device: account, that device. */
    DISPLAY_BOUND(409),
    /** A token stood in the address of a request: name of the parameter. */
    TOKEN_IN_URL(400),
    /** Role and password of an account are the directory's, and are changed there: account. */
    DIRECTORY_ACCOUNT(409),
    /** Nobody could make, end and unlock accounts any more: account. */
    LAST_ADMINISTRATOR(409),
    /** Too much was asked for at once: of what, seconds until more is answered. */
    TOO_MANY(429),
    /** The caller has to prove to be the owner of the account again before this: action, minutes that a proof does. */
    PROOF_NEEDED(403),
    /** The role of an account sees everything by its nature and cannot be narrowed: account. */
    SEES_EVERYTHING(409),
    /** Role and password of an account are the identity provider's, and are changed there: account. */
    PROVIDER_ACCOUNT(409),
    /** Somebody else changed the thing since it was read: thing, who. */
    CHANGED_MEANWHILE(409),
    /** A part of the power chain would feed itself: name. */
    FEEDS_ITSELF(409),
    /** A connection would close a circle: from, to, the way by which the second feeds the first already. */
    FEED_CIRCLE(409),
    /** A connection of the network would close a circle: from, to, the way by which the first is reached over the second already. */
    LINK_CIRCLE(409),
    /** An outlet feeds something already: outlet, of what, what it feeds. */
    OUTLET_TAKEN(409),
    /** All power supplies of an asset are connected: asset, how many it has. */
    INPUTS_TAKEN(409),
    /** A part of the power chain is still connected: name, with how many. */
    STILL_CONNECTED(409),
    /** Something is in the way of a disposal: asset, then each thing as code and name. */
    DISPOSAL_BLOCKED(409),
    /** Data would leave the centre with an asset: asset, then each carrier as code and serial number. */
    LEAVES_WITH_DATA(409),
    /** An asset is a device already, or a device an asset: which, what it is. */
    TIED_ALREADY(409),
    /** Something on a floor plan would reach beyond its room: name. */
    OUTSIDE_ROOM(422),
    /** Two things on a floor plan would stand on the same ground: name, the other one. */
    OVERLAPS(422),
    /** Somebody acts for a shift, or in a swap, that is not theirs: account, which. */
    NOT_ON_DUTY(409),
    /** A plan has no time that ever comes: its name, its cron text. */
    NEVER_FIRES(422),
    /** The windows of two plans overlap: name, name of the other one, when first. */
    OVERLAPPING_WINDOWS(409),
    /** A backup cannot be made: code of the fault, what a tool or a machine said. */
    BACKUP_FAILED(502),
    /** The repair of an incident would begin before what it affects is isolated and backed up: incident. */
    BACKUP_FIRST(409),
    /** An incident lacks what it must have before it is closed: incident, codes of what is missing. */
    CANNOT_CLOSE(409),
    /** A plan leans on manuals that no paper has put into force: plan, manuals. */
    MANUALS_NOT_APPROVED(409),
    /** A plan has no line for some assets: plan, count and names. */
    ASSETS_LEFT_OUT(409),
    /** A plan has no result for some assets: plan, count and names. */
    ASSETS_WITHOUT_RESULT(409),
    /** A plan has lines that are neither done nor given up: plan, count and days. */
    LINES_NOT_ENDED(409),
    /** An order switches something off, and nobody gave leave for now: order. */
    PERMIT_NEEDED(409),
    /** A permit of an order is open: order, what may be off by it. */
    PERMIT_OPEN(409),
    /** Another permit of that time would darken something together with this: its order, its nodes, what both darken. */
    PERMIT_CLASH(409),
    /** Somebody would decide on what they did themselves: account. */
    SAME_PERSON(409),
    /** An order is somebody else's: account, order. */
    NOT_ASSIGNED(409),
    /** The caller may not do this: action. */
    FORBIDDEN(403);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Returns the code as it stands in a problem document and in the bundles, such as {@code not-found}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
