package ai.automatos.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(print(List.of("A", "LONGER"), List.of(List.of("wide cell", "x"), List.of("y", "z"))))
                .containsExactly("A          LONGER", "wide cell  x", "y          z");
    }

    @Test
    void storedTextCannotDriveTheTerminal() {
        assertThat(print(List.of("A"), List.of(List.of("\u001b[31mred\nline")))).containsExactly("A", " [31mred line");
    }

    private static List<String> print(List<String> headings, List<List<String>> rows) {
        StringWriter out = new StringWriter();
        new TextTable(headings, rows).print(new PrintWriter(out, true));
        return out.toString().lines().toList();
    }
}
