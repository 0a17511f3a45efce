/** The second factor: a code of an authenticator app or of a list on paper, or a passkey, beside the password. */
package vn.dcim.core.account.factor;
