-- Which assets the last stocktake did not find is asked of all assets at once.
ALTER TABLE stocktake_item ADD KEY stocktake_item_by_last (asset_id, stocktake_id, scan_id);
