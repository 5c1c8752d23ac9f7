package ai.automatos.admin.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/** Left-aligned columns, two spaces apart, as wide as their widest cell. Control characters are shown as spaces. */
record TextTable(List<String> headings, List<List<String>> rows) {
    void print(PrintWriter out) {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        printRow(out, headings, widths);
        rows.forEach(row -> printRow(out, row, widths));
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(length(headings.get(column))),
                        rows.stream().mapToInt(row -> length(clean(row.get(column)))))
                .max()
                .orElse(0);
    }

    private static void printRow(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = clean(cells.get(column));
            line.append(cell).append(" ".repeat(widths[column] - length(cell) + 2));
        }
        out.println(line.toString().stripTrailing());
    }

    /** Stored text cannot move the cursor or colour the terminal. */
    private static String clean(String cell) {
        return cell.replaceAll("\\p{Cntrl}", " ");
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
