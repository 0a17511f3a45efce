package vn.dcim.core.transport;

import java.util.List;

/** A part of the program that data comes or goes by; every bean of this type is asked for the page of paths. */
public interface TransportPaths {

    /** Returns its paths as they are now; must return within a second or two. */
    List<TransportPath> paths();
}
