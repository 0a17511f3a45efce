package vn.dcim.core.health;

import java.util.List;

/** A part of the program that measures itself; every bean of this type is asked once, at the start. */
public interface MeasureSource {

    /** Returns its measures; names and labels together are unique over all sources. */
    List<Measure> measures();
}
