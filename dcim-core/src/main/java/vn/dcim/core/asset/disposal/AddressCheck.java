package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;

/** Addresses that would stay in nobody's hands. */
@Singleton
final class AddressCheck implements DisposalCheck {

    @Override
    public Gate gate() {
        return Gate.ADDRESSES;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> assets) {
        return assets.stream().collect(Collectors.toMap(Asset::id, AddressCheck::left));
    }

    private static List<Left> left(Asset asset) {
        return Stream.of(asset.macs(), asset.ips())
                .flatMap(addresses -> Arrays.stream(addresses.split(" ")))
                .filter(address -> !address.isEmpty())
                .map(address -> new Left("address", address))
                .toList();
    }
}
