package headlight.engine.tape;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One kind of matrix product, told to ND4J once and then done with ever other arrays: to prepare a product takes ND4J
 * longer than to compute a small one.
 */
final class Gemm {

    /** All kinds, for each thread its own, since ND4J notes the arrays in them. */
    private static final ThreadLocal<Gemm[]> KINDS = ThreadLocal.withInitial(() -> new Gemm[8]);

    private final Mmul op = new Mmul();
    private final OpContext context = Nd4j.getExecutioner().buildContext();

    private Gemm(boolean transposeA, boolean transposeB, boolean adds) {
        context.setIArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0);
        context.setTArguments(1, adds ? 1 : 0); // α, β
    }

    /**
     * The product a·b of two matrices.
     *
     * @param transposeA whether a's columns take the place of its rows, and so for b
     * @param adds       whether the product is added to what stands in {@code out}
     */
    static void multiply(INDArray a, INDArray b, INDArray out, boolean transposeA, boolean transposeB, boolean adds) {
        Gemm[] kinds = KINDS.get();
        int which = (transposeA ? 1 : 0) + (transposeB ? 2 : 0) + (adds ? 4 : 0);
        if (kinds[which] == null) {
            kinds[which] = new Gemm(transposeA, transposeB, adds);
        }
        kinds[which].compute(a, b, out);
    }

    private void compute(INDArray a, INDArray b, INDArray out) {
        context.setInputArray(0, a);
        context.setInputArray(1, b);
        context.setOutputArray(0, out);
        Nd4j.getExecutioner().exec(op, context);
        context.purge(); // or it would note every array it was ever given: 400 bytes a product
    }
}
