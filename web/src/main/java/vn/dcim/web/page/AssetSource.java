package vn.dcim.web.page;

import java.util.Map;

/** Static files that a module brings; every bean of this type is asked once. */
public interface AssetSource {

    /** Returns resources of the class path by the name under which pages refer to them, such as {@code chart.js}. */
    Map<String, String> files();
}
