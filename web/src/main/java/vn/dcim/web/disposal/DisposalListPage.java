package vn.dcim.web.disposal;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.disposal.Disposal;

/** Minutes of disposal. @param counts how many assets stand on each, by its id */
public record DisposalListPage(List<Disposal> disposals, Map<Long, Long> counts) {}
