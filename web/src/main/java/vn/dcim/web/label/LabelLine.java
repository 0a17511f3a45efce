package vn.dcim.web.label;

/** What may stand on a label beside its code; the least needed is left out first where there is no room. */
enum LabelLine {
    /** Whose it is. */
    CENTRE(6.5f, false, 1),
    /** Number of the state asset label. */
    TAG(11, true, 1),
    NAME(8, false, 2),
    SERIAL(6.5f, false, 1);

    private final float size;
    private final boolean bold;
    private final int most;

    LabelLine(float size, boolean bold, int most) {
        this.size = size;
        this.bold = bold;
        this.most = most;
    }

    /** Returns its height in points where there is room. */
    float size() {
        return size;
    }

    boolean isBold() {
        return bold;
    }

    /** Returns on how many lines it may go on. */
    int most() {
        return most;
    }
}
