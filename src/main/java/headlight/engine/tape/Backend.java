package headlight.engine.tape;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J itself: started once, with bounded memory and one thread. Its first array takes a third of a second, so whoever
 * opens a window starts it on another thread.
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
        threads(1);
    }

    private Backend() {}

    /** Makes sure that ND4J is loaded. */
    public static void start() {
        // The static initialiser does the work.
    }

    /** How many threads one operation may use. One is fastest for small models, and gives the same bits every time. */
    public static void threads(int count) {
        Nd4j.factory().blas().setMaxThreads(count); // the first mention of Nd4j loads the back end that the rest needs
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        Nd4j.getEnvironment().setMaxThreads(count);
        Nd4j.getEnvironment().setMaxMasterThreads(count);
    }
}
