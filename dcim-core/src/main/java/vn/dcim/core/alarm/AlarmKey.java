package vn.dcim.core.alarm;

/** What an alarm is about: one rule on one point. At most one alarm of a key stands at a time. */
record AlarmKey(String rule, long pointId) implements Comparable<AlarmKey> {

    @Override
    public int compareTo(AlarmKey other) {
        int byPoint = Long.compare(pointId, other.pointId);
        return byPoint != 0 ? byPoint : rule.compareTo(other.rule);
    }
}
