package vn.dcim.core.alarm;

/** What moves an alarm from one state to another. */
public enum AlarmAction {
    /** The condition came, or came again. */
    RAISE,
    /** The condition went. */
    RETURN,
    /** A person says that they know. */
    ACKNOWLEDGE,
    /** A person silences it for a time; on a shelved one, sets another time. Also what chatters may be shelved by its rule. */
    SHELVE,
    /** A person ends the shelf, or its time is over. */
    UNSHELVE,
    /** It follows from another alarm; on a suppressed one, from another than before. */
    SUPPRESS,
    /** Its root is over or no longer explains it. */
    RELEASE,
    /** Its root is known, or known no more, but it stands out all the same. */
    ATTRIBUTE,
    /** A person, or the pause of its device, takes it out of service. */
    REMOVE_FROM_SERVICE,
    /** It is taken back into service. */
    RETURN_TO_SERVICE,
    /** Its rule, its point or its device is no longer there. */
    WITHDRAW,
    /** A person adds a remark. */
    COMMENT
}
