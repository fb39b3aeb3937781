package headlight.cli;

import headlight.trace.Change;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Something to change in a run, as typed: {@code attention.weights[1]=0.1,0.9}, {@code positions=off}. */
final class ChangeArgument implements ITypeConverter<Change> {

    @Override
    public Change convert(String typed) {
        try {
            return Change.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
