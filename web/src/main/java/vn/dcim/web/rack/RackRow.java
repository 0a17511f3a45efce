package vn.dcim.web.rack;

import java.util.List;

/** Racks that stand together. @param name of the row or room */
public record RackRow(String name, List<Elevation> racks) {}
