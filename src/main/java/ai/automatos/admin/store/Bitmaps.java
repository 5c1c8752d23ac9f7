package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Roaring bitmaps as bytes, in the library's portable format. */
final class Bitmaps {
    private Bitmaps() {}

    static byte[] write(RoaringBitmap bitmap) {
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }

    /** @throws UserFacingException {@code store.index.damaged} */
    static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(ByteBuffer.wrap(bytes));
            return bitmap;
        } catch (IOException | RuntimeException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "store.index.damaged");
        }
    }
}
