/** Measures the program as it is: each benchmark is a command whose figures anyone can take again. */
package vn.dcim.bench;
