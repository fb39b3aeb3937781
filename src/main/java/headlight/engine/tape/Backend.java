package headlight.engine.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.nd4j.context.Nd4jContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J itself: started once, with bounded memory and one thread, in two parts. Its libraries take a fifth of a second to
 * load, on whatever thread is free. What is left is short, but while it looks up functions (JavaCPP's {@code addressof}) no
 * other thread may load a native library: on Linux the two lock each other out for ever, one in
 * {@code dl_iterate_phdr}, one in {@code dlopen}.
 */
public final class Backend {

    /** The cap on native memory of the whole process, unless {@code -Dheadlight.memory=} says otherwise. */
    public static final String MEMORY_CAP = "6g";

    static {
        // JavaCPP reads this once, when its first class loads: maxbytes would not count ND4J's arrays.
        String cap = System.getProperty("headlight.memory", MEMORY_CAP);
        System.setProperty(
                "org.bytedeco.javacpp.maxphysicalbytes",
                System.getProperty("org.bytedeco.javacpp.maxphysicalbytes", cap));
    }

    /** The first part; a class is initialised once, and who comes meanwhile waits. */
    private static final class Libraries {
        static {
            try {
                Nd4jBackend backend = Nd4jBackend.load();
                Nd4jContext.getInstance()
                        .updateProperties(backend.getConfigurationResource().getInputStream());
                NativeOpsHolder.getInstance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Nd4jBackend.NoAvailableBackendException e) {
                throw new IllegalStateException(e);
            }
        }

        static void load() {
            // The static initialiser does the work.
        }
    }

    /** The second part. */
    private static final class Functions {
        static {
            Libraries.load();
            set(1);
        }

        static void find() {
            // The static initialiser does the work.
        }
    }

    private Backend() {}

    /** Loads its libraries, while other things are done. */
    public static void load() {
        Libraries.load();
    }

    /** Makes sure that it is there to compute. */
    public static void start() {
        Functions.find();
    }

    /** How many threads one operation may use. One is fastest for small models, and gives the same bits every time. */
    public static void threads(int count) {
        start();
        set(count);
    }

    private static void set(int count) {
        Nd4j.factory().blas().setMaxThreads(count); // the first mention of Nd4j sets up what the rest needs
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        Nd4j.getEnvironment().setMaxThreads(count);
        Nd4j.getEnvironment().setMaxMasterThreads(count);
    }
}
