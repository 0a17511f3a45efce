/** Accounts on the web: signing in and out. */
package vn.dcim.web.account;
