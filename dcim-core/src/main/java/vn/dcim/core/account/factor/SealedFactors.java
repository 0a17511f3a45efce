package vn.dcim.core.account.factor;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.audit.Sealed;

/** Seals the secrets of second factors anew when the master key is rotated; those that are only offered as well. */
@Singleton
@Requires(property = "datasources.default.url")
final class SealedFactors implements Sealed {

    private final SecondFactorRepository factors;
    private final FactorOfferRepository offers;
    private final KeyCover cover;

    SealedFactors(SecondFactorRepository factors, FactorOfferRepository offers, KeyCover cover) {
        this.factors = factors;
        this.offers = offers;
        this.cover = cover;
    }

    @Override
    public String what() {
        return "second-factors";
    }

    @Override
    public int old() {
        var old = new AtomicInteger();
        each((id, box, _) -> {
            if (isOld(id, box)) {
                old.incrementAndGet();
            }
        });
        return old.get();
    }

    @Override
    public int renew() {
        var renewed = new AtomicInteger();
        var closed = new AtomicInteger();
        each((id, box, row) -> {
            try {
                renewed.addAndGet(FactorSecret.renewed(cover, id, box)
                        .map(fresh -> row.replace(id, box, fresh))
                        .orElse(0));
            } catch (IllegalStateException e) {
                // why: told below, after all others
                closed.incrementAndGet();
            }
        });
        if (closed.get() > 0) {
            throw new IllegalStateException(
                    closed + " × " + what() + ": sealed under a master key that is not here, or altered");
        }
        return renewed.get();
    }

    private boolean isOld(long id, byte[] box) {
        try {
            return FactorSecret.renewed(cover, id, box).isPresent();
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void each(Look look) {
        StreamSupport.stream(factors.findAll().spliterator(), false)
                .forEach(factor -> look.at(factor.accountId(), factor.secret(), factors::replace));
        StreamSupport.stream(offers.findAll().spliterator(), false)
                .forEach(offer -> look.at(offer.accountId(), offer.secret(), offers::replace));
    }

    /** What is done with each box. */
    private interface Look {
        void at(long id, byte[] box, Row row);
    }

    /** Puts a box in place of another, if that is still there; returns 1, or 0 when somebody was quicker. */
    private interface Row {
        int replace(long accountId, byte[] before, byte[] box);
    }
}
