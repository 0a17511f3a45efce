/** The network chain: what is reached over what, at which rate, and what is cut off when something fails. */
package vn.dcim.core.network;
