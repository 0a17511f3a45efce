package vn.dcim.core.asset.disposal;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;

/** Looks after one line of the gate; every bean of this type does, wherever the thing is kept. */
public interface DisposalCheck {

    Gate gate();

    /**
     * Returns what is in the way of the disposal of some assets, as it is now, by their id; those that nothing is in the way of may be
     * missing. Asks the database as often for many as for one.
     */
    Map<Long, List<Left>> left(List<Asset> assets);
}
