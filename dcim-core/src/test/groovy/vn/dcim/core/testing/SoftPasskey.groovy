package vn.dcim.core.testing

import com.webauthn4j.converter.util.ObjectConverter
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.ByteBuffer
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.security.SecureRandom
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import org.bouncycastle.util.Arrays

/** An authenticator without hardware, and the browser around it, which does what a spec tells it, also what none would do. */
class SoftPasskey {

    static final int PRESENT = 0x01, VERIFIED = 0x04, BACKUP_ELIGIBLE = 0x08, BACKED_UP = 0x10, ATTESTED = 0x40

    private static final ObjectConverter CONVERTER = new ObjectConverter()

    final byte[] id = new byte[32]
    private final KeyPair keys
    private final String algorithm
    /** What an unwary browser says; a spec may say otherwise. */
    String origin = 'https://dcim.example'
    String rpId = 'dcim.example'
    int flags = PRESENT | VERIFIED
    /** Signatures so far; one more with each. Below 0 for an authenticator that does not count. */
    long counter = 0
    /** By what it knows its account since it was made. */
    String handle

    /** @param algorithm ES256, EdDSA, RS256 */
    SoftPasskey(String algorithm = 'ES256') {
        this.algorithm = algorithm
        new SecureRandom().nextBytes(id)
        def generator = KeyPairGenerator.getInstance([ES256: 'EC', EdDSA: 'Ed25519', RS256: 'RSA'][algorithm])
        if (algorithm == 'ES256') {
            generator.initialize(new ECGenParameterSpec('secp256r1'))
        } else if (algorithm == 'RS256') {
            // why: a longer one takes seconds to make, and the same to verify
            generator.initialize(2048)
        }
        keys = generator.generateKeyPair()
    }

    /** Answers options of a registration. */
    String create(String options) {
        def asked = new JsonSlurper().parseText(options) as Map
        handle = asked.user.id
        def credential = joined(new byte[16], ByteBuffer.allocate(2).putShort(id.length as short).array(), id,
                CONVERTER.cborMapper.writeValueAsBytes(coseKey()))
        def object = CONVERTER.cborMapper.writeValueAsBytes(
                [fmt: 'none', attStmt: [:], authData: joined(authenticatorData(flags | ATTESTED), credential)])
        answer([clientDataJSON: text(clientData('webauthn.create', asked.challenge)), attestationObject: text(object), transports: ['internal']])
    }

    /** Answers options of a sign-in. */
    String get(String options, Map with = [:]) {
        def asked = new JsonSlurper().parseText(options) as Map
        def client = clientData('webauthn.get', with.challenge ?: asked.challenge)
        def data = authenticatorData(flags)
        def signed = with.signature ?: sign(joined(data, MessageDigest.getInstance('SHA-256').digest(client)))
        answer([clientDataJSON: text(client), authenticatorData: text(data), signature: text(signed as byte[])]
                + (with.handle == false ? [:] : [userHandle: with.handle ?: handle]))
    }

    String idText() {
        text(id)
    }

    private byte[] clientData(String type, String challenge) {
        JsonOutput.toJson([type: type, challenge: challenge, origin: origin, crossOrigin: false]).bytes
    }

    private byte[] authenticatorData(int flags) {
        counter = counter < 0 ? counter : counter + 1
        joined(MessageDigest.getInstance('SHA-256').digest(rpId.bytes),
                ByteBuffer.allocate(5).put(flags as byte).putInt(Math.max(0, counter) as int).array())
    }

    private byte[] sign(byte[] what) {
        def signature = Signature.getInstance([ES256: 'SHA256withECDSA', EdDSA: 'Ed25519', RS256: 'SHA256withRSA'][algorithm])
        signature.initSign(keys.private)
        signature.update(what)
        signature.sign()
    }

    private Object coseKey() {
        switch (algorithm) {
            case 'ES256': return EC2COSEKey.create(keys.public, COSEAlgorithmIdentifier.ES256)
            case 'EdDSA': return EdDSACOSEKey.create(keys.public, COSEAlgorithmIdentifier.EdDSA)
            default: return RSACOSEKey.create(keys.public, COSEAlgorithmIdentifier.RS256)
        }
    }

    private String answer(Map response) {
        JsonOutput.toJson([id: idText(), rawId: idText(), type: 'public-key', authenticatorAttachment: 'platform',
                           clientExtensionResults: [:], response: response])
    }

    private static byte[] joined(byte[]... parts) {
        Arrays.concatenate(parts)
    }

    static String text(byte[] bytes) {
        Base64.urlEncoder.withoutPadding().encodeToString(bytes)
    }
}
