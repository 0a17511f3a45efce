/** Passkeys: keys of WebAuthn that prove their owner, who unlocks them by PIN, finger or face. */
package vn.dcim.core.account.passkey;
