package vn.dcim.web.stocktake;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeCount;

/** All stocktakes, newest first. @param counts by their ids */
public record StocktakeListPage(List<Stocktake> stocktakes, Map<Long, StocktakeCount> counts) {}
