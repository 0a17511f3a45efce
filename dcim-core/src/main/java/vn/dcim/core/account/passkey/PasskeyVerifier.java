package vn.dcim.core.account.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads and verifies what browsers answer (WebAuthn level 3, 7.1 and 7.2); who made the authenticator is not asked. */
@Singleton
final class PasskeyVerifier {

    private static final boolean USER_VERIFIED = true;
    private static final boolean USER_PRESENT = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** @throws PasskeyRefused for what is no registration */
    RegistrationData registration(String json) {
        return refusing(() -> {
            RegistrationData read = manager.parseRegistrationResponseJSON(json);
            needed(read.getCollectedClientData(), read.getAttestationObject());
            return read;
        });
    }

    /** @throws PasskeyRefused for what is no assertion */
    AuthenticationData assertion(String json) {
        return refusing(() -> {
            AuthenticationData read = manager.parseAuthenticationResponseJSON(json);
            needed(read.getCollectedClientData(), read.getAuthenticatorData(), read.getCredentialId());
            return read;
        });
    }

    /** @throws PasskeyRefused with the first thing that is wrong; {@code read} has brought the challenge that is taken as right */
    AttestedCredentialData verified(RegistrationData read, RelyingParty party) {
        ServerProperty server = server(party, read.getCollectedClientData().getChallenge());
        refusing(() -> manager.verify(
                read, new RegistrationParameters(server, PasskeyOptions.ALGORITHMS, USER_VERIFIED, USER_PRESENT)));
        return read.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
    }

    /** @throws PasskeyRefused as above; {@code counter} where there must be a second one of this passkey */
    void verify(AuthenticationData read, Passkey passkey, RelyingParty party) {
        ServerProperty server = server(party, read.getCollectedClientData().getChallenge());
        refusing(() -> manager.verify(
                read, new AuthenticationParameters(server, record(passkey), null, USER_VERIFIED, USER_PRESENT)));
    }

    byte[] encoded(COSEKey key) {
        return converter.getCborMapper().writeValueAsBytes(key);
    }

    private CredentialRecordImpl record(Passkey passkey) {
        COSEKey key = converter.getCborMapper().readValue(passkey.publicKey(), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                USER_VERIFIED,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.counter(),
                new AttestedCredentialData(AAGUID.ZERO, passkey.credentialId(), key),
                null,
                null,
                null,
                null);
    }

    private static ServerProperty server(RelyingParty party, Challenge challenge) {
        Set<Origin> origins = party.origins().stream().map(Origin::new).collect(Collectors.toSet());
        return new ServerProperty(origins, party.id(), challenge);
    }

    private static void needed(Object... parts) {
        if (Arrays.asList(parts).contains(null)) {
            throw new PasskeyRefused("malformed");
        }
    }

    // why: what comes from outside may be anything, and the library says so by exceptions of many kinds, its own and
    // others
    private static <T> T refusing(Supplier<T> step) {
        try {
            return step.get();
        } catch (PasskeyRefused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PasskeyRefused(reason(e));
        }
    }

    private static String reason(RuntimeException e) {
        return switch (e) {
            case BadOriginException _ -> "origin";
            case BadRpIdException _ -> "rp-id";
            case UserNotVerifiedException _ -> "user-verification";
            case MaliciousCounterValueException _ -> "counter";
            case BadSignatureException _ -> "signature";
            default -> "malformed";
        };
    }
}
