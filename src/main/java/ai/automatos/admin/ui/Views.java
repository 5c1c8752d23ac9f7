package ai.automatos.admin.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * The only place that loads FXML. A layout lies beside its controller and carries its name without the ending
 * {@code Controller}; the controller is made by its owner, with everything it needs, and handed in.
 */
public final class Views {
    private final ResourceBundle sentences;

    public Views(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /**
     * Builds the view and fills the controller's {@code @FXML} fields. Any thread, as long as the view is not shown.
     *
     * @throws IllegalStateException if the layout names another controller than the one given
     */
    public Parent load(Object controller) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName().replaceFirst("Controller$", "") + ".fxml";
        URL layout = Objects.requireNonNull(type.getResource(name), name);
        FXMLLoader loader = new FXMLLoader(layout, sentences);
        loader.setClassLoader(type.getClassLoader());
        loader.setControllerFactory(wanted -> {
            if (wanted != type) {
                throw new IllegalStateException(name + " wants a " + wanted.getName());
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            if (e.getCause() instanceof IllegalStateException wrongController) {
                throw wrongController;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** A view whose controller is its root node, for parts that are used many times; see {@code fx:root}. */
    public void loadInto(Node root) {
        Class<?> type = root.getClass();
        FXMLLoader loader = new FXMLLoader(
                Objects.requireNonNull(type.getResource(type.getSimpleName() + ".fxml"), type.getSimpleName()),
                sentences);
        loader.setClassLoader(type.getClassLoader());
        loader.setRoot(root);
        loader.setController(root);
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
