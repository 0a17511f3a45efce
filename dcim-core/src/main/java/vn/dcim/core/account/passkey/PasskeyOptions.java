package vn.dcim.core.account.passkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientInputs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import vn.dcim.core.account.Account;

/** Writes what browsers are asked, as JSON of WebAuthn level 3 ({@code PublicKeyCredentialCreationOptionsJSON}, {@code …RequestOptionsJSON}). */
@Singleton
final class PasskeyOptions {

    static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    // why: what a browser answers at its last moment must still find its challenge
    private static final long TIMEOUT_MS =
            PasskeyChallenges.TERM.minus(Duration.ofSeconds(10)).toMillis();

    // why: browsers take what is left out, and not null
    private final JsonMapper mapper = new ObjectConverter()
            .getJsonMapper()
            .rebuild()
            .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    String creation(
            Account account,
            PasskeyOwner owner,
            List<Passkey> known,
            byte[] challenge,
            RelyingParty party,
            String title) {
        String person = account.person().fullName();
        return json(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(party.id(), title),
                new PublicKeyCredentialUserEntity(
                        owner.userHandle(), account.name(), person.isEmpty() ? account.name() : person),
                new DefaultChallenge(challenge),
                ALGORITHMS,
                TIMEOUT_MS,
                descriptors(known),
                new AuthenticatorSelectionCriteria(
                        null, false, ResidentKeyRequirement.PREFERRED, UserVerificationRequirement.REQUIRED),
                List.of(),
                AttestationConveyancePreference.NONE,
                new AuthenticationExtensionsClientInputs<>()));
    }

    /** @param known those that may sign; none for whichever the authenticator has for this site */
    String request(List<Passkey> known, byte[] challenge, RelyingParty party) {
        return json(new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(challenge),
                TIMEOUT_MS,
                party.id(),
                descriptors(known),
                UserVerificationRequirement.REQUIRED,
                List.of(),
                new AuthenticationExtensionsClientInputs<>()));
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(passkey -> new PublicKeyCredentialDescriptor(
                        PublicKeyCredentialType.PUBLIC_KEY,
                        passkey.credentialId(),
                        passkey.ways().stream()
                                .map(AuthenticatorTransport::create)
                                .collect(Collectors.toSet())))
                .toList();
    }

    private String json(Object options) {
        return mapper.writeValueAsString(options);
    }
}
