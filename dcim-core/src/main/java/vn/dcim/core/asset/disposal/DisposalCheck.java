package vn.dcim.core.asset.disposal;

import java.util.List;
import vn.dcim.core.asset.Asset;

/** Looks after one line of the gate; every bean of this type does, wherever the thing is kept. */
public interface DisposalCheck {

    Gate gate();

    /** Returns what is in the way of an asset's disposal, as it is now; none for nothing. */
    List<Left> left(Asset asset);
}
