package vn.dcim.core.drift;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.drift.Proposal.Ground;

/** An asset with what it may be known by, as it is compared. */
record AssetKeys(AssetIdentity asset, Map<Ground, List<String>> keys) {

    static AssetKeys of(AssetIdentity asset, TieRules rules) {
        Map<Ground, List<String>> keys = new EnumMap<>(Ground.class);
        keys.put(Ground.SERIAL, rules.serial(asset.serial()).toList());
        keys.put(Ground.MAC, words(asset.macs()));
        keys.put(Ground.IP, words(asset.ips()));
        keys.put(Ground.NAME, TieRules.name(asset.name()).toList());
        return new AssetKeys(asset, keys);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).toList();
    }
}
