/** Accounts: who may sign in, by which password, session or token, and what each role may do. */
package vn.dcim.core.account;
