/** Kinds of failure, each with one code that pages, the API and the command line translate. */
package vn.dcim.core.error;
