package headlight.engine.tape;

import headlight.trace.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of an array of a finished run, by their index. */
interface Numbers {

    double at(int... index);

    /** All of them, as a trace keeps them. */
    Tensor tensor();

    /** Those of an array that a lease keeps: single precision where they lie, double precision as a copy. */
    static Numbers of(INDArray array, Lease lease) {
        return array.dataType() == DataType.FLOAT ? of(Host.tensor(array, lease)) : copy(array);
    }

    /** Those of a tensor. */
    static Numbers of(Tensor tensor) {
        return new Numbers() {
            @Override
            public double at(int... index) {
                return tensor.at(index);
            }

            @Override
            public Tensor tensor() {
                return tensor;
            }
        };
    }

    /** Those of an array, copied out of it. */
    static Numbers copy(INDArray array) {
        double[] data = Host.doubles(array);
        int[] shape = Host.shape(array);
        return new Numbers() {
            @Override
            public double at(int... index) {
                int offset = 0;
                for (int d = 0; d < shape.length; d++) {
                    offset = offset * shape[d] + index[d];
                }
                return data[offset];
            }

            @Override
            public Tensor tensor() {
                float[] narrow = new float[data.length];
                for (int i = 0; i < data.length; i++) {
                    narrow[i] = (float) data[i];
                }
                return Tensor.of(narrow, shape);
            }
        };
    }
}
