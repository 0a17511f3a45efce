/** The network chain: its pages, its question what if, and its API. */
package vn.dcim.web.network;
