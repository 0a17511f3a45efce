package vn.dcim.core.link

import java.lang.foreign.Arena
import java.lang.foreign.FunctionDescriptor
import java.lang.foreign.Linker
import java.lang.foreign.MemorySegment
import java.lang.foreign.ValueLayout
import java.lang.invoke.MethodHandle
import java.util.concurrent.Callable
import java.util.concurrent.FutureTask

/** What the specs of lines ask of Linux and Java does not offer: threads in a network namespace, and TUN devices. */
class Kernel {

    private static final int READ_WRITE = 2
    private static final int NEW_NET = 0x40000000
    private static final long TUN_SET_INTERFACE = 0x400454caL
    private static final short TUN_NO_HEADER = 0x1001
    private static final short READABLE = 1

    private static final Linker LINKER = Linker.nativeLinker()
    private static final MethodHandle OPEN = call('open', FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
    private static final MethodHandle CLOSE = call('close', FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
    private static final MethodHandle SETNS = call('setns', FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
    private static final MethodHandle IOCTL = call('ioctl',
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS), Linker.Option.firstVariadicArg(2))
    private static final MethodHandle READ = call('read',
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG))
    private static final MethodHandle WRITE = call('write',
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG))
    private static final MethodHandle POLL = call('poll',
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT))

    private static MethodHandle call(String name, FunctionDescriptor shape, Linker.Option... options) {
        LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options)
    }

    private static int open(String file) {
        try (def arena = Arena.ofConfined()) {
            return checked(OPEN.invokeWithArguments(arena.allocateFrom(file), READ_WRITE & (file.startsWith('/dev') ? READ_WRITE : 0)) as int, file)
        }
    }

    private static int checked(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException("$what: refused by the kernel; these specs need the rights of root")
        }
        result
    }

    static void close(int file) {
        CLOSE.invokeWithArguments(file)
    }

    /** Does something on a thread that lives in a namespace, as do all threads and programs that it starts. */
    static <T> T inside(String namespace, Callable<T> work) {
        def task = new FutureTask<T>({
            int file = open('/run/netns/' + namespace)
            checked(SETNS.invokeWithArguments(file, NEW_NET) as int, "namespace $namespace")
            close(file)
            work.call()
        } as Callable<T>)
        Thread.ofPlatform().daemon().start(task)
        task.get()
    }

    /** Makes a TUN device in the namespace of the present thread. */
    static int tun(String name) {
        try (def arena = Arena.ofConfined()) {
            int file = open('/dev/net/tun')
            def request = arena.allocate(40)
            request.setString(0, name)
            request.set(ValueLayout.JAVA_SHORT, 16, TUN_NO_HEADER)
            checked(IOCTL.invokeWithArguments(file, TUN_SET_INTERFACE, request) as int, "TUN $name")
            return file
        }
    }

    /** Returns the next packet; null where there was none for a while. */
    static byte[] read(int file, MemorySegment buffer, MemorySegment poll) {
        poll.set(ValueLayout.JAVA_INT, 0, file)
        poll.set(ValueLayout.JAVA_SHORT, 4, READABLE)
        poll.set(ValueLayout.JAVA_SHORT, 6, (short) 0)
        if ((POLL.invokeWithArguments(poll, 1L, 50) as int) <= 0) {
            return null
        }
        long length = READ.invokeWithArguments(file, buffer, buffer.byteSize()) as long
        length <= 0 ? null : buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE)
    }

    static void write(int file, byte[] packet) {
        try (def arena = Arena.ofConfined()) {
            WRITE.invokeWithArguments(file, arena.allocateFrom(ValueLayout.JAVA_BYTE, packet), (long) packet.length)
        }
    }
}
