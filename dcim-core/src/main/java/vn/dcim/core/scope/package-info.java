/** Scopes: which part of the centre an account sees and acts on. */
package vn.dcim.core.scope;
