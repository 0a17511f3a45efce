package vn.dcim.plant.model;

/** A door with an electric lock and a contact. */
public final class Door {

    /** How long it may stand open before it counts as held, in s. */
    public static final int HELD_AFTER_S = 30;

    private static final int UNLOCK_S = 5;

    private final int number;
    private final AccessControl controller;
    private int unlockedFor;
    private int openFor;
    private int openSeconds;
    private boolean blocked;
    private boolean forced;
    private boolean held;

    Door(int number, AccessControl controller) {
        this.number = number;
        this.controller = controller;
    }

    void step() {
        boolean wasOpen = open();
        unlockedFor = Math.max(0, unlockedFor - 1);
        openFor = blocked ? openFor : Math.max(0, openFor - 1);
        openSeconds = open() ? openSeconds + 1 : 0;
        if (open() && !forced && !held && openSeconds >= HELD_AFTER_S) {
            held = true;
            controller.report(number, "held");
        }
        if (wasOpen && !open()) {
            forced = false;
            held = false;
            controller.report(number, "closed");
        }
    }

    void pass(int seconds) {
        unlockedFor = UNLOCK_S;
        openFor = Math.max(openFor, seconds);
    }

    /** Breaks it open without a card; it stays open until {@link #close()}. */
    public void force() {
        forced = true;
        block();
        controller.report(number, "forced");
    }

    /** Props it open until {@link #close()}. */
    public void block() {
        blocked = true;
        openFor = Math.max(openFor, 1);
    }

    /** Takes away what keeps it open; it falls shut a moment later. */
    public void close() {
        blocked = false;
        openFor = Math.min(openFor, 1);
    }

    /** 1 to 3. */
    public int number() {
        return number;
    }

    public boolean locked() {
        return unlockedFor == 0;
    }

    public boolean open() {
        return openFor > 0;
    }

    /** Whether it was opened without being unlocked and is still open. */
    public boolean forced() {
        return forced;
    }

    /** Whether it has stood open for {@value #HELD_AFTER_S} s or longer. */
    public boolean held() {
        return held;
    }
}
