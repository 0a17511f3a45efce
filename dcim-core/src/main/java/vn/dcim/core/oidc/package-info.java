/** People whom an identity provider knows sign in by OpenID Connect; their accounts follow what it says of them. */
package vn.dcim.core.oidc;
