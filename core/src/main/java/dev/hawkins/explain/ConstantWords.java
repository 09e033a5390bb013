package dev.hawkins.explain;

import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;

/** A column of which only the presence of a value counts: there is nothing to expect of the value itself. */
record ConstantWords(Column column) implements Words {
    @Override
    public String value(Table.Values values, int row) {
        double x = ((Table.Numbers) values).values()[row];
        if (column.kind() == Kind.BINARY) {
            return Tree.cut(column.values().get(x == 0 ? 0 : 1));
        }
        return column.kind() == Kind.TIMESTAMP ? Wording.time(x) : Wording.number(x);
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        return "";
    }
}
