package vn.dcim.plant.model;

/**
 * The automatic transfer switch: grid 1 preferred, the generator as alternate.
 *
 * <p>It calls the engine when the preferred source has been dead for 3 s, changes over 2 s after the alternate is good, and
 * goes back when the preferred source has been good for 60 s without a break.
 */
public final class TransferSwitch {

    /** The two inputs. */
    public enum Source {
        A,
        B
    }

    static final int ENGINE_START_S = 3;
    static final int TRANSFER_S = 2;
    static final int RETURN_S = 60;

    private Source selected = Source.A;
    private boolean engineCalled;
    private boolean liveA = true;
    private boolean liveB;
    private int deadSeconds;
    private int goodSeconds = RETURN_S;
    private int bGoodSeconds;
    private int transfers;

    void step(boolean aLive, boolean bLive) {
        liveA = aLive;
        liveB = bLive;
        deadSeconds = aLive ? 0 : deadSeconds + 1;
        goodSeconds = aLive ? goodSeconds + 1 : 0;
        bGoodSeconds = bLive ? bGoodSeconds + 1 : 0;
        if (deadSeconds >= ENGINE_START_S) {
            engineCalled = true;
        }
        if (selected == Source.A) {
            if (!aLive && bGoodSeconds >= TRANSFER_S) {
                select(Source.B);
            } else if (goodSeconds >= RETURN_S) {
                engineCalled = false;
            }
        } else if (goodSeconds >= RETURN_S || !bLive && goodSeconds >= TRANSFER_S) {
            select(Source.A);
            engineCalled = !aLive || goodSeconds < RETURN_S;
        }
    }

    private void select(Source source) {
        selected = source;
        transfers++;
    }

    /** The input that feeds the output. */
    public Source selected() {
        return selected;
    }

    /** Whether the selected input is good. */
    public boolean live() {
        return selected == Source.A ? liveA : liveB;
    }

    public boolean liveA() {
        return liveA;
    }

    public boolean liveB() {
        return liveB;
    }

    /** Whether it calls the generator. */
    public boolean engineCalled() {
        return engineCalled;
    }

    /** Changes of source since the run began. */
    public int transfers() {
        return transfers;
    }
}
