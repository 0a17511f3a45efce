package vn.dcim.web.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTexts;
import vn.dcim.core.asset.AssetTexts.Difference;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.label.LabelPrint;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.web.asset.AssetFormPage.OwnGroup;
import vn.dcim.web.language.Words;

/**
 * One asset.
 *
 * @param movements newest first
 * @param versions newest first
 * @param labels that were printed, newest first
 * @param sightings at stocktakes, newest first
 * @param device what it is as a device
 * @param typed what was typed for a change of status that was refused; empty for none
 * @param fault why it was refused; empty where nothing was
 */
public record AssetPage(
        Asset asset,
        AssetNames names,
        List<AssetMovement> movements,
        List<Assets.Version> versions,
        List<LabelPrint> labels,
        List<Stocktakes.Sighting> sightings,
        AssetDevice device,
        Map<String, String> typed,
        String fault) {

    /** What one change did. @param differences none for the first version */
    public record Change(Instant at, Asset asset, Asset before, List<Difference> differences) {

        /** Tells whether it became a device, or another one, or none. */
        public boolean isTie() {
            return !isFirst() && !Objects.equals(asset.deviceId(), before.deviceId());
        }

        public boolean isFirst() {
            return before == null;
        }
    }

    /** Returns those of the centre's own fields that tell something of it, as they stand together. */
    public List<OwnGroup> own(Words words) {
        Map<String, String> values = asset.customValues();
        return AssetFormPage.groups(
                names.custom().all().stream()
                        .filter(field -> values.containsKey(field.code()))
                        .toList(),
                words);
    }

    /** Returns what has to be told of it, and is not. */
    public List<CustomField> missing() {
        return asset.status().isPresent()
                ? names.custom().missing(asset.kind(), asset.status(), asset.customValues())
                : List.of();
    }

    /** Returns the timeline, newest first. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Assets.Version version = versions.get(i);
            Asset before = i + 1 < versions.size() ? versions.get(i + 1).asset() : null;
            changes.add(new Change(
                    version.from(),
                    version.asset(),
                    before,
                    before == null ? List.of() : AssetTexts.differences(before, version.asset(), names)));
        }
        return changes;
    }

    /** Returns a field of the change of status as it was typed. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
