package vn.dcim.core.shift.handover;

import java.util.List;

/** Writes one part of every handover. Every bean of this type does, so that a feature adds its part by making one. */
public interface HandoverSection {

    /** Returns the word of its title {@code handover.section.<code>} in the bundles. */
    String code();

    /** Returns where it stands; least first. The program's own take 10 to 90. */
    int order();

    /** Returns its lines for a period, in their order; none for nothing to tell. */
    List<HandoverLine> lines(HandoverPeriod period);
}
